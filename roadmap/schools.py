"""Short names of schools: «Средняя школа № 9» is «СШ № 9», gymnasiums and lyceums keep their word."""

import re

_NUMBERED = re.compile(r"([А-ЯЁA-Zа-яё][А-ЯЁа-яё() -]{0,200}?)\s*№\s*(\d{1,4})")
_QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]{1,200})[»\"”]")
_FORM = re.compile(
    r"^(муниципальн|государственн|частн|областн|автономн|бюджетн|казенн|казённ|некоммерческ)\w*\s",
    re.IGNORECASE,
)
_SHORT_FORM = re.compile(r"^(М[БАК]?Н?ОУ|ГБОУ|ГКОУ|ЧОУ|ОГБОУ)\s+")
_WORD = re.compile(r"\(?[^\W\d_]+\)?")
_IN_MEMORY = re.compile(r"\s+(имени|им\.)\s.*$")
_LONGEST = 600
_WORDS = (("гимнази", "Гимназия"), ("лице", "Лицей"), ("школ", "Школа"))
_SEVERAL = re.compile(
    r"(?P<before>.{0,200}?№\s*)(?P<numbers>\d{1,4}(?:\s*(?:,|;|\sи\s)\s*(?:№\s*)?\d{1,4})+)(?P<after>\s*[»\"”]?)[\s,;.]*$",
    re.DOTALL,
)
_LISTED = re.compile(
    r"(?:М[А-ЯЁ]{2,4}\s+)?[«\"]?(?P<kind>О\([Сс]\)Ш|С?О?Ш|(?:[Гг]имнази|[Лл]ице|[Шш]кол)[а-я]{0,4})\s*№\s*"
    r"(?P<numbers>\d{1,4}(?:\s*(?:,|\sи\s)\s*(?:№\s*)?\d{1,4}(?!\s*(?:кл|чел|%)))*)"
)


def shorten_school(full_name: str) -> str:
    """«СШ № 9», «Гимназия № 1», «О(С)Ш № 2»; a school without a number keeps its name in quotes."""
    quoted = _QUOTED.search(full_name[:_LONGEST])
    name = _SHORT_FORM.sub("", quoted[1] if quoted else full_name[:_LONGEST]).strip(' «»"“”„')
    found = _NUMBERED.search(name)
    if found is None:
        return _IN_MEMORY.sub("", name)
    return f"{_shorten_kind(found[1])} № {int(found[2])}"


def _shorten_kind(kind: str) -> str:
    words = _WORD.findall(_drop_forms(kind))
    if len(words) > 1 and words[-1].lower().startswith("школ"):
        return "".join(map(_initial, words))
    if _is_short(kind):
        return kind.upper()
    if len(words) == 1:
        return next((name for stem, name in _WORDS if words[0].lower().startswith(stem)), words[0])
    return " ".join(words)


def _initial(word: str) -> str:
    return f"({word[1].upper()})" if word.startswith("(") else word[0].upper()


def _is_short(kind: str) -> bool:
    """Printed short already: «СШ», «О(с)Ш»."""
    return len(kind) <= 7 and sum(letter.isupper() for letter in kind) >= 2


def _drop_forms(kind: str) -> str:
    while _FORM.match(kind):
        kind = _FORM.sub("", kind, count=1)
    return re.sub(r"^(общеобразовательн\w+\s+)?(учреждение|организация)\s+", "", kind, flags=re.IGNORECASE)


def split_schools(printed: str) -> tuple[str, ...]:
    """«МБОУ «СШ № 2, 6, 26» as three schools; one school stays as it is."""
    several = _SEVERAL.fullmatch(printed) if len(printed) <= _LONGEST else None
    if several is None:
        return (printed,)
    numbers = re.findall(r"\d+", several["numbers"])
    closing = several["after"].strip() or ("»" if "«" in several["before"] else "")
    return tuple(f"{several['before']}{number}{closing}" for number in numbers)


def find_schools(text: str) -> tuple[str, ...]:
    """Short names of the schools that a sentence names by numbers, «СШ № 2, 6, 26» all three."""
    found = [
        shorten_school(f"{listed['kind']} № {number}")
        for listed in _LISTED.finditer(text)
        for number in re.findall(r"\d+", listed["numbers"])
    ]
    return tuple(dict.fromkeys(found))
