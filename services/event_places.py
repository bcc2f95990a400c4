"""Whom a line about a meeting names: clusters, schools, bodies; a part that names nobody names none."""

import re
from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.clusters import find_codes
from roadmap.schools import find_schools
from storage import organizations

Clusters = Mapping[str, frozenset[int]]
NO_CLUSTERS: Clusters = {}
_SPLIT = re.compile(r"\s*[,;]\s*|\s+и\s+")
_NUMBER = re.compile(r"№?\s*\d{1,3}")


async def name_places(conn: AsyncConnection, text: str, clusters: Clusters = NO_CLUSTERS) -> frozenset[int]:
    """«ШНРО и СШ № 13», «СШ № 9, 14», «ОЦПРМСО»: the ids, or nothing when a part is not understood."""
    printed = find_schools(text)
    by_name = [await organizations.find(conn, name) for name in printed]
    if None in by_name:
        return frozenset()
    found = {each.id for each in by_name if each}
    for part in filter(None, _SPLIT.split(text)):
        place = await organizations.find(conn, part)
        named = {each for code in find_codes(part, tuple(clusters)) for each in clusters[code]}
        named |= {place.id} if place else set()
        if not named and not find_schools(part) and not (printed and _NUMBER.fullmatch(part)):
            return frozenset()
        found |= named
    return frozenset(found)


async def clusters_of(conn: AsyncConnection, year: str) -> Clusters:
    """Cluster → its schools in that school year."""
    found: dict[str, set[int]] = {}
    for named_year, school_id, code, _ in await organizations.clusters_of_schools(conn):
        if named_year == year:
            found.setdefault(code, set()).add(school_id)
    return {code: frozenset(schools) for code, schools in found.items()}
