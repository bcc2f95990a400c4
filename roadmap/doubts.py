"""What is not clear in one row of a plan, and what is proposed (DESIGN §3, promise 10)."""

from collections import Counter
from collections.abc import Mapping, Sequence

from roadmap.abbreviations import is_abbreviation
from roadmap.bodies import read_responsible
from roadmap.model import PrintedItem, Problem, Schedule
from roadmap.questions import SCHOOLS, Asked

_KNOWN_BODIES = frozenset({"УОиМП", "ОЦПРМСО", "СОИРО", "ЦНППМ", "ГМО", "ОМСУ", "ЦДО", "РУМО", "ПМПК"})


def find_number_problems(row: PrintedItem, key: str) -> list[Problem]:
    if not row.number.strip(" ."):
        table, _, number = row.place.partition("/")
        values = (("table", table), ("row", number))
        return [Problem("", "problem-number-missing", values, "proposal-key", (("key", key),))]
    if "+" in key:
        return [
            Problem("", "problem-number-repeated", (("number", row.number),), "proposal-key", (("key", key),))
        ]
    return []


def find_term_problems(
    row: PrintedItem, schedule: Schedule, neighbours: Sequence[PrintedItem]
) -> list[Problem]:
    if not row.term.strip():
        return [Problem("", "problem-term-empty", (), "proposal-term-ask")]
    values = (("term", row.term),)
    if schedule.ambiguous:
        return [Problem("", "problem-term-ambiguous", values, "proposal-term-choose")]
    if schedule.resolved:
        return []
    if _says_same(row.term, row.responsible):
        return [Problem("", "problem-term-responsible", values, *_propose_usual_term(row, neighbours))]
    return [Problem("", "problem-term-unclear", values, "proposal-term-ask")]


def _says_same(term: str, responsible: str) -> bool:
    """The bodies of the next cell are printed in place of the term (order 305, point 3.10)."""
    named = read_responsible(term, (), {}).bodies
    return bool(named) and all(map(is_abbreviation, named)) and all(name in responsible for name in named)


def _propose_usual_term(
    row: PrintedItem, neighbours: Sequence[PrintedItem]
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The term that most rows of the section have."""
    terms = Counter(each.term for each in neighbours if each is not row and each.term.strip())
    term, count = terms.most_common(1)[0] if terms else ("", 0)
    if 2 * count <= terms.total():
        return "proposal-term-ask", ()
    return "proposal-term-usual", (("term", term),)


def find_asked_problems(
    row: PrintedItem, asked: Asked, codes: Sequence[str], definitions: Mapping[str, str]
) -> list[Problem]:
    """`asked` as proposed: in an empty cell by the usual body of the plan."""
    problems = []
    if not asked.agreed:
        values = (("level", row.level), ("responsible", row.responsible))
        problems.append(Problem("", "problem-level-responsible", values, *_propose_asked(asked)))
    if not row.responsible.strip() and not asked.for_schools:
        problems.append(Problem("", "problem-responsible-empty", (), *_propose_asked(asked)))
    for name in read_responsible(row.responsible, codes, definitions).bodies:
        if is_abbreviation(name) and name not in definitions and name not in _KNOWN_BODIES:
            problems.append(Problem("", "problem-body-unknown", (("body", name),), "proposal-body"))
    return problems


def _propose_asked(asked: Asked) -> tuple[str, tuple[tuple[str, str], ...]]:
    if asked.who == (SCHOOLS,):
        return "proposal-asked-schools", ()
    return "proposal-asked", (("who", ", ".join(asked.who)),)
