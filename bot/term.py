"""`python -m bot term`: what a term means. Loads neither Telegram nor the database."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date

from roadmap.errors import RejectedError
from roadmap.model import Period, Schedule, Window
from roadmap.periods import default_reporting, parse_year, school_year_of
from roadmap.terms import TermReading, read_term, schedule_json
from roadmap.terms_dates import last_dates, next_dates
from roadmap.workdays import WorkDays

YEARS = "YEAR is 2022/2023 (a school year), 2023 (a calendar year) or 2022-2027 (a span)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="?", metavar="TEXT", help="a term as an order prints it")
    parser.add_argument(
        "--year", metavar="YEAR", help=f"the plan's period: {YEARS}; default: this school year"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help='read lines {"text","year"} from standard input, write one result line each',
    )


def run(args: argparse.Namespace) -> int:
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if args.jsonl:
        return _answer_lines(sys.stdin.buffer, Reader(args.year))
    if args.text is None:
        return _refuse("TEXT is missing")
    try:
        reading = Reader(args.year).read(args.text)
    except RejectedError:
        return _refuse(YEARS)
    if args.json:
        print(json.dumps(schedule_json(reading.schedule), ensure_ascii=False))
    else:
        print("\n".join((*_render_lines(args.text, reading), *_render_dates(reading.schedule))))
    return 0


class Reader:
    """Reads terms of many years over one calendar."""

    def __init__(self, year: str | None) -> None:
        self._year = year
        self._workdays = WorkDays()
        self._plans: dict[str | None, tuple[Period, tuple[date, ...]]] = {}

    def read(self, text: str, year: str | None = None) -> TermReading:
        """Raises `RejectedError` when the year is impossible."""
        year = year or self._year
        if year not in self._plans:
            period = parse_year(year) if year else school_year_of(_today())
            self._plans[year] = period, default_reporting(period, self._workdays)
        return read_term(text, *self._plans[year], self._workdays)


def _today() -> date:
    """The program's day, by the settings."""
    from bot.settings import build_clock, load_settings

    settings = load_settings()
    return build_clock(settings, None).now().astimezone(settings.timezone).date()


def _answer_lines(lines: Iterable[bytes], reader: Reader) -> int:
    """A line that cannot be answered gets `{"error"}` in its place, and the command ends with status 2."""
    failed = False
    for line in lines:
        if not line.strip():
            continue
        answer = _answer(line, reader)
        failed |= "error" in answer
        print(json.dumps(answer, ensure_ascii=False), flush=True)
    return 2 if failed else 0


def _answer(line: bytes, reader: Reader) -> dict[str, object]:
    try:
        asked = json.loads(line)
    except (ValueError, RecursionError):
        return {"error": "not a line of JSON"}
    if not isinstance(asked, dict) or not isinstance(asked.get("text"), str):
        return {"error": 'a line is {"text","year"}'}
    year = asked.get("year")
    if year is not None and not isinstance(year, str | int):
        return {"error": YEARS}
    try:
        return schedule_json(reader.read(asked["text"], None if year is None else str(year)).schedule)
    except RejectedError:
        return {"error": YEARS}


def _render_lines(text: str, reading: TermReading) -> Iterator[str]:
    schedule = reading.schedule
    yield f"{schedule.kind} (conditional)" if schedule.conditional else f"{schedule.kind}"
    yield from map(_render_window, schedule.windows)
    for number, windows in enumerate(schedule.readings, 1):
        yield f"{number}?"
        yield from map(_render_window, windows)
    if reading.unread:
        start, end = reading.unread
        yield f"{text[:start]}>>{text[start:end]}<<{text[end:]}"


def _render_window(window: Window) -> str:
    return f"{window.start or '…'} – {window.end}, due {window.due}"


def _render_dates(schedule: Schedule) -> Iterator[str]:
    """The next three dates, or of what is all over the last three, in the language of the settings."""
    if not schedule.windows:
        return
    from bot.settings import load_settings
    from locales.dates import numeric
    from locales.texts import Texts

    days = next_dates(schedule, _today())
    shown = ", ".join(map(numeric, days or last_dates(schedule)))
    yield Texts(load_settings().locale).say_plain("cli-term-next" if days else "cli-term-past", days=shown)


def _refuse(reason: str) -> int:
    print(f"vekhi: {reason}", file=sys.stderr)
    return 2
