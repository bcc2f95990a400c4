"""Lists behind a figure of the summary: by school, and difficulties by their reason."""

from collections.abc import Sequence
from itertools import groupby

from handlers.callbacks import PlanItem
from handlers.chasing_buttons import CallList, chase
from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.summary_buttons import View, overview
from handlers.summary_screens import back_rows
from handlers.trouble_buttons import OpenMatters
from handlers.trouble_rows import REASON_KEYS
from handlers.wording import capital, cut, run_places
from locales.texts import Html, Texts
from roadmap.difficulties import Reason
from services.headline import Asked, Headline
from services.scope import Scope

PAGE = 10
SHOWN = 8
WORDS = 80
HEAD_KEYS: dict[View, str] = {"silent": "summary-list-silent", "unproved": "summary-list-unproved"}


def places_screen(texts: Texts, headline: Headline, found: Sequence[Asked], view: View, page: int) -> Screen:
    """A school a line with its items; the schools that owe most of them are not put first (promise 8)."""
    schools = [(place_id, tuple(group)) for place_id, group in groupby(found, key=lambda each: each.place_id)]
    here = Page(schools, page, PAGE)
    lines = [texts.say(HEAD_KEYS[view], count=len(found))]
    lines += [_school(texts, asked) for _, asked in here.shown]
    if not found:
        lines.append(texts.say("summary-none"))
    scope = headline.scope
    buttons = [
        Button(
            cut(asked[0].place, 20),
            overview(Scope(scope.roadmap_id, scope.item_id, place_id, 0, scope.month, scope.day)),
        )
        for place_id, asked in here.shown
    ]
    turns = here.turns(texts, lambda number: overview(scope, view, number))
    chasing = _chasing(texts, headline) if view == "silent" and found else ()
    return Screen(Html.joined(lines), rows(*chasing, *grid(buttons, 3), turns, back_rows(texts, headline)))


def _chasing(texts: Texts, headline: Headline) -> tuple[tuple[Button, ...], ...]:
    """What a coordinator does about those who have not answered."""
    if not headline.judges:
        return ()
    scope = headline.scope
    calls = Button(texts.say_plain("button-calls"), CallList().pack())
    move = Button(texts.say_plain("button-chase-move"), PlanItem(item_id=scope.item_id, view="move").pack())
    remind = Button(texts.say_plain("button-chase"), chase(scope))
    return ((remind,), (calls, move) if scope.item_id else (calls,))


def _school(texts: Texts, asked: Sequence[Asked]) -> Html:
    names = list(dict.fromkeys(each.item for each in asked))
    places = run_places(names[:SHOWN])
    more = len(names) - min(len(names), SHOWN)
    return texts.say("summary-list-school", school=asked[0].place, places=places, more=more)


def reasons_screen(texts: Texts, headline: Headline, found: Sequence[Asked], page: int) -> Screen:
    """Difficulties, those of one reason together."""
    ranked = sorted(found, key=lambda each: _rank(each.reason))
    here = Page(ranked, page, PAGE)
    lines = [texts.say("summary-list-troubles", count=len(found))]
    for reason, group in groupby(here.shown, key=lambda each: each.reason):
        named = _reason(texts, reason)
        total = sum(each.reason == reason for each in found)
        lines.append(texts.say("summary-reason", reason=capital(named), count=total))
        lines += [_trouble(texts, each, named) for each in group]
    if not found:
        lines.append(texts.say("summary-none"))
    turns = here.turns(texts, lambda number: overview(headline.scope, "troubles", number))
    desk = Button(texts.say_plain("button-summary-matters"), OpenMatters().pack())
    matters = (desk,) if headline.judges and found else ()
    return Screen(Html.joined(lines), rows(matters, turns, back_rows(texts, headline)))


def _reason(texts: Texts, reason: str) -> str:
    return texts.say_plain(REASON_KEYS[Reason(reason)] if reason else "reason-other")


def _trouble(texts: Texts, each: Asked, reason: str) -> Html:
    """Words that say no more than the reason above them are not said again."""
    values = {"school": each.place, "name": each.name, "place": each.item}
    if each.words.strip(" .!").casefold() in ("", reason):
        return texts.say("summary-trouble", **values)
    return texts.say("summary-trouble-words", **values, words=cut(each.words, WORDS))


def _rank(reason: str) -> int:
    known = list(Reason)
    return known.index(Reason(reason)) if reason else len(known)
