"""«История изменений»: who changed what and when, at an item and at an order."""

import re
from dataclasses import dataclass
from typing import Literal

from roadmap.errors import NotFoundError
from services.catalogue import get_item, get_plan
from services.coordination import coordinated
from services.people import Actor
from storage import audits, catalogue
from storage.audits import AuditRow
from storage.catalogue import ItemRow, PlanRow
from storage.database import Database

Of = Literal["item", "order"]
_NUMBER = re.compile(r"№?\s*(\S+)")


@dataclass(frozen=True, slots=True)
class Audit:
    """`item` is None where the history is of all that the plan's order holds."""

    plan: PlanRow
    item: ItemRow | None
    rows: tuple[AuditRow, ...]


@dataclass(frozen=True, slots=True)
class Audits:
    """Coordinators only, each within the tree that they run; ForbiddenError for everybody else."""

    db: Database

    async def open(self, actor: Actor, of: Of, id_: int) -> Audit:
        return await (self.of_item(actor, id_) if of == "item" else self.of_order(actor, id_))

    async def of_item(self, actor: Actor, item_id: int) -> Audit:
        async with self.db.read() as conn:
            plan, item = await get_item(conn, actor, item_id)
            return Audit(plan, item, tuple(await audits.of_item(conn, item_id)))

    async def of_order(self, actor: Actor, order_id: int) -> Audit:
        async with self.db.read() as conn:
            await coordinated(conn, actor)
            first = next((each for each in await catalogue.plans(conn) if each.order_id == order_id), None)
            if first is None:
                raise NotFoundError("plan-gone")
            plan = await get_plan(conn, actor, first.id)
            return Audit(plan, None, tuple(await audits.of_order(conn, order_id)))

    async def find_order(self, actor: Actor, words: str) -> int | None:
        """«594», «№ 594»: the newest order of this number."""
        async with self.db.read() as conn:
            await coordinated(conn, actor)
            said = _NUMBER.fullmatch(words.strip())
            plans = await catalogue.plans(conn)
        return next((each.order_id for each in plans if said and each.number == said[1]), None)
