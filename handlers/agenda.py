"""The planned message of a day: the month's plan, or what is due soon, merged (TEXTS 2 and 3)."""

from collections.abc import Sequence
from datetime import timedelta, tzinfo

from handlers.callbacks import OpenList
from handlers.screen import Button, Screen
from handlers.wording import capital, item_button, line, name_line, place, places
from locales import dates
from locales.texts import Html, Texts
from roadmap.workdays import WorkDays
from services.agenda import Agenda, Group, SchoolAgenda
from services.duties import gather
from storage.assignments import AssignmentRow

ITEMS = 8
Line = tuple[AssignmentRow, ...]


def agenda_screen(texts: Texts, agenda: Agenda, workdays: WorkDays, zone: tzinfo) -> Screen:
    """At most eight lines with a button each; the rest is behind «Весь список».

    A line is one item, or twins of it: its button and a Telegram reply are about the first.
    """
    blocks: list[Html] = []
    left = ITEMS
    for school in agenda.schools:
        said, used = _school(texts, agenda, school, left, workdays, zone)
        blocks += said
        left -= used
    asked = tuple(line[0] for school in agenda.schools for line in _lines(school))
    events = tuple(row for school in agenda.schools for row in school.events)
    if len(asked) > ITEMS:
        blocks.append(texts.say("agenda-more", count=len(asked) - ITEMS))
    if agenda.accepted:
        month = dates.month(texts, agenda.today.replace(day=1) - timedelta(days=1))
        blocks.append(texts.say("plan-accepted", month=month, count=agenda.accepted))
    if asked:
        blocks.append(texts.say("agenda-plan-tail" if agenda.is_plan else "agenda-tail"))
    shown = (*asked[:ITEMS], *events[: max(0, ITEMS - len(asked))])
    rows = [(item_button(row, shown),) for row in shown]
    if len(shown) < len(asked) + len(events) or agenda.is_plan:
        rows.append((Button(texts.say_plain("button-all-list"), OpenList().pack()),))
    return Screen(Html.joined(blocks, "\n\n"), tuple(rows), tuple(row.id for row in asked))


def _lines(school: SchoolAgenda) -> list[Line]:
    parts = (*(group.rows for group in school.groups), school.late, school.recurring)
    return [line for part in parts for line in gather(part)]


def _school(
    texts: Texts, agenda: Agenda, school: SchoolAgenda, left: int, workdays: WorkDays, zone: tzinfo
) -> tuple[list[Html], int]:
    blocks: list[Html] = []
    if agenda.is_plan:
        key = "plan-head" if school.asked else "plan-head-free"
        month = dates.month(texts, agenda.today)
        blocks.append(texts.say(key, month=month, school=school.organization))
    used = 0
    for group in school.groups:
        shown = gather(group.rows)[: left - used]
        if shown:
            blocks.append(_group(texts, agenda, school, group, shown, workdays))
        used += len(shown)
    late = gather(school.late)[: left - used]
    if late:
        blocks.append(_late(texts, agenda, school, late))
    used += len(late)
    recurring = gather(school.recurring)[: left - used]
    if recurring:
        head = texts.say("agenda-recurring", month=dates.month_in(texts, recurring[0][0].end))
        blocks.append(Html.joined([head, *(line(texts, *rows) for rows in recurring)]))
    if school.events:
        blocks.append(_events(texts, agenda, school.events, zone))
    return blocks, used + len(recurring)


def _group(
    texts: Texts,
    agenda: Agenda,
    school: SchoolAgenda,
    group: Group,
    shown: Sequence[Line],
    workdays: WorkDays,
) -> Html:
    due = dates.weekday(texts, group.due)
    if agenda.is_plan:
        head = texts.say("plan-group", due=due)
    elif left := workdays.between(agenda.today, group.due):
        head = texts.say("agenda-group", due=due, left=left, school=school.organization)
    else:
        head = texts.say("agenda-last-day", school=school.organization)
    return Html.joined([head, *(_bullet(texts, rows) for rows in shown)])


def _late(texts: Texts, agenda: Agenda, school: SchoolAgenda, lines: Sequence[Line]) -> Html:
    since = dates.day(texts, min(row.collect_by or row.due for rows in lines for row in rows))
    head = texts.say("agenda-late", since=since, school=school.organization)
    return Html.joined([head, *(_bullet(texts, rows) for rows in lines), texts.say("agenda-late-tail")])


def _bullet(texts: Texts, rows: Line) -> Html:
    return texts.say("list-line", name=capital(name_line(texts, rows)), place=places(rows))


def _events(texts: Texts, agenda: Agenda, rows: tuple[AssignmentRow, ...], zone: tzinfo) -> Html:
    """Dated meetings a line each; the rest named in one sentence, asking for nothing."""
    dated = [row for row in rows if row.event_at]
    undated = [row for row in rows if not row.event_at]
    lines = [
        texts.say(
            "event-line",
            when=dates.moment(texts, row.event_at, zone),
            name=row.short_name,
            place=place(row),
        )
        for row in dated
        if row.event_at
    ]
    if undated:
        names = ", ".join(
            texts.say_plain("event-name", name=row.short_name, place=place(row)) for row in undated
        )
        month = dates.month_in(texts, agenda.today)
        lines.append(texts.say("events-undated", month=month, names=names, count=len(undated)))
    return Html.joined(lines)
