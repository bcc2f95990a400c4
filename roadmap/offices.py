"""Bodies of the system of education: what kind each is, by its name as orders print it."""

import re

from roadmap.model import OrganizationKind
from roadmap.names import fold
from roadmap.stems import find_words

_KINDS = (
    (OrganizationKind.REGION, re.compile(r"^(департамент|министерств)")),
    (OrganizationKind.INSTITUTE, re.compile(r"^(институт|соиро|цнппм|ипк|иро)")),
    (OrganizationKind.CENTER, re.compile(r"^(центр|оцпрмсо|моц|имц)")),
    (OrganizationKind.MUNICIPALITY, re.compile(r"^(управлени|уоимп|администраци)")),
)
_ENOUGH = 3


def find_kind(name: str) -> OrganizationKind:
    """By the first word of the name that tells; anything else is a body."""
    for word in find_words(name):
        for kind, pattern in _KINDS:
            if pattern.match(word):
                return kind
    return OrganizationKind.BODY


def is_short_for(short: str, full: str) -> bool:
    """«УОиМП» is short for «Управление образования и молодёжной политики Администрации …»."""
    initials = "".join(word[0] for word in find_words(full))
    return len(fold(short)) >= _ENOUGH and initials.startswith(fold(short))


def school_names(short_name: str, full_name: str) -> tuple[str, ...]:
    """What a school is called: as printed, as short, by what stands in the quotes, with its legal form."""
    before, _, rest = re.sub(r"[\"“”„]", "«", full_name).replace("»", "«").partition("«")
    core = rest.partition("«")[0]
    form = "".join(word[0] for word in find_words(before)) if len(before.split()) > 1 else before
    names = (short_name, full_name, core, f"{form} {short_name}", f"{form} {core}" if core else "")
    return tuple(name for name in names if name.strip())
