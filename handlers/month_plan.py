"""The month's plan: what is asked by its days, the meetings, what waits, what was last month (TEXTS 2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from handlers.asked_lines import Line, bullets, enumerated, question_line
from handlers.callbacks import OpenList
from handlers.line_buttons import WereDone, fits, pack_ids
from handlers.meetings import dated, meeting_line, meeting_moment, undated, undated_line
from handlers.screen import Button, Screen
from handlers.walk_buttons import StartWalk
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import Evidence
from roadmap.word_forms import Form, find_form
from services.agenda import Agenda, Group, SchoolAgenda
from services.duties import gather
from services.replies import ASKS_PAPER
from storage.assignments import AssignmentRow

ITEMS = 8
LATE, MEETINGS, LEAST = 3, 3, 2
LONGEST = 900


@dataclass(frozen=True, slots=True)
class _Size:
    """How much of everything is named."""

    items: int
    meetings: int


SIZES = tuple(_Size(items, meetings) for items in range(ITEMS, 1, -1) for meetings in (MEETINGS, 1))


def plan_screen(texts: Texts, agenda: Agenda, zone: tzinfo, room: int = LONGEST) -> Screen:
    """As much as fits into `room` signs and eight items; the rest is counted."""
    for size in SIZES:
        text = Html.joined(_blocks(texts, agenda, zone, size), "\n\n")
        if len(text) <= room:
            break
    lines = [line for school in agenda.schools for line in school.lines]
    return Screen(text, _buttons(texts, agenda, lines), tuple(line[0].id for line in lines))


def one_tap(rows: Sequence[AssignmentRow]) -> list[Line]:
    """The lines of last month's deeds that «Да, были» answers: numbers have to be told."""
    return [line for line in gather(rows) if line[0].evidence is not Evidence.NUMBERS]


def _buttons(texts: Texts, agenda: Agenda, lines: Sequence[Line]) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    tapped = [line for school in agenda.schools for line in one_tap(school.recurring)]
    if len(lines) > len(tapped):
        rows.append((Button(texts.say_plain("button-walk"), StartWalk().pack()),))
    if held := were_done_button(texts, tapped):
        rows.append((held,))
    rows.append((Button(texts.say_plain("button-all-list"), OpenList().pack()),))
    return tuple(rows)


def were_done_button(texts: Texts, lines: Sequence[Line]) -> Button | None:
    """«✅ Да, были», about exactly what the message names."""
    ids = [row.id for line in lines for row in line]
    data = fits(WereDone.model_construct(ids=pack_ids(ids))) if ids else None
    form = find_form(lines[0][0].short_name) if len(lines) == 1 else Form.PLURAL
    return Button(texts.say_plain("button-were-done", form=form.value), data) if data else None


def _blocks(texts: Texts, agenda: Agenda, zone: tzinfo, size: _Size) -> list[Html]:
    share = _Size(max(1, size.items // max(1, len(agenda.schools))), size.meetings)
    blocks = [block for school in agenda.schools for block in _school(texts, agenda, school, zone, share)]
    if agenda.accepted:
        month = dates.month(texts, _month_before(agenda.today))
        blocks.append(texts.say("plan-accepted", month=month, count=agenda.accepted))
    if agenda.has_thanks:
        blocks.append(texts.say("plan-thanks"))
    return blocks


def _school(texts: Texts, agenda: Agenda, school: SchoolAgenda, zone: tzinfo, size: _Size) -> list[Html]:
    month = dates.month(texts, agenda.today)
    is_free = not school.groups and not school.late and not school.recurring
    head = texts.say("plan-head-free" if is_free else "plan-head", month=month, school=school.organization)
    last_month = len(gather(school.recurring))
    late = min(LATE, len(gather(school.late)), max(1, size.items - last_month - LEAST))
    blocks = [head, *_groups(texts, school, max(LEAST, size.items - last_month - late))]
    if school.events:
        blocks.append(_meetings(texts, agenda.today, school, zone, size.meetings))
    waits = [_late(texts, school.late, late)] if school.late else []
    waits += _recurring(texts, school.recurring)
    return [*blocks, Html.joined(waits)] if waits else blocks


def _groups(texts: Texts, school: SchoolAgenda, items: int) -> list[Html]:
    """What has a day of its own first; the questions for a report share what room is left."""
    found = [(group, gather(group.rows)) for group in school.groups]
    room = dict.fromkeys(range(len(found)), 1)
    left = items - len(found)
    for at in sorted(room, key=lambda at: _is_collected(found[at][0])):
        more = min(max(0, left), len(found[at][1]) - 1)
        room[at] += more
        left -= more
    return [_group(texts, group, lines, room[at]) for at, (group, lines) in enumerate(found)]


def _group(texts: Texts, group: Group, lines: Sequence[Line], most: int) -> Html:
    due = dates.weekday(texts, group.due)
    if _is_collected(group):
        head = texts.say("plan-collected", span=_span(group), due=due, count=len(lines))
    elif group.printed:
        head = texts.say("plan-group-early", due=due, printed=dates.day(texts, group.printed))
    else:
        head = texts.say("plan-group", due=due)
    shown = [question_line(texts, line) for line in lines[:most]]
    return Html.joined([head, *bullets(texts, shown, len(lines))])


def _meetings(texts: Texts, today: date, school: SchoolAgenda, zone: tzinfo, most: int) -> Html:
    """Dated ones a line each; one alone, and those without a day, in a sentence."""
    known, unknown = dated(school.events), undated(school.events)
    if len(known) == 1 and not unknown and not school.asked:
        return texts.say("plan-one-meeting", when=meeting_moment(texts, known[0], zone))
    lines = [texts.say("plan-meetings")] if known else []
    shown = [texts.say("list-item", text=meeting_line(texts, rows, zone)) for rows in known[:most]]
    lines += bullets(texts, shown, len(known))
    if unknown:
        lines.append(undated_line(texts, unknown, today, most, is_more=bool(known or school.groups)))
    return Html.joined(lines)


def _late(texts: Texts, rows: Sequence[AssignmentRow], most: int) -> Html:
    """«С декабря ждём одно: локальные акты (ДК1 · 1.7). Если уже готово, хватит номера и даты.»"""
    lines = gather(rows)
    names = enumerated(texts, lines, most)
    since = dates.month_of(texts, min(row.collect_by or row.due for row in rows))
    is_paper = any(row.evidence in ASKS_PAPER for row in rows)
    tail = texts.say_plain("plan-late-paper" if is_paper else "plan-late-press")
    return texts.say("plan-late", since=since, count=len(lines), names=names, tail=tail)


def _recurring(texts: Texts, rows: Sequence[AssignmentRow]) -> list[Html]:
    """A sentence for each span of time; what needs numbers is asked for by a list."""
    spans: dict[str, list[Line]] = {}
    for line in one_tap(rows):
        spans.setdefault(_when(texts, line[0]), []).append(line)
    blocks = [_were(texts, when, lines) for when, lines in spans.items()]
    counted = [line for line in gather(rows) if line[0].evidence is Evidence.NUMBERS]
    if counted:
        head = texts.say("plan-numbers", span=_span_of(texts, counted[0][0]))
        lines = [question_line(texts, line) for line in counted[:LEAST]]
        blocks.append(Html.joined([head, *bullets(texts, lines, len(counted))]))
    return blocks


def _were(texts: Texts, when: str, lines: Sequence[Line]) -> Html:
    if len(lines) > 1:
        return texts.say("plan-were-these", when=when, names=enumerated(texts, lines, len(lines)))
    name = lines[0][0].short_name
    return texts.say("plan-were", when=when, name=name, form=find_form(name).value)


def _when(texts: Texts, row: AssignmentRow) -> str:
    """«В декабре», of a quarter «С октября по декабрь»."""
    start = row.start or row.end
    if (start.year, start.month) == (row.end.year, row.end.month):
        return texts.say_plain("in-month", month=dates.month_in(texts, row.end))
    first, last = dates.month_of(texts, start), dates.month(texts, row.end)
    return texts.say_plain("from-to-month", first=first, last=last)


def _span_of(texts: Texts, row: AssignmentRow) -> str:
    """«декабрь», of a quarter «октябрь – декабрь»."""
    months = [dates.month(texts, day) for day in (row.start or row.end, row.end)]
    return " – ".join(dict.fromkeys(months))


def _is_collected(group: Group) -> bool:
    return any(row.collected or row.collect_by for row in group.rows)


def _span(group: Group) -> str:
    """Which report the questions are for: of the half-year while another one follows."""
    if any(row.interim for row in group.rows):
        return "half"
    return "year" if group.due.month in {5, 6, 7} else "report"


def _month_before(day: date) -> date:
    return day.replace(day=1) - timedelta(days=1)
