"""The headline in eight lines, and figures line by line: by plan, item, cluster, school (TEXTS 8)."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.summary_buttons import View, overview
from handlers.summary_ways import headline_rows
from handlers.wording import cut, few
from locales import dates
from locales.texts import Html, Texts
from roadmap.progress import Counts
from services.calendar import Calendar
from services.figures import Line
from services.headline import Headline
from services.scope import Scope

PAGE = 12
NAMED = 5
TITLE = 60
_CODE = re.compile(r"(\D+)(\d+)")
LEFT_KEYS = {
    "going": "summary-left-going",
    "later": "summary-left-later",
    "nobody": "summary-left-nobody",
}
VIEW_KEYS: dict[View, str] = {
    "roadmaps": "summary-by-roadmap",
    "clusters": "summary-by-cluster",
    "schools": "summary-by-school",
    "items": "summary-by-item",
}


def headline_screen(texts: Texts, headline: Headline, calendar: Calendar) -> Screen:
    figures, counts = headline.figures, headline.figures.totals
    lines = [scope_head(texts, headline, calendar)]
    if headline.report:
        left = calendar.workdays.between(figures.date, headline.report.due)
        collect = dates.day(texts, headline.report.collect_by)
        due = dates.day(texts, headline.report.due)
        lines.append(texts.say("summary-report", collect=collect, due=due, left=left))
    lines += [_due(texts, headline), *_left(texts, headline)]
    if counts.without_evidence:
        lines.append(texts.say("summary-without-evidence", count=counts.without_evidence))
    lines.append(_week(texts, headline))
    if found := _ours_and_report(texts, headline):
        lines.append(Html.joined(found, ". "))
    if headline.absent:
        lines.append(texts.say("summary-absent", names=few(texts, headline.absent, NAMED)))
    return Screen(Html.joined(lines), headline_rows(texts, headline))


def scope_head(texts: Texts, headline: Headline, calendar: Calendar) -> Html:
    """«Приказ 594, ДК 1–3, СШ № 9, на 12 января, 10:00»."""
    scope, figures = headline.scope, headline.figures
    codes = name_codes([line.name for line in figures.roadmaps if line.detail])
    if scope.day and scope.day != calendar.day(headline.moment):
        when = dates.day(texts, scope.day)
    else:
        when = dates.moment(texts, headline.moment, calendar.zone)
    names = [codes or "–", headline.name, dates.month(texts, scope.month) if scope.month else ""]
    orders = ", ".join(headline.orders)
    about = ", ".join(each for each in names if each)
    return texts.say("summary-head", orders=orders, count=len(headline.orders), about=about, when=when)


def name_codes(codes: Sequence[str]) -> str:
    """«ДК 1–3, ДК 5»; what is no letters and a number stands as it is."""
    named = [(found[1], int(found[2])) if (found := _CODE.fullmatch(code)) else (code, 0) for code in codes]
    return ", ".join(_named_runs(named))


def _named_runs(named: Sequence[tuple[str, int]]) -> Iterator[str]:
    pairs = sorted(dict.fromkeys(named), key=lambda each: (each[0], each[1]))
    for (letters, _), run in groupby(enumerate(pairs), key=lambda each: (each[1][0], each[1][1] - each[0])):
        numbers = [number for _, (_, number) in run]
        if numbers[-1] == numbers[0]:
            yield f"{letters}{numbers[0] or ''}"
        else:
            yield f"{letters} {numbers[0]}–{numbers[-1]}"


def _due(texts: Texts, headline: Headline) -> Html:
    counts, parts = headline.figures.totals, headline.figures.parts
    if not counts.due:
        return texts.say("summary-nothing-due", ahead=parts.ahead, early=parts.early)
    share = counts.due_done * 100 // counts.due
    values = {"due": counts.due, "done": counts.due_done, "share": share, "accepted": parts.accepted}
    return texts.say("summary-due", **values, waiting=parts.unchecked, yours=headline.judges)


def _left(texts: Texts, headline: Headline) -> list[Html]:
    """What is due and not done, each assignment once: with «Выполнено» they add up to what is due."""
    counts, parts = headline.figures.totals, headline.figures.parts
    if not counts.due:
        return []
    said = [
        texts.say("summary-left-returned", count=parts.returned),
        texts.say("summary-left-difficulty", count=parts.difficulty),
        texts.say("summary-left-skipped", count=parts.skipped),
    ]
    more = {"going": parts.going_on, "later": parts.later, "nobody": parts.not_asked}
    said += [texts.say(LEFT_KEYS[name], count=count) for name, count in more.items() if count]
    said.append(texts.say("summary-left-silent", count=parts.silent, schools=headline.figures.silent_schools))
    return [Html.joined(said, ". ")]


def _week(texts: Texts, headline: Headline) -> Html:
    """What has come in; answers before their day are none of what is due, so they are told here."""
    key = "summary-week" if any(headline.week) else "summary-week-quiet"
    said = [texts.say(key, answers=headline.week.answered, accepted=headline.week.accepted)]
    if headline.figures.totals.due and headline.figures.parts.early:
        said.append(texts.say("summary-early", count=headline.figures.parts.early))
    return Html.joined(said, ". ")


def _ours_and_report(texts: Texts, headline: Headline) -> list[Html]:
    said = []
    ours = sum((line.counts for line in headline.figures.organizations), Counts())
    if ours.asked:
        said.append(texts.say("summary-ours", done=ours.done, asked=ours.asked))
    if headline.ready:
        ready, total = headline.ready
        said.append(texts.say("summary-ready", ready=ready, total=total))
    return said


def back_rows(texts: Texts, headline: Headline) -> tuple[Button, ...]:
    return (Button(texts.say_plain("button-summary"), overview(headline.scope)),)


def lines_screen(texts: Texts, headline: Headline, view: View, page: int) -> Screen:
    """A line of figures each, and a button that narrows the summary to it."""
    here = Page(_lines(headline, view), page, PAGE)
    lines = [texts.say(VIEW_KEYS[view]), *(_line(texts, line) for line in here.shown)]
    if not here.shown:
        lines.append(texts.say("summary-none"))
    turns = here.turns(texts, lambda number: overview(headline.scope, view, number))
    buttons = [
        Button(cut(line.name, 20), overview(found))
        for line in here.shown
        if (found := narrow(headline, view, line))
    ]
    return Screen(Html.joined(lines), rows(*grid(buttons, 3), turns, back_rows(texts, headline)))


def ours_screen(texts: Texts, headline: Headline) -> Screen:
    """What the centre and the other bodies owe."""
    found = headline.figures.organizations
    lines = [texts.say("summary-by-ours"), *(_line(texts, line) for line in found)]
    if not found:
        lines.append(texts.say("summary-none"))
    buttons = [
        Button(cut(line.name, 20), overview(narrowed_to_place(headline.scope, line))) for line in found
    ]
    return Screen(Html.joined(lines), rows(*grid(buttons[:PAGE], 3), back_rows(texts, headline)))


def _lines(headline: Headline, view: View) -> Sequence[Line]:
    figures = headline.figures
    found: dict[str, Sequence[Line]] = {
        "roadmaps": figures.roadmaps,
        "clusters": figures.clusters,
        "schools": figures.schools,
        "items": figures.items,
    }
    return found[view]


def narrow(headline: Headline, view: View, line: Line) -> Scope | None:
    scope = headline.scope
    if view == "roadmaps":
        return Scope(line.id, 0, scope.place_id, scope.cluster_id, scope.month, scope.day)
    if view == "schools":
        return narrowed_to_place(scope, line)
    if view == "items":
        return Scope(scope.roadmap_id, line.id, scope.place_id, scope.cluster_id, scope.month, scope.day)
    return Scope(scope.roadmap_id, scope.item_id, 0, line.id, scope.month, scope.day)


def narrowed_to_place(scope: Scope, line: Line) -> Scope:
    return Scope(scope.roadmap_id, scope.item_id, line.id, 0, scope.month, scope.day)


def _line(texts: Texts, line: Line) -> Html:
    counts = line.counts
    detail = line.detail.partition("») ")[2] or line.detail  # what a plan is about, not that it is one
    name = f"{line.name} · {cut(detail, TITLE)}" if detail else line.name
    key = "summary-line-silent" if counts.silent else "summary-line"
    values = {"name": name, "done": counts.done, "asked": counts.asked}
    return texts.say(key, **values, silent=counts.silent) if counts.silent else texts.say(key, **values)
