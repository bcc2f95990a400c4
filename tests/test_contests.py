"""A contest is an invitation: no school is late with it or silent about it (RULES §7)."""

from datetime import date

from sample_orders import ALL_YEAR, DECEMBER, DEED, item, month, order
from sqlalchemy import update

from roadmap.model import ItemKind, Role, Side
from services.calendar import Calendar
from services.invites import Invites, Newcomer
from services.orders import Orders
from services.summary import Summary
from storage.database import Database
from storage.schema import event

AFTER = date(2023, 1, 31)
IN_DECEMBER = item(
    "1.7",
    month(DECEMBER),
    kind=ItemKind.EVENT,
    side=Side.TAKING_PART,
    measure="Участие в конкурсе школьных команд",
)
ALL_THE_YEAR = item("1.8", ALL_YEAR, kind=ItemKind.CONTINUING, measure="Участие педагогов в конкурсах")


async def test_contests_that_were_held_or_go_on_are_not_due(database: Database, calendar: Calendar) -> None:
    await Orders(database).import_order(order(DEED, IN_DECEMBER, ALL_THE_YEAR))
    invites = Invites(database, calendar)
    made = await invites.create("СШ № 9", Role.DIRECTOR)
    await invites.use(made.token, Newcomer("telegram", "909", "Ирина Петровна", "ru"))
    async with database.write("held") as tx:
        await tx.conn.execute(update(event).values(held_on=date(2022, 12, 21)))

    figures = await Summary(database, calendar).figures_of_all(AFTER)

    school = next(line.counts for line in figures.schools if line.name == "СШ № 9")
    assert (school.asked, school.due, school.overdue, school.silent) == (4, 1, 1, 1)
