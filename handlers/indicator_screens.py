"""Indicators as a person sees them: by plan, one by one, and the values of a plan's preamble."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from handlers.indicator_buttons import OpenBaseline, OpenIndicator, OpenIndicators
from handlers.indicator_wording import amount, fact, group, planned, wanted
from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.summary_buttons import overview
from handlers.wording import cut
from locales import dates
from locales.texts import Html, Texts
from roadmap.indicator_values import BY_SCHOOLS, Conclusion, Fact, Forecast, Stand, Standing, conclusions
from services.indicator_reading import Line, fact_of
from services.indicators import IndicatorCard, PlanView
from services.scope import WHOLE
from storage.measurements import MeasurementRow

PAGE = 10
NAMED = 4
NAME = 60
LABEL = 20
TOPIC = 140
LINE_KEYS = {
    Conclusion.MET: "indicator-line-met",
    Conclusion.NOT_MET: "indicator-line-not-met",
    Conclusion.UNKNOWN: "indicator-line-unknown",
}
SOURCE_KEYS = {
    "statuses": "indicator-source-statuses",
    "attendance": "indicator-source-attendance",
    "numbers": "indicator-source-numbers",
    "practices": "indicator-source-stated",
    "stated": "indicator-source-stated",
}
STAND_KEYS = {
    Stand.WAITING: "indicator-stand-waiting",
    Stand.UNCOUNTED: "indicator-stand-uncounted",
    Stand.GOING: "indicator-stand-going",
    Stand.TROUBLE: "indicator-stand-trouble",
    Stand.SILENT: "indicator-stand-silent",
    Stand.AHEAD: "indicator-stand-ahead",
}


def overview_screen(texts: Texts, views: Sequence[PlanView]) -> Screen:
    found = [view for view in views if view.values.lines]
    lines = [texts.say("indicators-title")]
    lines += [texts.say("indicators-plan", **_sums(view), code=view.plan.code) for view in found]
    if not found:
        lines.append(texts.say("indicators-none"))
    buttons = [Button(view.plan.code, to_plan(view, own_day=False)) for view in found]
    summary = Button(texts.say_plain("button-summary"), overview(WHOLE))
    return Screen(Html.joined(lines), rows(*grid(buttons, 4), (summary,)))


def plan_screen(texts: Texts, view: PlanView, page: int = 0) -> Screen:
    here = Page(view.values.lines, page, PAGE)
    lines = [
        texts.say("indicators-of-plan", code=view.plan.code, day=_day(texts, view)),
        texts.say("indicators-sum", **_sums(view)),
        *(_line(texts, line) for line in here.shown),
    ]
    turns = here.turns(texts, lambda number: to_plan(view, number))
    buttons = [Button(_label(line), _to_card(view, line)) for line in here.shown]
    width = 4 if all(line.target.number for line in here.shown) else 2
    days = [
        Button(
            texts.say_plain("button-indicators-day", day=dates.day(texts, day)),
            OpenIndicators(roadmap_id=view.plan.id, day=day.toordinal()).pack(),
        )
        for day in view.days
        if day != view.day
    ]
    preamble = (Button(texts.say_plain("button-baselines"), to_baseline(view, 0)),) if view.baselines else ()
    back = Button(texts.say_plain("button-indicators-back"), OpenIndicators().pack())
    return Screen(Html.joined(lines), rows(*grid(buttons, width), turns, *grid(days, 2), preamble, (back,)))


def card_screen(texts: Texts, card: IndicatorCard, zone: tzinfo, *, asked: bool = False) -> Screen:
    """With `asked` the chat waits for a value."""
    view, line = card.view, card.line
    lines = [
        texts.say("indicator-head", place=_place(line), name=line.target.short_name),
        _target(texts, line),
        _value(texts, view, line),
        *_schools(texts, line),
        *_forecast(texts, line),
        texts.say(SOURCE_KEYS[line.target.source]),
        *history(texts, card.history, line.target.unit, zone),
    ]
    buttons: tuple[Button, ...] = ()
    if view.can_write:
        lines += [texts.say("indicator-ask")] if asked else []
        here = OpenIndicator(indicator_id=line.target.id, day=view.day.toordinal())
        buttons = writing(texts, here, card.history, asked=asked)
    back = Button(texts.say_plain("button-indicators-plan", code=view.plan.code), to_plan(view))
    return Screen(Html.joined(lines), rows(buttons, (back,)))


def choice_screen(texts: Texts, view: PlanView, lines: Sequence[Line]) -> Screen:
    """Two targets of one item: which of them."""
    said = [texts.say("indicator-which-of"), *(_line(texts, line) for line in lines)]
    buttons = [Button(group(texts, line.target), _to_card(view, line)) for line in lines]
    return Screen(Html.joined(said), grid(buttons, 3))


def writing(
    texts: Texts, here: OpenIndicator | OpenBaseline, words: Sequence[MeasurementRow], *, asked: bool
) -> tuple[Button, ...]:
    """«Ввести значение», and «Отменить» where something stands."""
    buttons = []
    if not asked:
        typing = here.model_copy(update={"act": "type"})
        buttons.append(Button(texts.say_plain("button-indicator-type"), typing.pack()))
    if standing := next((each for each in words if not each.withdrawn), None):
        undo = here.model_copy(update={"act": "undo", "word_id": standing.id})
        buttons.append(Button(texts.say_plain("button-indicator-undo"), undo.pack()))
    return tuple(buttons)


def history(texts: Texts, words: Sequence[MeasurementRow], unit: str, zone: tzinfo) -> Iterator[Html]:
    """Who has stated what, the newest first."""
    if words:
        yield texts.say("indicator-history")
    for each in words[:NAMED]:
        yield texts.say(
            "indicator-word",
            value=plain(texts, fact_of(each.measured), unit),
            author=each.author or "–",
            at=dates.moment(texts, each.at, zone),
            note=f": {cut(each.note, TOPIC)}" if each.note else "",
            gone=each.withdrawn,
        )


def plain(texts: Texts, told: Fact, unit: str) -> str:
    if told.part is not None and told.whole is not None:
        return texts.say_plain("official-share", done=told.part, total=told.whole)
    return amount(told.value or 0.0, unit)


def to_plan(view: PlanView, page: int = 0, *, own_day: bool = True) -> str:
    day = view.day.toordinal() if own_day else 0
    return OpenIndicators(roadmap_id=view.plan.id, day=day, page=page).pack()


def _sums(view: PlanView) -> dict[str, int]:
    found = conclusions([line.value for line in view.values.lines])
    return {
        "all": len(view.values.lines),
        "met": found[Conclusion.MET],
        "missed": found[Conclusion.NOT_MET],
        "unknown": found[Conclusion.UNKNOWN],
    }


def _line(texts: Texts, line: Line) -> Html:
    """«✔️ 3.3, методический день: ШНРО, 5 из 6»."""
    told = line.value.fact
    return texts.say(
        LINE_KEYS[line.value.conclusion],
        name=", ".join(filter(None, (line.target.number.rstrip("."), cut(line.target.short_name, NAME)))),
        group=group(texts, line.target),
        fact=fact(texts, line.value, told) if told else "–",
        wanted=wanted(texts, line),
    )


def _label(line: Line) -> str:
    return line.target.number.rstrip(".") or cut(line.target.short_name, LABEL)


def _place(line: Line) -> str:
    number = line.target.number.rstrip(".")
    return f"{line.target.code} · {number}" if number else line.target.code


def _target(texts: Texts, line: Line) -> Html:
    said = {"planned": planned(texts, line.target), "of": line.target.of}
    value = line.value
    if value.unit != "%":
        return texts.say("indicator-target-number", planned=said["planned"])
    if not value.is_of_schools or not value.size:
        return texts.say("indicator-target", **said)
    return texts.say("indicator-target-schools", **said, needed=value.needed, size=value.size)


def _value(texts: Texts, view: PlanView, line: Line) -> Html:
    """What is known for the day; a stated value with what is counted beside it."""
    value, day = line.value, dates.day(texts, view.day)
    if value.fact is None:
        if value.is_ahead:
            return texts.say("indicator-ahead", day=day)
        return texts.say("indicator-fact-unknown", day=day)
    said = texts.say(
        "indicator-fact", day=day, fact=fact(texts, value, value.fact), conclusion=value.conclusion.value
    )
    if value.stated and value.computed:
        counted = texts.say("indicator-counted", fact=fact(texts, value, value.computed))
        return Html.joined([said, counted])
    return said


def _schools(texts: Texts, line: Line) -> Iterator[Html]:
    """Who is nearest: of teachers also the schools whose own share is short by few."""
    value = line.value
    if value.source == "numbers" and (reaching := value.reaching):
        yield texts.say("indicator-reaching", count=len(reaching), size=value.size)
    if lacking := value.lacking[:NAMED]:
        names = ", ".join(_lacks(texts, each, lacks) for each, lacks in lacking)
        yield texts.say("indicator-lacking", names=names)
    if value.source in {"stated", "practices"} or value.conclusion is Conclusion.MET:
        return
    if waiting := value.count(Stand.WAITING):
        yield texts.say("indicator-waiting", count=waiting)
    near = [each for each in value.open if each.stand is not Stand.AHEAD]
    if near:
        names = ", ".join(_near(texts, each) for each in near[:NAMED])
        yield texts.say("indicator-nearest", names=names, more=len(near) - len(near[:NAMED]))


def _near(texts: Texts, each: Standing) -> str:
    return f"{each.school} ({texts.say_plain(STAND_KEYS[each.stand])})"


def _lacks(texts: Texts, each: Standing, lacks: int) -> str:
    said = {"school": each.school, "done": each.part or 0, "total": each.whole or 0}
    return texts.say_plain("indicator-lacks", **said, lacks=lacks)


def _forecast(texts: Texts, line: Line) -> Iterator[Html]:
    """What is known and what is still asked; nothing is guessed."""
    value = line.value
    match value.forecast:
        case Forecast.POSSIBLE if value.fact:
            yield texts.say("indicator-forecast-possible", best=value.best, size=value.size)
        case Forecast.IMPOSSIBLE:
            lacks = value.needed - value.best
            yield texts.say("indicator-forecast-short", best=value.best, size=value.size, lacks=lacks)
        case Forecast.OPEN if value.open:
            yield texts.say("indicator-forecast-open", count=len(value.open))
    unasked = value.count(Stand.UNASKED) if value.source in BY_SCHOOLS and value.stated is None else 0
    if unasked:
        yield texts.say("indicator-unasked", count=unasked)


def _to_card(view: PlanView, line: Line) -> str:
    return OpenIndicator(indicator_id=line.target.id, day=view.day.toordinal()).pack()


def to_baseline(view: PlanView, number: int, page: int = 0) -> str:
    day = view.day.toordinal()
    return OpenBaseline(roadmap_id=view.plan.id, number=number, day=day, page=page).pack()


def _day(texts: Texts, view: PlanView) -> str:
    return dates.day(texts, view.day)
