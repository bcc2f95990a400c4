"""Where an order's issuing body stands in the tree of organizations, whichever order comes first."""

from roadmap.model import OrganizationKind
from services.organizations import ensure_bodies, ensure_issuer
from storage import organizations
from storage.database import Database

CITY = "Управление образования Администрации города Смоленска"
REGION = "Департамент Смоленской области по образованию и науке"


async def _issue(database: Database, *issuers: str) -> list[int]:
    async with database.write("issue") as tx:
        return [await ensure_issuer(tx, issuer) for issuer in issuers]


async def test_a_region_comes_to_stand_above_the_city_that_was_first(database: Database) -> None:
    city, region = await _issue(database, CITY, REGION)

    async with database.read() as conn:
        root = await organizations.find_root(conn)
        below = await organizations.get(conn, city)
    assert root is not None
    assert (root.id, root.full_name, root.kind) == (region, REGION, OrganizationKind.REGION)
    assert (below.parent_id, below.kind) == (region, OrganizationKind.MUNICIPALITY)


async def test_a_city_comes_to_stand_below_the_region_that_was_first(database: Database) -> None:
    region, city = await _issue(database, REGION, CITY)

    async with database.read() as conn:
        assert (await organizations.get(conn, city)).parent_id == region


async def test_an_institute_is_the_regions(database: Database) -> None:
    async with database.write("first") as tx:
        city = await ensure_issuer(tx, CITY)
        bodies = await ensure_bodies(tx, ["СОИРО", "ОЦПРМСО"], city)
    (region,) = await _issue(database, REGION)

    async with database.read() as conn:
        assert (await organizations.get(conn, bodies["СОИРО"])).parent_id == region
        assert (await organizations.get(conn, bodies["ОЦПРМСО"])).parent_id == city


async def test_the_same_body_is_not_placed_twice(database: Database) -> None:
    first = await _issue(database, CITY, REGION, CITY, REGION)

    async with database.read() as conn:
        everyone = await organizations.everyone(conn)
    assert first[:2] == first[2:]
    assert len(everyone) == 2
