"""What each column of a plan holds: by the words of its heading, else by what stands in it."""

import re
from collections.abc import Callable, Sequence
from enum import StrEnum

from documents.blocks import Cell


class Role(StrEnum):
    NUMBER = "number"
    LEVEL = "level"
    TERM = "term"
    RESPONSIBLE = "responsible"
    RESULT = "result"
    DESCRIPTION = "description"
    MEASURE = "measure"


# In this order: «Ожидаемый результат мероприятия» is a result, «Описание мероприятия» a description.
_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.NUMBER, re.compile(r"^(№|n)\s*(п\s*[/.\\-]?\s*п\.?)?$|^п\s*[/.\\]\s*п\.?$|^номер|^пункт|^№")),
    (Role.LEVEL, re.compile(r"уров(ень|ни)")),
    (Role.TERM, re.compile(r"срок|^дат[аы]|период|^время|дата проведения")),
    (Role.RESPONSIBLE, re.compile(r"ответственн|исполнител")),
    (
        Role.RESULT,
        re.compile(r"результат|решени|подтвержда|продукт|^итог|вид документа|форма отч[её]та|^документ"),
    ),
    (Role.DESCRIPTION, re.compile(r"описани|специфик|аудитори|примечани|участник|содержани|категори")),
    (Role.MEASURE, re.compile(r"мероприяти|направлени|^мер[аы]|наименовани|действи|вид деятельности|^задач")),
)
_ENOUGH = 3
_NUMBER = re.compile(r"^[\dIVXА-Яа-я]{1,3}(\.\d{1,3})*[.)]?$")
_LEVEL = re.compile(
    r"^(муниципальн|институциональн|региональн|школьн|федеральн)\w*( уров\w+)?$", re.IGNORECASE
)
_TERM = re.compile(
    r"\b(20\d\d|январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|в течение|постоянно|ежемесячн|ежеквартальн|ежегодн|до \d|квартал|раз в)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b[А-ЯЁ][А-ЯЁа-яё]?[А-ЯЁ]+\b|руководител|директор|школ|отдел|управлени|специалист", re.IGNORECASE
)


def find_columns(row: Sequence[Cell]) -> dict[Role, int]:
    """Roles of the columns if this row is the heading of a plan, else nothing."""
    headings = [(index, _fold(cell.text)) for index, cell in enumerate(row) if cell.width and cell.text]
    if len({text for _, text in headings}) < _ENOUGH:
        return {}
    columns: dict[Role, int] = {}
    taken: set[int] = set()
    for role, words in _HEADINGS:
        for index, text in headings:
            if index not in taken and len(text) <= 90 and words.search(text):
                columns[role] = index
                taken.add(index)
                break
    if Role.MEASURE not in columns and Role.DESCRIPTION in columns:
        columns[Role.MEASURE] = columns.pop(Role.DESCRIPTION)
    is_plan = Role.MEASURE in columns and (Role.TERM in columns or Role.RESPONSIBLE in columns)
    return columns if is_plan and len(columns) >= _ENOUGH else {}


def complete_columns(columns: dict[Role, int], rows: Sequence[Sequence[Cell]], width: int) -> dict[Role, int]:
    """The columns whose headings said nothing, by their content."""
    complete = dict(columns)
    for role, is_like in _CONTENT:
        free = [index for index in range(width) if index not in complete.values()]
        best = max(free, key=lambda index: _share(rows, index, is_like), default=None)
        if role not in complete and best is not None and _share(rows, best, is_like) > 0.6:
            complete[role] = best
    for role in (Role.DESCRIPTION, Role.RESULT):
        free = [index for index in range(width) if index not in complete.values() and _is_filled(rows, index)]
        if role not in complete and free:
            complete[role] = free[0]
    return complete


def _is_short_body(text: str) -> bool:
    return len(text) < 80 and _BODY.search(text) is not None


_CONTENT: tuple[tuple[Role, Callable[[str], bool]], ...] = (
    (Role.NUMBER, lambda text: _NUMBER.match(text) is not None),
    (Role.LEVEL, lambda text: _LEVEL.match(text) is not None),
    (Role.TERM, lambda text: len(text) < 100 and _TERM.search(text) is not None),
    (Role.RESPONSIBLE, _is_short_body),
)


def _share(rows: Sequence[Sequence[Cell]], index: int, is_like: Callable[[str], bool]) -> float:
    texts = [row[index].text for row in rows if row[index].text]
    return sum(map(is_like, texts)) / len(texts) if texts else 0.0


def _is_filled(rows: Sequence[Sequence[Cell]], index: int) -> bool:
    return any(row[index].text for row in rows)


def guess_columns(rows: Sequence[Sequence[Cell]], width: int) -> dict[Role, int]:
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
