"""The official report read from both kinds of database, and who may read or write it."""

from dataclasses import replace
from datetime import date

import pytest
from sample_orders import BODYS, CONTINUING, DEED, PAST, order
from sqlalchemy import select
from test_summary import School

from handlers.report_words import closing_text, order_paper
from locales.texts import Texts
from roadmap.answers import Said
from roadmap.clock import ManualClock
from roadmap.difficulties import Reason
from roadmap.errors import ForbiddenError, NotFoundError
from roadmap.model import Order, OrganizationKind, Role, Status, Verdict
from roadmap.report_rows import State
from services.calendar import Calendar
from services.orders import Orders
from services.people import Actor
from services.questions import Questions
from services.replies import Answer
from services.report_texts import ReportTexts
from services.reports import Report, Reports
from storage import indicators, measurements, organizations
from storage.database import Database
from storage.measurements import Measured
from storage.schema import item

DAY = date(2023, 1, 20)
PAPER = Said(document_number="45", document_date=date(2022, 12, 19))
FIRST = replace(DEED, measure="Заключение сетевых соглашений")
TEXTS = Texts("ru", strict=True)
COORDINATOR, CONTROLLER = ("ОЦПРМСО", Role.COORDINATOR), ("УОГ", Role.CONTROLLER)


@pytest.fixture
async def school(database: Database, calendar: Calendar, clock: ManualClock) -> School:
    await Orders(database).import_order(order(FIRST, PAST, CONTINUING, BODYS))
    return School(database, calendar, clock)


async def read(school: School, actor: Actor) -> Report:
    reports = Reports(school.database, school.calendar)
    (choice,) = await reports.orders(actor)
    return await reports.of(actor, choice.order.id, DAY)


async def item_id(school: School, number: str) -> int:
    async with school.database.read() as conn:
        return int((await conn.execute(select(item.c.id).where(item.c.number == number))).scalar_one())


async def types(school: School, actor: Actor, number: str, text: str) -> None:
    """What a coordinator types into a row of the paper."""
    report, texts = await read(school, actor), ReportTexts(school.database)
    asked = school.act(actor)
    await texts.ask_row(asked, report.order.id, DAY, await item_id(school, number))
    question = await Questions(school.database).find(asked)
    assert question
    await texts.put(school.act(actor), question, text)


def cells(report: Report, number: str) -> list[str]:
    """The last three columns of a row, as printed."""
    paper = order_paper(TEXTS, report)
    rows = [row for part in paper.plans[0].parts for level in part.levels for row in level.rows]
    found = next(row for row in rows if row.number == number)
    return ["\n".join(each).replace("\u00a0", " ") for each in (found.told, found.proof, found.reason)]


async def test_only_what_was_accepted_is_told(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    await school.join("СШ № 9")
    reply_id = await school.answers("СШ № 9", "1.1", Answer(Status.DONE, PAPER))

    before = await read(school, coordinator)
    await school.is_judged(reply_id, Verdict.ACCEPTED)
    after = await read(school, coordinator)

    assert cells(before, "1.1")[:2] == ["Не исполнено.", "–"]
    assert cells(after, "1.1") == [
        "Не исполнено.\nПриказы изданы в 1 из 2 общеобразовательных организаций.",
        "Приказы: СШ № 9 от 19.12.2022 № 45.",
        "Сведения не представлены: СШ № 11.",
    ]
    assert (before.tally.waiting, after.tally.waiting) == (1, 0)
    assert after.tally.ready == before.tally.ready + 1


async def test_the_centres_own_answer_is_told_in_its_words(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    await school.answers("ОЦПРМСО", "1.4", Answer(Status.DONE, Said(comment="составлен график <b>=1+1")))

    told, _, _ = cells(await read(school, coordinator), "1.4")

    assert told == "Исполнено.\nСоставлен график <b>=1+1."


async def test_a_typed_text_is_kept_and_goes_before_the_generated_one(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    await types(school, coordinator, "1.1", "Работа проведена.\nПричина: карантин")

    told, _, reason = cells(await read(school, coordinator), "1.1")

    assert told == "Не исполнено.\nРабота проведена."
    assert reason == "Карантин."


async def test_a_draft_of_problems_names_reasons_and_schools_but_no_words(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    await school.join("СШ № 9")
    said = Said(comment="Иванова ушла")
    await school.answers("СШ № 9", "1.1", Answer(Status.DIFFICULTY, said, difficulty=Reason.NO_STAFF))

    (line,) = closing_text(TEXTS, await read(school, coordinator), "problems")

    assert line.replace("\u00a0", " ") == "Не хватает кадров: ДК1 · 1.1 (СШ № 9)."


async def test_the_appendix_agrees_with_the_summary(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    await school.join("СШ № 9")
    await school.answers("СШ № 9", "1.1", Answer(Status.DONE, PAPER))
    school.at(DAY)

    report, figures = await read(school, coordinator), await school.figures()

    counts = {line.name: line.counts for line in figures.schools}
    for line in report.schools:
        theirs = counts[line.name]
        assert line.asked == theirs.asked
        assert line.accepted == theirs.accepted
        assert all(line.statuses[status] == getattr(theirs, status) for status in Status)


async def test_a_measured_indicator_is_told_in_whole_schools(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    async with school.database.write("measure", school.cause()) as tx:
        targets = await indicators.targets(tx.conn, [1])
        await measurements.add(
            tx, targets[0].id, DAY, Measured(numerator=5, denominator=6), author_id=None, note=""
        )

    paper = order_paper(TEXTS, await read(school, coordinator))

    (line,) = paper.plans[0].indicators
    printed = tuple(cell.replace("\u00a0", " ") for cell in line)
    assert printed == (
        "1.1. Заключение сетевых соглашений",
        "ШНРО",
        "не менее 75 %",
        "5 из 6",
        "Достигнут",
    )
    conclusions = next(each for each in paper.closings if each.title == "Выводы")
    assert conclusions.paragraphs[1].startswith("Достигнуто показателей: 1 из 1")


async def test_what_was_said_after_the_day_is_not_in_its_paper(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    school.at(date(2023, 1, 23))
    await school.answers("ОЦПРМСО", "1.4", Answer(Status.DONE, Said(comment="готово")))

    (row,) = [row for row in (await read(school, coordinator)).rows if row.item.number == "1.4"]

    assert row.state is State.NOT_DONE


async def test_a_controller_reads_and_does_not_write(school: School) -> None:
    controller = await school.join(*CONTROLLER)
    assert not (await read(school, controller)).can_write

    with pytest.raises(ForbiddenError, match="paper-read-only"):
        await types(school, controller, "1.1", "Проведено")


@pytest.mark.parametrize(("place", "role"), [("СШ № 9", Role.DIRECTOR), ("ОЦПРМСО", Role.OBSERVER)])
async def test_others_have_no_report_of_an_order(school: School, place: str, role: Role) -> None:
    actor = await school.join(place, role)
    with pytest.raises(ForbiddenError, match="paper-not-yours"):
        await read(school, actor)


async def test_a_neighbours_coordinator_has_nothing_of_ours(school: School) -> None:
    report = await read(school, await school.join(*COORDINATOR))
    async with school.database.write("neighbours") as tx:
        root = await organizations.find_root(tx.conn)
        assert root
        kind = OrganizationKind.MUNICIPALITY
        town = await organizations.add(tx.conn, kind, root.id, "Соседи", "Соседи")
        await organizations.add_names(tx.conn, town, ["Соседи"])
    neighbour = await school.join("Соседи", Role.COORDINATOR)
    reports = Reports(school.database, school.calendar)

    assert await reports.orders(neighbour) == ()
    with pytest.raises(NotFoundError, match="paper-order-gone"):
        await reports.of(neighbour, report.order.id, DAY)


async def test_an_order_that_is_not_there_is_refused(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    reports = Reports(school.database, school.calendar)
    with pytest.raises(NotFoundError, match="paper-order-gone"):
        await reports.of(coordinator, 404, DAY)
    with pytest.raises(NotFoundError, match="paper-number-unknown"):
        await reports.of_number("77", DAY)


async def test_one_level_up_our_own_report_is_an_annex(school: School) -> None:
    """The department's order is loaded without its plan."""
    above = replace(
        order(), number="850-ОД", issuer="Департамент Смоленской области по образованию и науке",
        roadmaps=(), schools=(), clusters=(), bodies=(),
    )  # fmt: skip
    await Orders(school.database).import_order(above)

    report = await Reports(school.database, school.calendar).of_number("850-ОД", DAY)

    assert report.is_annex
    assert [row.item.number for row in report.rows] == ["1.1", "1.2", "1.3", "1.4"]
    assert "прилагаются" in order_paper(TEXTS, report).opening[1]


async def test_one_level_up_a_loaded_plan_is_linked_and_filled_from_ours(school: School) -> None:
    coordinator = await school.join(*COORDINATOR)
    await types(school, coordinator, "1.1", "Карты утверждены.")
    plan = order(replace(FIRST, key="7", number="7", asked=(), for_schools=False))
    above = replace(
        plan, number="850-ОД", issuer="Департамент Смоленской области по образованию и науке",
        schools=(), clusters=(), bodies=(),
    )  # fmt: skip
    await Orders(school.database).import_order(above)

    (choice,) = [
        each
        for each in await Reports(school.database, school.calendar).orders(coordinator)
        if each.order.number == "850-ОД"
    ]
    report = await Reports(school.database, school.calendar).of(coordinator, choice.order.id, DAY)

    assert not report.is_annex
    assert cells(report, "7")[0].endswith("Карты утверждены.")


async def test_order_594_has_71_rows(database: Database, calendar: Calendar, order_594: Order) -> None:
    await Orders(database).import_order(order_594)

    report = await Reports(database, calendar).of_number("594", DAY)

    paper = order_paper(TEXTS, report)
    assert paper.plans[0].counts[0] == (
        "Срок исполнения завершён по 7 из 25 мероприятий, продолжается по 15, не наступил по 3."
    )
    assert (report.tally.total, len(report.schools)) == (71, 43)
    levels = [level.title for part in paper.plans[0].parts for level in part.levels]
    assert levels == ["Муниципальный уровень", "Институциональный уровень"] * 3
