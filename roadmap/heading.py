"""The order's own text: number, date, title, who issued it, who controls it, when it wants information."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from roadmap.errors import RejectedError
from roadmap.model import PrintedOrder
from roadmap.stems import find_content_words, fold, share_of_words

_MONTHS = (
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
)
_DATE = re.compile(
    r"(?<!\d)(\d{1,2})"
    r"(?:[\s_»\"]{0,9}\.[\s_]{0,9}(\d{1,2})[\s_]{0,9}\."
    r"|[\s_]{0,9}[»\"”][\s_]{0,9}(\d{1,2})[\s_.]{1,9}"
    r"|[\s_»\"”]{0,9}([а-я]{3,8}))"
    r"[\s_]{0,9}(20\d\d)(?!\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"№[\s_]*([0-9][0-9А-Яа-яЁёA-Za-z./-]{0,24})")
_ORDERS = re.compile(
    r"^(п\s?р\s?и\s?к\s?а\s?з|р\s?а\s?с\s?п\s?о\s?р\s?я\s?ж\s?е\s?н\s?и\s?е)\s*\.?$", re.IGNORECASE
)
_DECIDES = re.compile(r"п\s?р\s?и\s?к\s?а\s?з\s?ы\s?в\s?а\s?ю|о\s?б\s?я\s?з\s?ы\s?в\s?а\s?ю", re.IGNORECASE)
_TITLE = re.compile(r"^[«\"]?о(б|бо)?\s", re.IGNORECASE)
_CONTROL = re.compile(
    r"контроль\s[^.]{0,200}?(возложить\s+на|оставляю\s+за\s+собой|возлагаю\s+на)", re.IGNORECASE
)
_FULL_STOP = re.compile(r"(?<![А-ЯЁ])\.$")
_SIGNED = re.compile(
    r"^((и\.?\s?о\.?|вр\.?и\.?о\.?)\s)?(начальник|директор|руководител|глава|заместител|председател)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+|[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.\s?[А-ЯЁ]\.")
_NAME = re.compile(rf"^({_INITIALS.pattern})\s*$")
_GENITIVES = {
    "управления": "Управление",
    "департамента": "Департамент",
    "министерства": "Министерство",
    "комитета": "Комитет",
    "отдела": "Отдел",
    "администрации": "Администрация",
}
_HEAD_LENGTH = 80
_SIGNATURE = 200
_TO_ORDER = "к приказу"
_INFORMATION = re.compile(r"информаци|отч[её]т", re.IGNORECASE)
_PROVIDE = re.compile(r"предостав|представ|направ", re.IGNORECASE)


def find_dates(text: str) -> tuple[date, ...]:
    """Full dates of a text, «21.01.2022» or «21 января 2022»."""
    return tuple(day for found in _DATE.finditer(text) if (day := _read_date(found)) is not None)


def _read_date(found: re.Match[str]) -> date | None:
    word = (found[4] or "").lower()
    month = int(found[2] or found[3] or 0)
    month = month or next((n for n, stem in enumerate(_MONTHS, 1) if word.startswith(stem)), 0)
    try:
        return date(int(found[5]), month, int(found[1]))
    except ValueError:
        return None


def read_number_and_date(printed: PrintedOrder) -> tuple[str, date]:
    """From the heading, else from «к приказу … от … № …» above an appendix (order 305)."""
    head = list(_head_lines(printed.paragraphs))
    above = [line for line in printed.references if not fold(line).startswith("приложение")]
    for lines in (head, above):
        number = next((found[1] for line in lines if (found := _NUMBER.search(line))), None)
        day = next((days[0] for line in lines if (days := find_dates(line))), None)
        if number and day:
            return number.strip("._/-"), day
    raise RejectedError("document-not-order")


def _head_lines(paragraphs: Sequence[str]) -> Iterator[str]:
    """Short lines above the title: the title and what follows name other orders' numbers."""
    for line in paragraphs:
        if _TITLE.match(line) or _DECIDES.search(line):
            return
        if len(line) <= _HEAD_LENGTH:
            yield line


def read_title(paragraphs: Sequence[str]) -> str:
    """«Об утверждении …»; a title broken into several paragraphs goes on in lower case."""
    for index, line in enumerate(paragraphs):
        if _DECIDES.search(line):
            break
        if _TITLE.match(line):
            rest = paragraphs[index + 1 :]
            end = next((n for n, other in enumerate(rest) if not _goes_on(other)), len(rest))
            return " ".join((line, *rest[:end]))
    return ""


def _goes_on(line: str) -> bool:
    return (line[:1].islower() or line[:1] in "(«") and not _DECIDES.search(line)


def read_issuer(printed: PrintedOrder, definitions: Mapping[str, str]) -> str:
    """The heading above the word «приказ», in the letters of ordinary text."""
    heading = []
    for line in _head_lines(printed.paragraphs):
        if _ORDERS.match(line) or find_dates(line):
            break
        heading.append(line)
    name = " ".join(heading) or " ".join(_reference_body(printed.references))
    words = find_content_words(name)
    for full in definitions.values():
        other = find_content_words(full)
        if words and share_of_words(words, other) == share_of_words(other, words) == 1:
            return _of_head(full)
    return _of_head(_recase(name, printed.paragraphs))


def _of_head(name: str) -> str:
    """«управления образования» of a reference as «Управление образования»."""
    first, space, rest = name.partition(" ")
    return f"{_GENITIVES.get(first.lower(), first)}{space}{rest}"


def _reference_body(references: Sequence[str]) -> Iterator[str]:
    """«к приказу Управления образования / Администрации города …» over several lines."""
    starts = [index for index, line in enumerate(references) if fold(line).startswith(_TO_ORDER)]
    if not starts:
        return
    yield references[starts[0]][len(_TO_ORDER) :].strip()
    for line in references[starts[0] + 1 :]:
        if find_dates(line) or _NUMBER.search(line):
            return
        yield line


def _recase(name: str, paragraphs: Sequence[str]) -> str:
    """«УПРАВЛЕНИЕ ОБРАЗОВАНИЯ» as «Управление образования»; names keep the capitals they have in the text."""
    if not name.isupper():
        return name
    seen: dict[str, str] = {}
    for line in paragraphs:
        if not line.isupper():
            for word in re.findall(r"[^\W\d_]+", line)[1:]:
                seen.setdefault(word.lower(), word)
    words = [seen.get(word.lower(), word.lower()) for word in name.split()]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


def read_controller(paragraphs: Sequence[str]) -> str:
    """Whom the order charges with its control, as printed; «оставляю за собой» is who signed it."""
    for line in paragraphs:
        found = _CONTROL.search(line)
        if found and "собой" in found[1].lower():
            return read_signature(paragraphs)
        if found:
            return _FULL_STOP.sub("", line[found.end() :].strip())
    return ""


def read_signature(paragraphs: Sequence[str]) -> str:
    """The office and the name of who signed, also when they stand in two lines."""
    signed = ""
    for line, below in zip(paragraphs, (*paragraphs[1:], ""), strict=True):
        if _SIGNED.match(line) and len(line) < _SIGNATURE:
            if _INITIALS.search(line):
                signed = line
            elif _NAME.match(below):
                signed = f"{line} {below}"
    return signed


def read_reporting(paragraphs: Sequence[str]) -> tuple[date, ...]:
    """Dates by which the order wants information on its plans (order 305, point 2.3)."""
    for line in paragraphs:
        if _INFORMATION.search(line) and _PROVIDE.search(line) and "план" in line.lower():
            deadline = line.lower().find("срок")
            dates = find_dates(line[deadline:]) if deadline >= 0 else ()
            if dates:
                return dates
    return ()
