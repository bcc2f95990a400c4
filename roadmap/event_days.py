"""When and where a meeting is, in one typed line; and on which days the centre is asked for it (RULES §7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from roadmap.model import Period, TermKind
from roadmap.terms import parse_term
from roadmap.workdays import WorkDays

BEFORE_END = 5
"""Working days before the end of a window, when its date is asked for once more."""
AHEAD = timedelta(hours=1)
"""How long before it a meeting is spoken of for the last time."""
NEARLY = timedelta(minutes=10)
LONGEST = 300
_LINK = re.compile(r"https?://[^\s,;]+[^\s,;.)]", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d.:])(?:(?:начало|в|к|с|at)\s+)*"
    r"(?:(?P<hour>[01]?\d|2[0-3])(?:"
    r"(?::|(?<=\d)[.-](?=[0-5]\d(?![\d.]|\s*г)))(?P<minute>[0-5]\d)"
    r"|\s*(?:час\w*|ч\b\.?)(?:\s*(?P<minutes>[0-5]\d)\s*мин\w*\.?)?))"
    r"(?:\s*[-–—]\s*\d{1,2}[:.][0-5]\d)?(?![\d:])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,;]\s*")
_AT = re.compile(r"^(?:или\s+|в\s+|во\s+|на\s+|по адресу:?\s+|место:?\s+)+", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:во?\s+)?(?:пн|вт|ср|чт|пт|сб|вс|понедельник|вторник|сред[ау]|четверг|пятниц[ау]|суббот[ау]|воскресенье)",
    re.IGNORECASE,
)
_WORDS = 6
"""No day takes more: «в четверг 26 января 2023 года»."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a line says of a meeting; what it does not say is None or empty."""

    day: date | None = None
    at: time | None = None
    place: str = ""
    link: str = ""


def parse_meeting(text: str, period: Period, workdays: WorkDays) -> Told:
    """«26 января 15:00, УОиМП, каб. 12»: a day of the period, an hour, the rest is the place.

    A day that cannot be read, or two of them, is no day.
    """
    line = " ".join(text[:LONGEST].split())
    link = _LINK.search(line)
    rest = line.replace(link[0], " ") if link else line
    moments = [found for found in _TIME.finditer(rest) if not _is_day(found[0], period, workdays)]
    if moments:
        rest = f"{rest[: moments[0].start()]} , {rest[moments[0].end() :]}"
    day, place = _split(rest, period, workdays)
    return Told(day, _time(moments[0]) if len(moments) == 1 else None, place, link[0] if link else "")


def _is_day(words: str, period: Period, workdays: WorkDays) -> bool:
    """«10.12» is a day unless a word or a colon makes an hour of it."""
    bare = words.strip()
    return re.fullmatch(r"\d{1,2}\.\d{1,2}", bare) is not None and _day(bare, period, workdays) is not None


def _time(found: re.Match[str]) -> time:
    return time(int(found["hour"]), int(found["minute"] or found["minutes"] or 0))


def _split(text: str, period: Period, workdays: WorkDays) -> tuple[date | None, str]:
    """The one day, also «четверг, 26 января» or «26 января в УОиМП», and the other words."""
    days: list[date] = []
    left: list[str] = []
    for part in filter(None, (part.strip(" .") for part in _BETWEEN.split(text))):
        tail = part
        while found := _lead(tail, period, workdays):
            days.append(found[0])
            tail = found[1]
        if tail and not _WEEKDAY.fullmatch(tail):
            left.append(tail)
    return (days[0] if len(days) == 1 else None), ", ".join(left)


def _lead(part: str, period: Period, workdays: WorkDays) -> tuple[date, str] | None:
    """The longest beginning that is a day, and what follows it."""
    words = part.split()
    for end in range(min(len(words), _WORDS), 0, -1):
        if day := _day(" ".join(words[:end]), period, workdays):
            return day, _AT.sub("", " ".join(words[end:]))
    return None


def _day(words: str, period: Period, workdays: WorkDays) -> date | None:
    schedule = parse_term(words, period, (), workdays)
    if schedule.kind is not TermKind.DATES or not schedule.resolved or len(schedule.windows) != 1:
        return None
    (window,) = schedule.windows
    return window.end if window.start in (None, window.end) else None


def is_an_hour_before(starts: datetime, now: datetime) -> bool:
    """Whether «через час» is still true; what leaves later names the hour."""
    return starts - now > AHEAD - NEARLY


def ask_days(start: date | None, end: date, workdays: WorkDays) -> Iterator[date]:
    """The first working day of a window and the fifth before its end; of a short one the first alone."""
    first = workdays.on_or_after(start or end.replace(day=1))
    yield first
    again = workdays.back(end, BEFORE_END)
    if again > first:
        yield again
