"""A row of a plan, or a duty of the order's text, with what a person decided about it."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from roadmap.choices_values import Choice, Decided, What, read_reading
from roadmap.duties import CODE
from roadmap.model import Evidence, Item, ItemKind, Obligation, Order, PrintedItem, Schedule, Side
from roadmap.questions import SCHOOLS, Asked, find_question


@dataclass(frozen=True, slots=True)
class Rules:
    """How the rows of one plan are read anew; `codes` are the words that mean schools."""

    parse: Callable[[str], Schedule]
    reporting: Sequence[date]
    codes: Collection[str]


def apply_to_item(item: Item, decided: Decided, rules: Rules) -> Item:
    """The printed cells stay as printed."""
    item = _settle_term(item, decided, rules)
    if asked := _held(decided, What.ASKED, item.responsible):
        item = _ask_whom(item, asked.words, rules)
    item = _settle_kind(item, decided)
    if evidence := decided.get(What.EVIDENCE):
        item = replace(item, evidence=Evidence(str(evidence.value)))
    if name := decided.get(What.SHORT_NAME):
        item = replace(item, short_name=str(name.value))
    if done := decided.get(What.DONE):
        item = replace(item, done_by_order=bool(done.value))
    if (summed := decided.get(What.SUM)) and not summed.value:
        item = replace(item, sum_of=())
    item = _settle_bonds(item, decided)
    if _is_left_out(decided):
        item = replace(item, schedule=replace(item.schedule, windows=(), readings=(), resolved=True))
    return item


def _settle_bonds(item: Item, decided: Decided) -> Item:
    together, listed = decided.get(What.TOGETHER), decided.get(What.LISTED)
    if together:
        item = replace(item, together=bool(together.value))
    return replace(item, listed=bool(listed.value)) if listed else item


def asks_nobody(item: Item) -> bool:
    """A person wants no question of it: nothing is unclear, and no window is left."""
    return item.schedule.resolved and not item.schedule.windows


def read_anew(item: Item, schedule: Schedule, rules: Rules) -> Item:
    """The same row in another time: that can make another kind of question of it."""
    return _question(replace(item, schedule=schedule), rules)


def _settle_term(item: Item, decided: Decided, rules: Rules) -> Item:
    if term := _held(decided, What.TERM, item.term):
        return read_anew(item, rules.parse(str(term.value)), rules)
    if reading := _held(decided, What.READING, item.term):
        windows = read_reading(reading.words)
        return read_anew(item, replace(item.schedule, windows=windows, readings=(), resolved=True), rules)
    return item


def _held(decided: Decided, what: What, printed: str) -> Choice | None:
    choice = decided.get(what)
    return choice if choice and choice.printed in {None, printed} else None


def _is_left_out(decided: Decided) -> bool:
    return What.ASK in decided and decided[What.ASK].value is False


def _ask_whom(item: Item, who: tuple[str, ...], rules: Rules) -> Item:
    for_schools = all(each == SCHOOLS or each in rules.codes for each in who)
    changed = replace(item, asked=who, for_schools=for_schools)
    if for_schools is item.for_schools:
        return changed
    return _question(replace(changed, side=None, done_by_order=False, sum_of=()), rules)


def _question(item: Item, rules: Rules) -> Item:
    row = PrintedItem(
        number=item.number,
        level=item.level,
        level_carried=False,
        measure=item.measure,
        description=item.description,
        term=item.schedule.text,
        responsible=item.responsible,
        result=item.result,
        place="",
    )
    invited = item.side is Side.TAKING_PART and item.for_schools
    asked = Asked(item.asked, for_schools=item.for_schools, invited=invited)
    question = find_question(row, asked, item.schedule, rules.reporting)
    return replace(item, kind=question.kind, evidence=question.evidence, side=question.side)


def _settle_kind(item: Item, decided: Decided) -> Item:
    if kind := decided.get(What.KIND):
        return _be(item, ItemKind(str(kind.value)))
    numbers = decided.get(What.NUMBERS_ONLY)
    if numbers is None or (item.kind is ItemKind.NUMBERS_ONLY) is numbers.value:
        return item
    return _be(item, ItemKind.NUMBERS_ONLY if numbers.value else ItemKind.DEED)


def _be(item: Item, kind: ItemKind) -> Item:
    """An event has sides; numbers, and being there, prove only what they belong to."""
    side = item.side
    if kind is ItemKind.EVENT and side is None:
        side = Side.TAKING_PART if item.for_schools else Side.HOLDING
    evidence = item.evidence
    if evidence in {Evidence.NUMBERS, Evidence.ATTENDANCE}:
        evidence = Evidence.LINE
    if kind is ItemKind.NUMBERS_ONLY:
        evidence = Evidence.NUMBERS
    elif kind is ItemKind.EVENT and side is Side.TAKING_PART:
        evidence = Evidence.ATTENDANCE
    return replace(item, kind=kind, side=side, evidence=evidence)


def duty_places(order: Order) -> tuple[str, ...]:
    """«Приказ · 2.1» of each duty of the order's text, told apart where a point has several."""
    seen: Counter[str] = Counter()
    places = []
    for duty in order.obligations:
        seen[duty.point] += 1
        again = seen[duty.point] > 1 or not duty.point
        places.append(f"{CODE} · {duty.point}+{seen[duty.point]}" if again else f"{CODE} · {duty.point}")
    return tuple(places)


def apply_to_duty(duty: Obligation, decided: Decided) -> Obligation:
    if (days := decided.get(What.DATE)) and not duty.dates:
        duty = replace(duty, dates=tuple(map(date.fromisoformat, days.words)))
    if asked := decided.get(What.ASKED):
        duty = replace(duty, asked=asked.words)
    if name := decided.get(What.SHORT_NAME):
        duty = replace(duty, short_name=str(name.value))
    return replace(duty, has_deliverable=False) if _is_left_out(decided) else duty
