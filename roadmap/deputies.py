"""Whether an order gives an item to the deputy («зам. руководителя ОО», RULES §4)."""

import re
from functools import lru_cache

_DEPUTY = re.compile(r"\bзам(?:\b|естител)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def names_deputy(responsible: str) -> bool:
    return _DEPUTY.search(responsible) is not None
