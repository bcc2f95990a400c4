"""The planned message of a day: the month's plan, or what is due soon, merged (TEXTS 2 and 3)."""

from collections.abc import Sequence
from datetime import date, tzinfo
from itertools import groupby

from handlers.asked_lines import Line, reminder_line
from handlers.callbacks import OpenList
from handlers.meetings import near_block, undated, undated_line
from handlers.month_plan import plan_screen
from handlers.screen import Button, Screen
from handlers.walk_buttons import StartWalk
from handlers.wording import item_button, places
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import Status
from roadmap.reminders import BEFORE
from roadmap.workdays import WorkDays
from services.agenda import Agenda, Group, SchoolAgenda
from services.duties import gather
from storage.assignments import AssignmentRow

ITEMS = 8
LONGEST = 900
MEETINGS = 3
AHEAD = BEFORE[0]
WALK_FROM = 3
"""So many questions are sooner answered one by one than opened from a list."""


def agenda_screen(
    texts: Texts, agenda: Agenda, workdays: WorkDays, zone: tzinfo, room: int = LONGEST
) -> Screen:
    """At most eight lines with a button each, in `room` signs; the rest is behind «Весь список».

    A line is one item, or twins of it: its button and a Telegram reply are about the first.
    """
    if agenda.is_plan:
        return plan_screen(texts, agenda, zone, room)
    for items in range(ITEMS, 0, -1):
        text = _text(texts, agenda, workdays, zone, items)
        if len(text) <= room:
            break
    asked = tuple(line[0] for school in agenda.schools for line in school.lines)
    named = tuple(rows[0] for school in agenda.schools for rows in _named(agenda, school, workdays))
    shown = (*_shown(agenda, items), *named[: max(0, items - len(asked))])
    rows = [(item_button(row, shown),) for row in shown]
    if len(asked) >= WALK_FROM:
        rows.append((Button(texts.say_plain("button-walk"), StartWalk().pack()),))
    if len(asked) > items:
        rows.append((Button(texts.say_plain("button-all-list"), OpenList().pack()),))
    return Screen(text, tuple(rows), tuple(row.id for row in asked))


def _shown(agenda: Agenda, items: int) -> tuple[AssignmentRow, ...]:
    return tuple(line[0] for school in agenda.schools for line in school.lines)[:items]


def _text(texts: Texts, agenda: Agenda, workdays: WorkDays, zone: tzinfo, items: int) -> Html:
    blocks: list[Html] = []
    count = 0
    for school in agenda.schools:
        blocks += _school(texts, agenda, school, workdays, zone, max(0, items - count))
        count += len(school.lines)
    if count > items:
        blocks.append(texts.say("agenda-more", count=count - items))
    for school in agenda.schools:
        if meetings := _named(agenda, school, workdays):
            blocks.append(undated_line(texts, meetings, agenda.today, MEETINGS, is_more=True))
    if any(school.late for school in agenda.schools):
        blocks.append(texts.say("agenda-late-tail"))
    if any(school.groups for school in agenda.schools):
        blocks.append(texts.say("agenda-tail"))
    return Html.joined(blocks, "\n\n")


def _school(
    texts: Texts, agenda: Agenda, school: SchoolAgenda, workdays: WorkDays, zone: tzinfo, left: int
) -> list[Html]:
    blocks: list[Html] = []
    if school.near:
        blocks.append(near_block(texts, school.near, agenda.today, zone))
    for _, same_day in groupby(school.groups, key=lambda group: group.due):
        shown: list[tuple[Group, Sequence[Line]]] = []
        for group in same_day:
            lines = gather(group.rows)[:left]
            left -= len(lines)
            shown += [(group, lines)] if lines else []
        if shown:
            blocks.append(_day(texts, agenda, school, shown, workdays))
    late = gather(school.late)[:left]
    if late:
        blocks.append(_late(texts, school, late))
    return blocks


def _named(agenda: Agenda, school: SchoolAgenda, workdays: WorkDays) -> list[Sequence[AssignmentRow]]:
    """Meetings without a day, beside what is first asked a week ahead: nothing is to be sent for them."""
    is_ahead = any(workdays.between(agenda.today, group.due) >= AHEAD for group in school.groups)
    return undated(school.events) if is_ahead else []


def with_head(texts: Texts, agenda: Agenda, workdays: WorkDays, screen: Screen) -> Screen:
    """The card of the one thing that is asked, under the reason why it comes today."""
    school = next(school for school in agenda.schools if school.lines)
    group = next(iter(school.groups), None)
    head = texts.say("agenda-card-going" if _is_going(school.lines) else "agenda-card-late")
    if group and (left := workdays.between(agenda.today, group.due)):
        head = texts.say("agenda-card", left=left)
    elif group:
        head = texts.say("agenda-card-last")
    return Screen(Html.joined([head, Html(screen.text)], "\n\n"), screen.rows, screen.mentions)


def _day(
    texts: Texts,
    agenda: Agenda,
    school: SchoolAgenda,
    shown: Sequence[tuple[Group, Sequence[Line]]],
    workdays: WorkDays,
) -> Html:
    """All that is asked for by one day, under one heading; what the plan prints later is said below."""
    head = _head(texts, agenda, school, shown[0][0], workdays)
    body = [reminder_line(texts, line) for _, lines in shown for line in lines]
    notes = [
        _early(texts, group.printed, lines, is_all=len(shown) == 1) for group, lines in shown if group.printed
    ]
    return Html.joined([head, Html(), *body, *notes])


def _early(texts: Texts, printed: date, lines: Sequence[Line], *, is_all: bool) -> Html:
    if is_all:
        return texts.say("agenda-early", printed=dates.day(texts, printed))
    rows = [row for line in lines for row in line]
    return texts.say("agenda-early-some", printed=dates.day(texts, printed), places=places(rows))


def _head(texts: Texts, agenda: Agenda, school: SchoolAgenda, group: Group, workdays: WorkDays) -> Html:
    left = workdays.between(agenda.today, group.due)
    if not left:
        return texts.say("agenda-last-day", school=school.organization)
    due = dates.weekday(texts, group.due)
    return texts.say("agenda-group", due=due, left=left, school=school.organization)


def _late(texts: Texts, school: SchoolAgenda, lines: Sequence[Line]) -> Html:
    body = [reminder_line(texts, line) for line in lines]
    if len({_since(line) for line in lines}) > 1:
        body = [
            texts.say("line-since", line=shown, day=dates.day(texts, _since(line)))
            for shown, line in zip(body, lines, strict=True)
        ]
    head = _late_head(texts, school, lines)
    return Html.joined([head, Html(), *body])


def _late_head(texts: Texts, school: SchoolAgenda, lines: Sequence[Line]) -> Html:
    """Under one day what waits since one day; «ответа пока нет» only where there is none."""
    if len({_since(line) for line in lines}) > 1:
        return texts.say("agenda-late-days", school=school.organization)
    since = dates.day(texts, _since(lines[0]))
    key = "agenda-late-going" if _is_going(lines) else "agenda-late"
    return texts.say(key, since=since, school=school.organization)


def _is_going(lines: Sequence[Line]) -> bool:
    """Whether something was said of all of them."""
    return all(row.status is not Status.PENDING for line in lines for row in line)


def _since(line: Line) -> date:
    return min(row.collect_by or row.due for row in line)
