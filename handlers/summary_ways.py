"""Where the headline leads: a button for each figure that there is, first those of TEXTS 8."""

from collections.abc import Iterable

from handlers.callbacks import PlanItem
from handlers.export_buttons import export_buttons
from handlers.indicator_buttons import OpenIndicators
from handlers.paging import grid
from handlers.report_buttons import ReportOrders
from handlers.review_buttons import OpenQueue
from handlers.screen import Button
from handlers.summary_buttons import View, overview, picture
from locales.texts import Texts
from services.headline import Headline
from services.scope import WHOLE, Scope

BUTTON_KEYS: dict[View, str] = {
    "items": "button-by-item",
    "schools": "button-by-school",
    "silent": "button-silent",
    "troubles": "button-troubles",
    "unproved": "button-unproved",
    "roadmaps": "button-by-roadmap",
    "clusters": "button-by-cluster",
    "ours": "button-ours",
}


def headline_rows(texts: Texts, headline: Headline) -> tuple[tuple[Button, ...], ...]:
    """What the scope has but one of is not offered as a list."""
    figures, scope = headline.figures, headline.scope
    drawn = Button(texts.say_plain("button-picture"), picture(scope))
    night = Button(texts.say_plain("button-picture-dark"), picture(scope, is_dark=True))
    measured = Button(
        texts.say_plain("button-indicators"), OpenIndicators(roadmap_id=scope.roadmap_id).pack()
    )
    excel, *archive = export_buttons(texts, scope, is_coordinator=headline.judges)
    first = (
        None if scope.item_id else _to(texts, scope, "items"),
        None if scope.place_id else _to(texts, scope, "schools"),
        _counted(texts, headline, "silent", figures.parts.silent),
        _queue(texts, headline),
        _counted(texts, headline, "troubles", figures.totals.difficulty),
        drawn,
        excel,
        _report(texts, headline),
    )
    then = (
        _to(texts, scope, "roadmaps") if len(figures.roadmaps) > 1 else None,
        None if scope.place_id or scope.cluster_id else _to(texts, scope, "clusters"),
        _to(texts, scope, "ours") if figures.organizations else None,
        measured,
        night,
        *archive,
        _printed(texts, headline),
        None if scope.is_whole else _whole(texts),
    )
    bare = _counted(texts, headline, "unproved", figures.totals.without_evidence)
    return (*_pairs(first), *_pairs((bare,)), *_pairs(then))


def _pairs(buttons: Iterable[Button | None]) -> tuple[tuple[Button, ...], ...]:
    return grid((button for button in buttons if button), 2)


def _counted(texts: Texts, headline: Headline, view: View, count: int) -> Button | None:
    return _to(texts, headline.scope, view, count=count) if count else None


def _queue(texts: Texts, headline: Headline) -> Button | None:
    count = headline.figures.parts.to_review
    if not headline.judges or not count:
        return None
    return Button(texts.say_plain("button-summary-review", count=count), OpenQueue().pack())


def _report(texts: Texts, headline: Headline) -> Button | None:
    if not headline.reports:
        return None
    return Button(texts.say_plain("button-summary-report"), ReportOrders().pack())


def _printed(texts: Texts, headline: Headline) -> Button | None:
    """The item itself, as its plan has it: its days, its sample, its history."""
    if not headline.judges or not headline.scope.item_id:
        return None
    data = PlanItem(item_id=headline.scope.item_id).pack()
    return Button(texts.say_plain("button-summary-item"), data)


def _whole(texts: Texts) -> Button:
    return Button(texts.say_plain("button-summary-whole"), overview(WHOLE))


def _to(texts: Texts, scope: Scope, view: View, **values: int) -> Button:
    return Button(texts.say_plain(BUTTON_KEYS[view], **values), overview(scope, view))
