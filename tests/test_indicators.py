"""All 34 indicators of order 594 in whole schools; values read from answers, stated, taken back."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sample_orders import BODYS, CONTINUING, DEED, HOLDING, TAKING_PART, order
from sqlalchemy import insert, select, update
from test_summary import School

from roadmap.answers import Said
from roadmap.clock import ManualClock
from roadmap.errors import ForbiddenError, NotFoundError, RejectedError
from roadmap.indicator_values import Conclusion, Fact, Forecast
from roadmap.model import Baseline, Indicator, Role, Status, Verdict
from services.calendar import Calendar
from services.indicator_reading import Line, read_values
from services.indicator_stating import Stating, Subject
from services.indicators import IndicatorCard, Indicators
from services.orders import Orders
from services.people import Actor
from services.replies import Answer
from storage import report_rows
from storage.database import Database
from storage.schema import attendance, event, organization

DAY = date(2023, 1, 20)
LOW, RISK, SOCIAL = ("ШНРО",), ("ШсРНР",), ("ШФНСУ",)
SECOND, THIRD, EVERY = ("ШФНСУ", "ШсРНР"), ("ШПУ", "ШБУ"), ("schools",)
ROWS = [
    ("ДК1", "1.3", "stated", LOW, 6, 6),
    ("ДК1", "1.5", "numbers", LOW, 5, 6),
    ("ДК1", "2.1", "stated", LOW, 6, 6),
    ("ДК1", "2.3", "attendance", EVERY, 43, 43),
    ("ДК1", "2.5", "stated", LOW, 6, 6),
    ("ДК1", "2.7", "statuses", LOW, 6, 6),
    ("ДК1", "3.2", "attendance", LOW, 3, 6),
    ("ДК1", "3.3", "attendance", LOW, 5, 6),
    ("ДК1", "3.4", "attendance", LOW, 5, 6),
    ("ДК1", "3.5", "numbers", LOW, 3, 6),
    ("ДК1", "3.6", "numbers", LOW, 5, 6),
    ("ДК1", "3.7", "numbers", LOW, 3, 6),
    ("ДК1", "3.8", "statuses", LOW, 3, 6),
    ("ДК1", "3.9", "statuses", LOW, 6, 6),
    ("ДК2", "1.4", "numbers", RISK, 20, 20),
    ("ДК2", "2.4", "statuses", SECOND, 22, 22),
    ("ДК2", "2.5", "attendance", SECOND, 22, 22),
    ("ДК2", "3.1", "attendance", RISK, 10, 20),
    ("ДК2", "3.1", "attendance", SOCIAL, 2, 2),
    ("ДК2", "3.3", "attendance", RISK, 15, 20),
    ("ДК2", "3.4", "attendance", RISK, 15, 20),
    ("ДК2", "3.6", "numbers", SECOND, 9, 22),
    ("ДК2", "3.7", "numbers", SECOND, 17, 22),
    ("ДК2", "3.8", "statuses", SECOND, 22, 22),
    ("ДК2", "3.9", "statuses", SECOND, 17, 22),
    ("ДК2", "3.10", "statuses", RISK, 20, 20),
    ("ДК3", "2.4", "statuses", EVERY, 43, 43),
    ("ДК3", "2.5", "attendance", EVERY, 43, 43),
    ("ДК3", "3.1", "attendance", THIRD, 12, 15),
    ("ДК3", "3.2+1", "attendance", THIRD, 12, 15),
    ("ДК3", "3.2+2", "attendance", THIRD, 12, 15),
    ("ДК3", "3.3", "practices", EVERY, 0, 43),
    ("ДК3", "3.4", "numbers", EVERY, 18, 43),
    ("ДК3", "3.10", "statuses", EVERY, 43, 43),
]
"""Source, group, how many whole schools reach the target, of how many. Of practices schools are not asked."""


async def test_34_indicators_of_order_594_in_whole_schools(
    order594: Path, tmp_path: Path, calendar: Calendar, clock: ManualClock
) -> None:
    database = Database(f"sqlite+aiosqlite:///{shutil.copy(order594, tmp_path)}", clock)
    async with database.read() as conn:
        plans = [each for each in await report_rows.plans(conn) if each.code.startswith("ДК")]
        found = await read_values(conn, calendar, plans, DAY, clock.now(), None)
    await database.close()
    assert [
        (line.target.code, line.target.key, line.target.source, line.target.group, *in_schools(line))
        for plan in found
        for line in plan.lines
    ] == ROWS


def in_schools(line: Line) -> tuple[int, int]:
    return (line.value.needed if line.target.unit == "%" else 0), line.value.size


COORDINATOR, CONTROLLER = ("ОЦПРМСО", Role.COORDINATOR), ("УОГ", Role.CONTROLLER)
BY_STATUSES = Indicator("=", 100, "%", "ШНРО", "statuses", LOW)
BY_NUMBERS = Indicator(">=", 75, "%", "педагогов", "numbers", LOW)
BY_PRESENCE = Indicator(">=", 50, "%", "ШНРО", "attendance", LOW)
STATED = Indicator("=", 100, "%", "ШНРО", "stated", LOW)
PAPER = Said(document_number="45", document_date=date(2022, 12, 19))
BEFORE = Baseline("Снижение доли школ", 23.3, "%", "оснащение", "10 ОО")


@pytest.fixture
async def school(database: Database, calendar: Calendar, clock: ManualClock) -> School:
    what = order(
        replace(DEED, indicators=(BY_STATUSES,)),
        replace(CONTINUING, indicators=(BY_NUMBERS,), asked=LOW),
        replace(HOLDING, indicators=(BY_PRESENCE,)),
        TAKING_PART,
        replace(BODYS, indicators=(STATED,)),
    )
    plan = replace(what.roadmaps[0], baselines=(BEFORE,))
    await Orders(database).import_order(replace(what, roadmaps=(plan,)))
    return School(database, calendar, clock)


def reading(school: School) -> Indicators:
    return Indicators(school.database, school.calendar)


async def card(school: School, actor: Actor, source: str) -> IndicatorCard:
    (view,) = await reading(school).overview(actor)
    target = next(each.target for each in view.values.lines if each.target.source == source)
    return await reading(school).open(actor, target.id)


async def test_only_what_is_accepted_is_a_fact_and_the_rest_a_forecast(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    await school.join("СШ № 9")
    await school.join("СШ № 11")
    first = await school.answers("СШ № 9", "1.1", Answer(Status.DONE, PAPER))
    await school.is_judged(first, Verdict.ACCEPTED)
    await school.answers("СШ № 11", "1.1", Answer(Status.DONE, PAPER))

    value = (await card(school, coordinator, "statuses")).line.value

    assert (value.fact, value.conclusion) == (Fact(None, 1, 2), Conclusion.NOT_MET)
    assert value.forecast is Forecast.POSSIBLE
    assert [each.school for each in value.open] == ["СШ № 11"]


async def test_teachers_of_the_schools_are_added_up(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    for place, done in (("СШ № 9", 15), ("СШ № 11", 10)):
        await school.join(place)
        said = Said(done_count=done, total_count=20, comment="участвовали")
        reply_id = await school.answers(place, "1.3", Answer(Status.DONE, said))
        await school.is_judged(reply_id, Verdict.ACCEPTED)

    value = (await card(school, coordinator, "numbers")).line.value

    assert value.fact == Fact(None, 25, 40)
    assert [each.school for each in value.reaching] == ["СШ № 9"]


async def test_those_ticked_at_a_meeting_took_part(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    async with school.database.write("held") as tx:
        await tx.conn.execute(update(event).values(held_on=date(2022, 12, 16)))
        met = (await tx.conn.execute(select(event.c.id))).scalars().first()
        names = select(organization.c.short_name, organization.c.id)
        ids = {row[0]: row[1] for row in await tx.conn.execute(names)}
        for place, presence in (("СШ № 9", "deputy"), ("СШ № 11", "absent")):
            values = {"event_id": met, "organization_id": ids[place], "presence": presence, "at": tx.now}
            await tx.conn.execute(insert(attendance), values)

    value = (await card(school, coordinator, "attendance")).line.value

    assert (value.fact, value.conclusion) == (Fact(None, 1, 2), Conclusion.MET)


async def test_what_the_coordinator_states_holds_until_taken_back(school: School) -> None:
    coordinator, stating = await school.join(*COORDINATOR), Stating(school.database)
    opened = await card(school, coordinator, "stated")
    subject = Subject(opened.view.day, indicator_id=opened.line.target.id)
    for text in ("1 из 2", "2 из 2, по приказу"):
        await stating.put(school.act(coordinator), subject, text)
    held = await card(school, coordinator, "stated")
    assert (held.line.value.fact, held.history[0].note) == (Fact(None, 2, 2), "по приказу")

    for _ in range(2):
        await stating.take_back(school.act(coordinator), subject, held.history[0].id)
    assert (await card(school, coordinator, "stated")).line.value.fact == Fact(None, 1, 2)

    await stating.take_back(school.act(coordinator), subject)
    bare = await card(school, coordinator, "stated")
    assert (bare.line.value.conclusion, len(bare.history)) == (Conclusion.UNKNOWN, 2)


async def test_a_value_of_the_preamble_stands_beside_what_was_entered(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    plan = (await reading(school).overview(coordinator))[0]
    subject = Subject(plan.day, roadmap_id=plan.plan.id, number=1)

    await Stating(school.database).put(school.act(coordinator), subject, "8 из 43")

    (line,) = (await reading(school).baselines(coordinator, plan.plan.id)).lines
    assert line.printed == BEFORE
    assert line.entered
    assert (line.entered.measured.numerator, line.entered.measured.denominator) == (8, 43)


async def test_a_controller_reads_and_states_nothing(school: School) -> None:
    controller = await school.join(*CONTROLLER)
    opened = await card(school, controller, "stated")
    subject = Subject(opened.view.day, indicator_id=opened.line.target.id)
    assert not opened.view.can_write

    with pytest.raises(ForbiddenError, match="coordinator-only"):
        await Stating(school.database).put(school.act(controller), subject, "2 из 2")


async def test_a_director_sees_no_indicators(school: School) -> None:
    with pytest.raises(ForbiddenError, match="indicators-not-yours"):
        await reading(school).overview(await school.join("СШ № 9"))


async def test_what_is_no_value_and_what_is_no_indicator_are_refused(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    opened = await card(school, coordinator, "stated")
    subject = Subject(opened.view.day, indicator_id=opened.line.target.id)

    with pytest.raises(RejectedError, match="indicator-unclear"):
        await Stating(school.database).put(school.act(coordinator), subject, "почти все")
    with pytest.raises(RejectedError, match="line-long"):
        await Stating(school.database).put(school.act(coordinator), subject, "62 % " + "по протоколам " * 50)
    with pytest.raises(NotFoundError, match="indicator-gone"):
        await reading(school).open(coordinator, 999)
