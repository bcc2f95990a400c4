"""Monday's digest to the coordinator and the picture for the controller, in words (TEXTS 9)."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from handlers.chasing_buttons import CallList
from handlers.event_buttons import OpenEvents
from handlers.event_wording import name
from handlers.paging import grid, rows
from handlers.report_buttons import OpenReport, ReportOrders
from handlers.review_buttons import OpenQueue
from handlers.screen import Button, Screen
from handlers.summary_buttons import overview
from handlers.summary_screens import name_codes
from handlers.trouble_buttons import OpenMatters
from handlers.wording import cut, few
from locales import dates
from locales.texts import Html, Texts
from roadmap.indicator_values import Stand
from services.digest_facts import Aims, Digest, Overview
from services.matters import Matter
from services.meetings import Meeting
from services.reports import Report
from services.scope import WHOLE, Scope
from storage.unsure import UnsureRow

NAMES = 5
MEETINGS = 3
NAME = 50
MOST = 12


def digest_screen(texts: Texts, digest: Digest, zone: tzinfo) -> Screen:
    """A line for each thing that there is; what is not is not spoken of."""
    head = texts.say("digest-head", week=_week(texts, digest.first, digest.last))
    lines = [head, *_lines(texts, digest, zone)]
    if digest.is_season and digest.report:
        lines += [Html(), *_season(texts, digest, digest.report), Html()]
    lines.append(texts.say("digest-week", count=digest.headline.week.answered))
    return Screen(Html.joined(lines), _rows(texts, digest))


def controller_screen(texts: Texts, found: Overview) -> Screen:
    """The whole in a line; of each school that is silent for long, what it owes is one tap away."""
    figures = found.headline.figures
    codes = name_codes([line.name for line in figures.roadmaps if line.detail])
    counts = figures.totals
    values = {"codes": codes or "–", "done": counts.due_done, "due": counts.due}
    lines = [texts.say("digest-controller", **values, troubles=counts.difficulty)]
    if found.silent:
        names = ", ".join(
            texts.say_plain("digest-since", school=each.school, day=dates.day(texts, each.since))
            for each in found.silent
        )
        lines.append(texts.say("digest-controller-silent", names=names))
    else:
        is_quiet = figures.parts.silent or counts.difficulty
        lines.append(texts.say("digest-controller-calm" if is_quiet else "digest-controller-fine"))
    schools = [
        Button(each.school, overview(Scope(place_id=each.school_id), "silent")) for each in found.silent
    ]
    look = Button(texts.say_plain("button-digest-look"), overview(WHOLE))
    paper = Button(texts.say_plain("button-digest-report"), ReportOrders().pack())
    return Screen(Html.joined(lines), rows(*grid(schools, 3), (look, paper)))


def unsure_screen(texts: Texts, found: Sequence[UnsureRow], zone: tzinfo) -> Screen:
    lines = [texts.say("unsure-head")]
    for each in found[:MOST]:
        when = dates.moment(texts, each.at, zone)
        lines.append(texts.say("unsure-line", school=each.organization, name=each.name or "–", when=when))
    if len(found) > MOST:
        lines.append(texts.say("list-more", count=len(found) - MOST))
    lines.append(texts.say("unsure-tail"))
    return Screen(Html.joined(lines))


def _lines(texts: Texts, digest: Digest, zone: tzinfo) -> Iterator[Html]:
    parts = digest.headline.figures.parts
    if report := digest.report:
        tally = report.tally
        yield texts.say(
            "digest-report",
            day=dates.weekday(texts, report.day),
            number=report.order.number,
            ready=tally.ready,
            total=tally.total,
        )
    if parts.to_review and digest.oldest:
        since = dates.day(texts, digest.oldest.at.astimezone(zone).date())
        yield texts.say("digest-review", count=parts.to_review, school=digest.oldest.school, since=since)
    if digest.troubles:
        yield texts.say("digest-troubles", count=len(digest.troubles), names=_whose(texts, digest.troubles))
    if digest.wishes:
        yield texts.say("digest-wishes", count=len(digest.wishes), names=_whose(texts, digest.wishes))
    yield from _silence(texts, digest)
    if digest.meetings:
        named = "; ".join(_meeting(texts, each, zone) for each in digest.meetings[:MEETINGS])
        yield texts.say("digest-meetings", names=named)
    if digest.undated:
        yield texts.say("digest-undated", count=len(digest.undated), name=_name(digest.undated[0]))
    if digest.aims.met or digest.aims.nearest:
        yield _aims(texts, digest.aims)


def _silence(texts: Texts, digest: Digest) -> Iterator[Html]:
    if digest.silent:
        yield texts.say("digest-silent", count=digest.silent)
    if digest.to_call:
        names = few(texts, [each.school for each in digest.to_call], NAMES)
        yield texts.say("digest-call", count=len(digest.to_call), names=names)
    if digest.to_show:
        names = few(texts, [each.school for each in digest.to_show], NAMES)
        yield texts.say("digest-will-show", names=names)


def _aims(texts: Texts, aims: Aims) -> Html:
    counts = {"met": aims.met, "all": aims.all}
    if aims.nearest is None:
        return texts.say("digest-aims", **counts)
    target, value = aims.nearest.target, aims.nearest.value
    number = target.number.rstrip(".")
    return texts.say(
        "digest-aims-near",
        **counts,
        place=f"{target.code} · {number}" if number else target.code,
        done=value.count(Stand.REACHED),
        size=value.size,
        needed=value.needed,
        names=few(texts, aims.schools, NAMES),
    )


def _season(texts: Texts, digest: Digest, report: Report) -> Iterator[Html]:
    """What the half-year's report will lack, as things stand."""
    yield texts.say("digest-season", day=dates.day(texts, report.day))
    tally, counts = report.tally, digest.headline.figures.totals
    empty = [
        f"{plan.plan.code} · {row.item.number.rstrip('.')}"
        for plan in report.plans
        for row in plan.rows
        if not row.is_ready
    ]
    if empty:
        yield texts.say(
            "digest-lacks-rows", count=len(empty), total=tally.total, names=few(texts, empty, NAMES)
        )
    if counts.without_evidence:
        yield texts.say("digest-lacks-proof", count=counts.without_evidence)
    if digest.undated:
        yield texts.say("digest-lacks-days", count=len(digest.undated))
    if digest.headline.absent:
        yield texts.say("digest-lacks-schools", names=few(texts, digest.headline.absent, NAMES))


def _rows(texts: Texts, digest: Digest) -> tuple[tuple[Button, ...], ...]:
    count = digest.headline.figures.parts.to_review
    queue = Button(texts.say_plain("button-summary-review", count=count), OpenQueue().pack())
    found = [queue] if count else []
    if digest.to_call:
        found.append(Button(texts.say_plain("button-calls"), CallList().pack()))
    if digest.matters:
        found.append(Button(texts.say_plain("button-summary-matters"), OpenMatters().pack()))
    if digest.undated:
        found.append(Button(texts.say_plain("button-digest-date"), OpenEvents().pack()))
    if report := digest.report:
        data = OpenReport(order_id=report.order.id, day=report.day.toordinal()).pack()
        found.append(Button(texts.say_plain("button-digest-report"), data))
    found.append(Button(texts.say_plain("button-digest-look"), overview(WHOLE)))
    return rows(*(tuple(found[at : at + 2]) for at in range(0, len(found), 2)))


def _week(texts: Texts, first: date, last: date) -> str:
    """«16–20 января», «30 января – 3 февраля»."""
    if first.month == last.month and first != last:
        return texts.say_plain("digest-days", first=first.day, last=dates.day(texts, last))
    return " – ".join(dict.fromkeys((dates.day(texts, first), dates.day(texts, last))))


def _meeting(texts: Texts, meeting: Meeting, zone: tzinfo) -> str:
    assert meeting.row.starts_at
    day = dates.day(texts, meeting.row.starts_at.astimezone(zone).date())
    return texts.say_plain("digest-meeting", day=day, name=_name(meeting))


def _name(meeting: Meeting) -> str:
    return cut(name(meeting), NAME)


def _whose(texts: Texts, matters: Sequence[Matter]) -> str:
    return few(texts, list(dict.fromkeys(each.row.organization for each in matters)), NAMES)
