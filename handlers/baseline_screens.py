"""The values that a plan's preamble gives, beside those that the centre has stated since."""

from datetime import tzinfo

from handlers.indicator_buttons import OpenBaseline
from handlers.indicator_screens import PAGE, history, plain, to_baseline, to_plan, writing
from handlers.indicator_wording import number as amount
from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.wording import cut
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import Baseline
from services.indicator_reading import fact_of
from services.indicators import BaselineCard, BaselineLine, BaselinesView

TOPIC = 160


def baselines_screen(texts: Texts, found: BaselinesView, page: int = 0) -> Screen:
    view, here = found.view, Page(found.lines, page, PAGE)
    day = dates.day(texts, view.day)
    lines = [
        texts.say("baselines-title", code=view.plan.code, day=day),
        *(_line(texts, each) for each in here.shown),
    ]
    buttons = [Button(str(each.number), to_baseline(view, each.number)) for each in here.shown]
    turns = here.turns(texts, lambda number: to_baseline(view, 0, number))
    back = Button(texts.say_plain("button-indicators-plan", code=view.plan.code), to_plan(view))
    return Screen(Html.joined(lines), rows(*grid(buttons, 5), turns, (back,)))


def baseline_screen(texts: Texts, card: BaselineCard, zone: tzinfo, *, asked: bool = False) -> Screen:
    """With `asked` the chat waits for a value."""
    view, line = card.view, card.line
    lines = [
        texts.say("baseline-head", code=view.plan.code, day=dates.day(texts, view.day)),
        _line(texts, line),
        *history(texts, card.history, line.printed.unit or "%", zone),
    ]
    buttons: tuple[Button, ...] = ()
    if view.can_write:
        lines += [texts.say("indicator-ask")] if asked else []
        here = OpenBaseline(roadmap_id=view.plan.id, number=line.number, day=view.day.toordinal())
        buttons = writing(texts, here, card.history, asked=asked)
    back = Button(texts.say_plain("button-baselines-back"), to_baseline(view, 0))
    return Screen(Html.joined(lines), rows(buttons, (back,)))


def _line(texts: Texts, line: BaselineLine) -> Html:
    """«1. Снижение доли …: оснащение: было 23,3 % (10 ОО), теперь 8 из 43»."""
    printed = line.printed
    words = ": ".join(filter(None, (printed.text, printed.detail if printed.value is not None else "")))
    said = {"number": line.number, "topic": cut(words, TOPIC), "before": _before(texts, printed)}
    if line.entered is None:
        return texts.say("baseline-line", **said)
    now = plain(texts, fact_of(line.entered.measured), printed.unit or "%")
    return texts.say("baseline-line-now", **said, now=now)


def _before(texts: Texts, printed: Baseline) -> str:
    if printed.value is None:
        return printed.detail or texts.say_plain("baseline-not-measured")
    value = amount(printed.value, printed.unit)
    return f"{value} ({printed.count})" if printed.count else value
