"""What is not clear in an order, as questions one after another: each with the ways to settle it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from roadmap.choices import UNKNOWN_BODY, items_of
from roadmap.choices_items import duty_places
from roadmap.choices_values import Choice, What, problem_name
from roadmap.model import Item, Order, Problem, Window
from roadmap.questions import SCHOOLS

_ABOUT_TIME = ("problem-term", "problem-duty-date")
_LIKE = "proposal-term-like"


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """`number` is the place of its first problem among all that were found: it stays the same.

    `proposed` are the choices of the proposal, all at once; `readings` those of an ambiguous term.
    `can_type`: a term or a day may be typed; `can_skip`: nobody needs to be asked about the place at all.
    `body`: an abbreviation whose full name may be typed.
    What has none of these is only to be known.
    """

    number: int
    place: str
    problems: tuple[Problem, ...]
    proposed: tuple[Choice, ...] = ()
    readings: tuple[tuple[Window, ...], ...] = ()
    can_type: bool = False
    can_skip: bool = False
    body: str = ""

    @property
    def seen(self) -> Choice:
        return Choice(self.place, What.SEEN, tuple(map(problem_name, self.problems)))

    @property
    def is_news(self) -> bool:
        return not (self.proposed or self.readings or self.can_type or self.can_skip or self.body)


def open_questions(base: Order, order: Order) -> tuple[OpenQuestion, ...]:
    """Of all that `base` leaves unclear, what is still open in the order as decided."""
    items = {f"{plan.code} · {item.key}": item for plan in order.roadmaps for item in items_of(plan)}
    duties = frozenset(duty_places(order))
    left = set(order.problems)
    numbered = [(number, each) for number, each in enumerate(base.problems) if each in left]
    grouped = {number: _find_group(each, order.problems) for number, each in numbered}
    led = {problem for group in grouped.values() for problem in group[1:]}
    return tuple(
        _build(number, grouped[number], items, duties) for number, problem in numbered if problem not in led
    )


def _find_group(problem: Problem, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """An empty term with a row like it brings the empty responsible of its row: one answer settles both."""
    if problem.proposal_key != _LIKE:
        return (problem,)
    others = (each for each in problems if each.place == problem.place)
    return (problem, *(each for each in others if each.key == "problem-responsible-empty"))


def _build(
    number: int, problems: tuple[Problem, ...], items: dict[str, Item], duties: frozenset[str]
) -> OpenQuestion:
    first = problems[0]
    item = items.get(first.place)
    about_time = first.key.startswith(_ABOUT_TIME)
    is_asked = item is not None or first.place in duties
    return OpenQuestion(
        number=number,
        place=first.place,
        problems=problems,
        proposed=tuple(choice for each in problems for choice in _propose(each, problems, items)),
        readings=item.schedule.readings if item and about_time else (),
        can_type=is_asked and about_time,
        can_skip=is_asked and not first.key.startswith(("problem-number", "problem-duty-gap")),
        body=dict(first.values)["body"] if first.key == UNKNOWN_BODY else "",
    )


def _propose(problem: Problem, group: tuple[Problem, ...], items: dict[str, Item]) -> tuple[Choice, ...]:
    values, place = dict(problem.proposal_values), problem.place
    item = items.get(place)
    match problem.proposal_key:
        case "proposal-year":
            return (Choice(place, What.YEAR, values["year"]),)
        case "proposal-date":
            day = datetime.strptime(values["date"], "%d.%m.%Y").date()  # noqa: DTZ007 - a day, no moment
            return (Choice(place, What.DATE, (day.isoformat(),)),)
        case "proposal-term-usual" | "proposal-term-like":
            term = Choice(place, What.TERM, values["term"], item.term if item else None)
            like = items.get(values.get("place", ""))
            if like is None or item is None or len(group) == 1:
                return (term,)
            return (term, Choice(place, What.ASKED, like.asked, item.responsible))
        case "proposal-asked-schools":
            return (Choice(place, What.ASKED, (SCHOOLS,), item.responsible if item else None),)
        case "proposal-asked" if group[0] is problem:
            who = tuple(values["who"].split(", "))
            return (Choice(place, What.ASKED, who, item.responsible if item else None),)
    return ()
