"""Whose figures a person looks at, as the database finds them: any number of schools, none of them named."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncConnection

from roadmap.errors import NotFoundError
from services.people import Actor, tops_of
from services.scope import Scope
from storage import organizations


@dataclass(frozen=True, slots=True)
class Extent:
    """`tops` are the organizations below which everything is seen, None when that is all there is.

    `places` are those of the scope within them: named, found by the database, or None for all.
    """

    tops: frozenset[int] | None
    places: Collection[int] | Select[int] | None


async def extent_of(conn: AsyncConnection, actor: Actor, scope: Scope) -> Extent:
    """NotFoundError when the scope's organization is not theirs to see."""
    own = tops_of(actor)
    tops = None if own >= await organizations.roots(conn) else own
    below = None if tops is None else organizations.below(tops)
    if scope.place_id:
        if not own & await organizations.upwards(conn, scope.place_id):
            raise NotFoundError("not-found")
        return Extent(tops, (scope.place_id,))
    if scope.cluster_id:
        return Extent(tops, organizations.of_cluster(scope.cluster_id, below))
    return Extent(tops, below)
