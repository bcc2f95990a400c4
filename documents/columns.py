"""What each column of a plan holds: by the words of its heading and by what stands in it."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from documents.blocks import Cell
from roadmap.grammar import parse_tokens
from roadmap.grammar_tree import Relative, Scheduled, Unreadable
from roadmap.terms import LONGEST
from roadmap.tokens import tokenize


class Role(StrEnum):
    NUMBER = "number"
    LEVEL = "level"
    TERM = "term"
    RESPONSIBLE = "responsible"
    RESULT = "result"
    DESCRIPTION = "description"
    MEASURE = "measure"


# In this order: «Ожидаемый результат мероприятия» is a result, «Описание мероприятия» a description,
# and beside «Мероприятия» a column «Направление» is no measure.
_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.NUMBER, re.compile(r"^(№|n)\s*(п\s*[/.\\-]?\s*п\.?)?$|^п\s*[/.\\]\s*п\.?$|^номер|^пункт|^№")),
    (Role.LEVEL, re.compile(r"уров(ень|ни)")),
    (Role.TERM, re.compile(r"срок|^дат[аы]|период|^время|^месяц|^когда")),
    (Role.RESPONSIBLE, re.compile(r"ответственн|исполнител|^отв(етств)?\.|^кто\b")),
    (
        Role.RESULT,
        re.compile(
            r"результат|решени|подтвержда|продукт|^итог|вид документа|форма отч[её]т|^документ|^выход|^эффект"
        ),
    ),
    (Role.DESCRIPTION, re.compile(r"описани|специфик|аудитори|примечани|участник|содержани|категори")),
    (Role.MEASURE, re.compile(r"мероприяти")),
    (
        Role.MEASURE,
        re.compile(
            r"^мер[аы]|наименовани|действи|вид(ы)? (деятельности|работ)|^задач|направлени|^тема|^что\b"
        ),
    ),
)
_ENOUGH = 3
_LONGEST_HEADING = 90
_NUMBER = re.compile(r"^[\dIVXА-Яа-я]{1,3}([.,]\d{1,3})*[.)]?$")
_LEVEL = re.compile(
    r"^(муниципальн|институциональн|региональн|школьн|федеральн|районн)\w*( уров\w+)?$", re.IGNORECASE
)
_BODY = re.compile(
    r"\b[А-ЯЁ][А-ЯЁа-яё]?[А-ЯЁ]+\b|(?i:руководител|директор|школ|отдел|управлени|специалист|педагог|учител)"
)
_LIKELY, _PLAIN, _UNLIKELY = 0.6, 0.8, 0.2
"""Shares of a column's cells: from the first it may be what its heading does not say; at the second it is,
against its heading, when the cells under that heading are so up to the third only."""

Rows = Sequence[Sequence[Cell]]


def find_columns(row: Sequence[Cell]) -> dict[Role, int]:
    """Roles of the columns if this row is the heading of a plan, else nothing."""
    headings = [(index, _fold(cell.text)) for index, cell in enumerate(row) if cell.width and cell.text]
    if len({text for _, text in headings}) < _ENOUGH:
        return {}
    columns: dict[Role, int] = {}
    for role, words in _HEADINGS:
        free = [(index, text) for index, text in headings if index not in columns.values()]
        found = [index for index, text in free if len(text) <= _LONGEST_HEADING and words.search(text)]
        if found:
            columns.setdefault(role, found[0])
    if Role.MEASURE not in columns and Role.DESCRIPTION in columns:
        columns[Role.MEASURE] = columns.pop(Role.DESCRIPTION)
    is_plan = Role.MEASURE in columns and (Role.TERM in columns or Role.RESPONSIBLE in columns)
    return columns if is_plan and len(columns) >= _ENOUGH else {}


def complete_columns(columns: dict[Role, int], rows: Rows, width: int) -> dict[Role, int]:
    """The columns whose headings said nothing or what is plainly not so, by their content."""
    complete = _correct(columns, rows)
    for role, is_like in _CONTENT.items():
        free = [index for index in range(width) if index not in complete.values()]
        best = max(free, key=lambda index: _share(rows, index, is_like), default=None)
        if role not in complete and best is not None and _share(rows, best, is_like) > _LIKELY:
            complete[role] = best
    for role in (Role.DESCRIPTION, Role.RESULT):
        free = [index for index in range(width) if index not in complete.values() and _is_filled(rows, index)]
        if role not in complete and free:
            complete[role] = free[0]
    return complete


def _correct(columns: dict[Role, int], rows: Rows) -> dict[Role, int]:
    """Two headings that stand over each other's cells change places."""
    correct = dict(columns)
    for role in (Role.NUMBER, Role.LEVEL, Role.TERM):
        if role not in correct or not _denies(rows, correct[role], role):
            continue
        others = [(other, index) for other, index in correct.items() if other is not role]
        for other, index in others:
            if _shows(rows, index, role) and (other not in _CONTENT or not _shows(rows, index, other)):
                correct[role], correct[other] = index, correct[role]
                break
    return correct


def _denies(rows: Rows, index: int, role: Role) -> bool:
    return _count(rows, index) >= _ENOUGH and _share(rows, index, _CONTENT[role]) <= _UNLIKELY


def _shows(rows: Rows, index: int, role: Role) -> bool:
    return _count(rows, index) >= _ENOUGH and _share(rows, index, _CONTENT[role]) >= _PLAIN


def is_term(text: str) -> bool:
    """Plainly a term: «1.1» is rather an item's number, «План работы» rather a document."""
    if len(text) > LONGEST or _NUMBER.match(text):
        return False
    try:
        return any(not isinstance(clause, Scheduled | Relative) for clause in parse_tokens(tokenize(text)))
    except Unreadable:
        return False


def _is_short_body(text: str) -> bool:
    return len(text) < 80 and _BODY.search(text) is not None


_CONTENT: dict[Role, Callable[[str], bool]] = {
    Role.NUMBER: lambda text: _NUMBER.match(text) is not None,
    Role.LEVEL: lambda text: _LEVEL.match(text) is not None,
    Role.TERM: is_term,
    Role.RESPONSIBLE: _is_short_body,
}


def _share(rows: Rows, index: int, is_like: Callable[[str], bool]) -> float:
    texts = [row[index].text for row in rows if row[index].text]
    return sum(map(is_like, texts)) / len(texts) if texts else 0.0


def _count(rows: Rows, index: int) -> int:
    return sum(1 for row in rows if row[index].text)


def _is_filled(rows: Rows, index: int) -> bool:
    return _count(rows, index) > 0


def guess_columns(rows: Rows, width: int) -> dict[Role, int]:
    """Columns of a plan without any heading row: numbers, terms and bodies must be seen."""
    columns = complete_columns({Role.MEASURE: -1}, rows, width)
    free = [index for index in range(width) if index not in columns.values() or index in _loose(columns)]
    longest = max(free, key=lambda index: sum(len(row[index].text) for row in rows), default=None)
    if longest is None or Role.NUMBER not in columns or Role.TERM not in columns:
        return {}
    columns = {role: index for role, index in columns.items() if index != longest}
    return {**columns, Role.MEASURE: longest}


def _loose(columns: dict[Role, int]) -> set[int]:
    return {columns[role] for role in (Role.DESCRIPTION, Role.RESULT) if role in columns}


def _fold(text: str) -> str:
    return " ".join(text.lower().split())
