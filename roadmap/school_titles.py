"""How a school writes itself on its own paper: «МБОУ «СШ № 9»»."""

import re

_FORM = re.compile(r"^\s*((?:[А-ЯЁа-яё]+(?:-[а-яё]+)?\s+){1,8}?(?:учреждение|организация))\b", re.IGNORECASE)
_PRINTED = re.compile(r"^\s*([А-ЯЁ]{3,8})\b")
_QUOTED = re.compile(r"[«\"“„]")


def official_title(full_name: str, short_name: str) -> str:
    """The letters of the legal form, «муниципальное бюджетное общеобразовательное учреждение», and the name.

    Without a form in the full name there is nothing to put before the short one.
    """
    form = _FORM.match(full_name)
    printed = _PRINTED.match(full_name)
    if form:
        letters = "".join(word[0].upper() for word in re.findall(r"[А-ЯЁа-яё]+", form[1]))
    elif printed and _QUOTED.search(full_name):
        letters = printed[1]
    else:
        return short_name
    return f"{letters} «{short_name}»"
