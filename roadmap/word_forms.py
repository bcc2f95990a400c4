"""Which form of a verb a short name takes: «консультации … были», «вопрос … был»."""

import re
from enum import StrEnum

_FIRST = re.compile(r"^[«\"]?(?:[^\W\d_]+-)*([а-яё]+)\b")
_ENDINGS = (
    ("ие", ("ние", "тие", "вие"), "neuter"),
    ("ые", (), "plural"),
    ("ая", (), "feminine"),
    ("яя", (), "feminine"),
    ("ое", (), "neuter"),
    ("ее", (), "neuter"),
    ("мя", (), "neuter"),
    ("ы", (), "plural"),
    ("и", (), "plural"),
    ("а", (), "feminine"),
    ("я", (), "feminine"),
    ("о", (), "neuter"),
    ("е", (), "neuter"),
)
_MASCULINE = "бвгджзйклмнпрстфхцчшщ"


class Form(StrEnum):
    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    PLURAL = "plural"
    UNSURE = "unsure"


def find_form(name: str) -> Form:
    """By the ending of the first word, a noun or its adjective; UNSURE where the ending does not tell.

    «ь» may be either gender, «-ие» a neuter noun («участие») or a plural («общие»): only the commonest
    neuter endings are told apart from it.
    """
    found = _FIRST.match(name.strip())
    if found is None:
        return Form.UNSURE
    word = found[1]
    for ending, only, form in _ENDINGS:
        if word.endswith(ending):
            return Form(form) if not only or word.endswith(only) else Form.UNSURE
    return Form.MASCULINE if word[-1] in _MASCULINE else Form.UNSURE
