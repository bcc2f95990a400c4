"""The month's plan: what is asked by its days, the meetings, what waits, what was last month (TEXTS 2)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta, tzinfo

from handlers.asked_lines import Line, bullets, enumerated, question_line
from handlers.callbacks import OpenList
from handlers.last_month import last_month_blocks, tapped, were_done_button
from handlers.meetings import dated, meeting_line, meeting_moment, undated, undated_line
from handlers.plan_size import LEAST, SIZES, Size
from handlers.screen import Button, Screen
from handlers.walk_buttons import StartWalk
from locales import dates
from locales.texts import Html, Texts
from services.agenda import Agenda, Group, SchoolAgenda
from services.duties import gather
from services.replies import ASKS_PAPER
from storage.assignments import AssignmentRow

LONGEST = 900
BLANK = "\n\n"


def plan_screen(texts: Texts, agenda: Agenda, zone: tzinfo, room: int = LONGEST) -> Screen:
    """As much as fits into `room` signs and eight items; the rest is counted."""
    for size in SIZES:
        blocks = _blocks(texts, agenda, zone, size)
        if len(Html.joined(blocks, BLANK)) <= room:
            break
    lines = [line for school in agenda.schools for line in school.lines]
    text = _fitting(texts, blocks, room)
    return Screen(text, _buttons(texts, agenda, lines, size), tuple(line[0].id for line in lines))


def _fitting(texts: Texts, blocks: Sequence[Html], room: int) -> Html:
    """The blocks, or as many of them as there is room for and a word of the rest: of very many schools."""
    text = Html.joined(blocks, BLANK)
    left = len(blocks)
    while len(text) > room and left > 1:
        left -= 1
        text = Html.joined([*blocks[:left], texts.say("plan-rest")], BLANK)
    return text


def _buttons(
    texts: Texts, agenda: Agenda, lines: Sequence[Line], size: Size
) -> tuple[tuple[Button, ...], ...]:
    rows: list[tuple[Button, ...]] = []
    part = size.share(len(agenda.schools))
    named = [line for school in agenda.schools for line in tapped(school.recurring, part)]
    if len(lines) > len(named):
        rows.append((Button(texts.say_plain("button-walk"), StartWalk().pack()),))
    if held := were_done_button(texts, named):
        rows.append((held,))
    rows.append((Button(texts.say_plain("button-all-list"), OpenList().pack()),))
    return tuple(rows)


def _blocks(texts: Texts, agenda: Agenda, zone: tzinfo, size: Size) -> list[Html]:
    part = size.share(len(agenda.schools))
    blocks = [block for school in agenda.schools for block in _school(texts, agenda, school, zone, part)]
    if agenda.accepted:
        month = dates.month(texts, _month_before(agenda.today))
        blocks.append(texts.say("plan-accepted", month=month, count=agenda.accepted))
    if agenda.has_thanks:
        blocks.append(texts.say("plan-thanks"))
    return blocks


def _school(texts: Texts, agenda: Agenda, school: SchoolAgenda, zone: tzinfo, size: Size) -> list[Html]:
    month = dates.month(texts, agenda.today)
    is_free = not school.groups and not school.late and not school.recurring
    head = texts.say("plan-head-free" if is_free else "plan-head", month=month, school=school.organization)
    last_month = len(tapped(school.recurring, size)) + (len(school.recurring) > size.tapped)
    late = min(size.late, len(gather(school.late)), max(1, size.items - last_month - LEAST))
    items = max(min(LEAST, size.items), size.items - last_month - late)
    blocks = [head, *_groups(texts, school, replace(size, items=items))]
    if school.events:
        blocks.append(_meetings(texts, agenda.today, school, zone, size.meetings))
    waits = [_late(texts, school.late, late, size)] if school.late else []
    waits += last_month_blocks(texts, school.recurring, size)
    return [*blocks, Html.joined(waits)] if waits else blocks


def _groups(texts: Texts, school: SchoolAgenda, size: Size) -> list[Html]:
    """What has a day of its own first; the questions for a report share what room is left."""
    found = [(group, gather(group.rows)) for group in school.groups]
    room = dict.fromkeys(range(len(found)), 1)
    left = size.items - len(found)
    for at in sorted(room, key=lambda at: _is_collected(found[at][0])):
        more = min(max(0, left), len(found[at][1]) - 1)
        room[at] += more
        left -= more
    return [
        _group(texts, group, lines, replace(size, items=room[at])) for at, (group, lines) in enumerate(found)
    ]


def _group(texts: Texts, group: Group, lines: Sequence[Line], size: Size) -> Html:
    due = dates.weekday(texts, group.due)
    if _is_collected(group):
        head = texts.say("plan-collected", span=_span(group), due=due, count=len(lines))
    elif group.printed:
        head = texts.say("plan-group-early", due=due, printed=dates.day(texts, group.printed))
    else:
        head = texts.say("plan-group", due=due)
    shown = [question_line(texts, line, size.name) for line in lines[: size.items]]
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


def _late(texts: Texts, rows: Sequence[AssignmentRow], most: int, size: Size) -> Html:
    """«С декабря ждём одно: локальные акты (ДК1 · 1.7). Если уже готово, хватит номера и даты.»"""
    lines = gather(rows)
    names = enumerated(texts, lines, most, size.name)
    since = dates.month_of(texts, min(row.collect_by or row.due for row in rows))
    is_paper = any(row.evidence in ASKS_PAPER for row in rows)
    tail = texts.say_plain("plan-late-paper" if is_paper else "plan-late-press")
    return texts.say("plan-late", since=since, count=len(lines), names=names, tail=tail)


def _is_collected(group: Group) -> bool:
    return any(row.collected or row.collect_by for row in group.rows)


def _span(group: Group) -> str:
    """Which report the questions are for: of the half-year while another one follows."""
    if any(row.interim for row in group.rows):
        return "half"
    return "year" if group.due.month in {5, 6, 7} else "report"


def _month_before(day: date) -> date:
    return day.replace(day=1) - timedelta(days=1)
