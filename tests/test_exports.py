"""What goes out of the house as a book or an archive: every answer once, nothing that is not one's own."""

import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from sample_orders import BODYS, CONTINUING, DEED, PAST, order
from sqlalchemy import update
from test_summary import School

from documents.books import Sheet
from handlers.book_words import book_paper
from handlers.exports import archive_command, archive_paper
from locales.texts import Texts
from roadmap.answers import Said
from roadmap.clock import ManualClock
from roadmap.errors import AppError, ConflictError, ForbiddenError, NotFoundError, RejectedError
from roadmap.file_names import LONGEST, safe
from roadmap.model import AttachmentState, OrganizationKind, Role, Status, Verdict
from services.archives import LARGEST, Archives, write_archive
from services.calendar import Calendar
from services.exports import Export, Exports
from services.headline import Headlines
from services.orders import Orders
from services.people import Actor
from services.replies import Answer, Replies
from services.scope import Scope
from services.summary import Summary
from storage import changes, organizations
from storage.database import Database
from storage.files import FileStore
from storage.replies import NewAttachment
from storage.schema import attachment

TEXTS = Texts("ru", strict=True)
HOSTILE = '=HYPERLINK("x") <b>&amp; № « » 😀'
ORDERED = Said(comment=HOSTILE, document_number="45", document_date=date(2022, 12, 19))


def photo(number: int, name: str = "приказ.pdf") -> NewAttachment:
    return NewAttachment(
        "document", f"f{number}", f"u{number}", name, "application/pdf", 10, "1", str(number)
    )


@pytest.fixture
async def town(database: Database, calendar: Calendar, clock: ManualClock) -> School:
    """Two schools that have answered, one of them with files, and one of the centre's own items."""
    await Orders(database).import_order(order(DEED, PAST, CONTINUING, BODYS))
    school = School(database, calendar, clock)
    for place in ("СШ № 9", "СШ № 11"):
        await school.join(place)
    await school.answers("СШ № 9", "1.1", Answer(Status.DONE, ORDERED, (photo(1), photo(2))))
    returned = await school.answers("СШ № 9", "1.2", Answer(Status.DONE, Said(), (photo(3),)))
    await school.is_judged(returned, Verdict.RETURNED)
    await school.answers("СШ № 11", "1.1", Answer(Status.DIFFICULTY, Said(comment="нет кадров")))
    await school.answers("СШ № 11", "1.3", Answer(Status.IN_PROGRESS, Said(comment="ведём")))
    return school


def exports(school: School) -> Exports:
    return Exports(Headlines(Summary(school.database, school.calendar)))


def sheet(school: School, export: Export, name: str) -> Sheet:
    paper = book_paper(TEXTS, export, school.calendar)
    return next(each for each in paper.sheets if each.name == name)


def column(page: Sheet, title: str) -> list[object]:
    at = [each.title for each in page.columns].index(title)
    return [row[at] for row in page.rows]


async def stored(school: School, store: FileStore, contents: Sequence[bytes]) -> None:
    """The files of the answers come one by one, as far as there are contents."""
    async with school.database.write("stored") as tx:
        for number, content in enumerate(contents, 1):
            incoming = store.open()
            incoming.write(content)
            values = {"state": AttachmentState.STORED, "sha256": incoming.keep(), "size": len(content)}
            place = attachment.c.outside_id == f"f{number}"
            await tx.conn.execute(update(attachment).where(place).values(values))


async def test_every_standing_reply_is_one_row_and_agrees_with_the_figures(town: School) -> None:
    export = await exports(town).of_all()

    rows = sheet(town, export, "Ответы")
    totals = export.figures.totals
    assert export.figures == await town.figures()
    assert Counter(column(rows, "Ответ")) == {"выполнено": 1, "есть трудности": 1, "ведётся": 1}
    assert totals.asked - totals.pending == len(rows.rows) == 3
    assert column(rows, "Слова школы") == [HOSTILE, "нет кадров", "ведём"]
    assert column(rows, "Дата документа") == ["2022-12-19", "", ""]


async def test_a_past_day_goes_out_as_it_was(town: School) -> None:
    today = town.calendar.day(town.clock.now())
    before = await exports(town).of_all()
    town.at(date(2022, 12, 27))
    await town.answers("СШ № 9", "1.3", Answer(Status.IN_PROGRESS, Said(comment="ведём")))

    then = await exports(town).of_all(Scope(day=today))

    assert (then.figures, then.answers, then.cells) == (before.figures, before.answers, before.cells)


async def test_figures_are_those_of_the_summary(town: School) -> None:
    page = sheet(town, await exports(town).of_all(), "Сводка")
    assert column(page, "Название")[1:] == ["ДК1", "ШНРО", "ШБУ", "СШ № 9", "СШ № 11", "СШ № 2", "ОЦПРМСО"]
    assert column(page, "Начато")[0] == (await town.figures()).totals.asked


async def test_the_matrix_shows_the_signs_of_the_picture(town: School) -> None:
    page = sheet(town, await exports(town).of_all(), "Школы и пункты")
    heads = [each.title for each in page.columns][2:]
    assert heads == ["ДК1 · 1.1 пункт 1.1", "ДК1 · 1.2 пункт 1.2", "ДК1 · 1.3 пункт 1.3"]
    assert [row[:4] for row in page.rows[:2]] == [
        ("СШ № 9", "ШНРО", "unchecked", "returned"),
        ("СШ № 11", "ШНРО", "trouble", "waiting"),
    ]


async def test_what_was_returned_proves_nothing(town: School) -> None:
    page = sheet(town, await exports(town).of_all(), "Подтверждения")
    assert column(page, "Файл") == [
        "1-т_ДК1/1.1/ДК1_1.1_СШ-9_2022-12-20_приказ.pdf",
        "1-т_ДК1/1.1/ДК1_1.1_СШ-9_2022-12-20_приказ-2.pdf",
    ]
    assert set(column(page, "Где файл")) == {"ещё загружается"}


async def test_indicators_stand_in_the_book(town: School) -> None:
    page = sheet(town, await exports(town).of_all(), "Показатели")
    assert column(page, "Нужно, как в плане") == ["не менее 75 %"]


async def test_changes_are_told_with_their_author_and_days(town: School) -> None:
    actor = await town.join("ОЦПРМСО", Role.COORDINATOR)
    async with town.database.write("move") as tx:
        school = await organizations.find(tx.conn, "СШ № 9")
        assert school
        about = {"organization_id": school.id}
        await changes.add(
            tx, actor.person_id, "due", before="2022-12-30", after="2023-01-13", reason="болезнь", about=about
        )

    page = sheet(town, await exports(town).of(actor), "Изменения")

    assert page.rows[-1][1:] == (
        "ОЦПРМСО", "срок", "", "", "", "СШ № 9", "30.12.2022", "13.01.2023", "болезнь",
    )  # fmt: skip
    assert column(page, "Что")[:3] == ["приказ загружен", "приглашение", "человек подключился"]


async def test_a_school_gets_no_book(town: School) -> None:
    with pytest.raises(ForbiddenError):
        await exports(town).of(town.actors["СШ № 9"])


async def test_a_controller_reads_answers_and_no_log(town: School) -> None:
    export = await exports(town).of(await town.join("УОГ", Role.CONTROLLER))
    assert (len(export.answers), export.changes) == (3, None)


async def test_an_observer_sees_figures_alone(town: School) -> None:
    export = await exports(town).of(await town.join("УОГ", Role.OBSERVER))
    assert export.figures.totals.asked
    assert (export.answers, export.evidence, export.changes) == ((), (), None)


async def test_neighbours_get_nothing_of_ours(town: School) -> None:
    async with town.database.write("neighbours") as tx:
        root = await organizations.find_root(tx.conn)
        assert root
        kind = OrganizationKind.MUNICIPALITY
        their = await organizations.add(tx.conn, kind, root.id, "Соседи", "Соседи")
        await organizations.add_names(tx.conn, their, ["Соседи"])
    export = await exports(town).of(await town.join("Соседи", Role.COORDINATOR))
    assert (export.answers, export.evidence, export.measures) == ((), (), ())
    assert {each.organization for each in export.changes or ()} == {"Соседи"}


async def test_one_school_alone(town: School) -> None:
    scope = await exports(town).find_scope(roadmap="дк1", item="1.1", org="сш 11")
    export = await exports(town).of_all(scope)
    assert [each.reply.comment for each in export.answers] == ["нет кадров"]


@pytest.mark.parametrize("words", [{"roadmap": "ДК9"}, {"roadmap": "ДК1", "item": "7.7"}, {"org": "Луна"}])
async def test_what_is_not_there_is_not_found(town: School, words: dict[str, str]) -> None:
    with pytest.raises(NotFoundError):
        await exports(town).find_scope(**words)


async def test_an_archive_holds_the_files_and_says_what_it_has_not(town: School, tmp_path: Path) -> None:
    archives = Archives(exports(town), FileStore(tmp_path / "files"))
    await stored(town, archives.store, [b"%PDF-1.4 " + b"x" * 3_000_000])
    actor = await town.join("ОЦПРМСО", Role.COORDINATOR)
    packing = await archives.of(actor)

    with archives.room() as out:
        paper = archive_paper(TEXTS, packing, out, town.calendar)
        await write_archive(paper, packing.size)
        with zipfile.ZipFile(out) as archive:
            assert archive.testzip() is None
            assert archive.namelist() == [
                "1-т_ДК1/1.1/ДК1_1.1_СШ-9_2022-12-20_приказ.pdf",
                "00_Опись.xlsx",
            ]
            assert archive.infolist()[0].date_time == (2022, 12, 20, 10, 0, 0)
    assert not out.exists()
    assert packing.missing == 1
    assert column(paper.register.sheets[0], "Где файл") == ["в архиве", "ещё загружается"]


async def test_names_of_files_are_never_paths_and_never_the_same(town: School, tmp_path: Path) -> None:
    names = ("../../etc/passwd", "..\\..\\win.ini", "C:приказ<&>.pdf", "№ « » 😀 " + "я" * 200 + ".pdf")
    files = tuple(photo(10 + number, name) for number, name in enumerate((*names, *names)))
    await town.answers("СШ № 11", "1.2", Answer(Status.DONE, ORDERED, files))
    archives = Archives(exports(town), FileStore(tmp_path / "files"))
    await stored(town, archives.store, [bytes([number]) for number in range(10 + len(files))])
    packing = await archives.of_all()

    with archives.room() as out:
        await write_archive(archive_paper(TEXTS, packing, out, town.calendar), packing.size)
        with zipfile.ZipFile(out) as archive:
            packed = [name.removeprefix("1-т_ДК1/1.2/") for name in archive.namelist() if "/1.2/" in name]
            assert archive.testzip() is None

    assert len({name.casefold() for name in packed}) == len(files)
    stems = [name.rpartition(".")[0] for name in packed]
    assert stems == [safe(stem) for stem in stems]
    assert all(len(name.encode()) <= LONGEST for name in packed)


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_bytes(b"")], ids=["gone", "empty"])
async def test_a_content_that_is_lost_is_named(
    town: School, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    archives = Archives(exports(town), FileStore(tmp_path / "files"))
    await stored(town, archives.store, [b"one", b"two"])
    packing = await archives.of_all()
    spoil(packing.found[1][1])

    packing = await archives.of_all()

    paper = archive_paper(TEXTS, packing, tmp_path / "packed.zip", town.calendar)
    assert column(paper.register.sheets[0], "Где файл") == ["в архиве", "нет на диске"]


async def test_what_the_chat_cannot_carry_names_the_command(town: School, tmp_path: Path) -> None:
    archives = Archives(exports(town), FileStore(tmp_path / "files"))
    await stored(town, archives.store, [b"one"])
    packing = await archives.of_all()
    with packing.found[0][1].open("r+b") as file:
        file.truncate(LARGEST + 1)
    async with town.database.write("grown") as tx:
        grown = attachment.c.sha256 == packing.found[0][1].parent.name + packing.found[0][1].name
        await tx.conn.execute(update(attachment).where(grown).values(size=LARGEST + 1))
    scope = await archives.exports.find_scope(roadmap="ДК1", item="1.1", org="СШ № 9")
    actor = await town.join("ОЦПРМСО", Role.COORDINATOR)

    packing = await archives.of(actor, scope)

    assert packing.is_too_big
    assert not packing.register.evidence, "what is refused is not gathered"
    assert archive_command(packing.register) == (
        'python -m bot archive --out FILE.zip --roadmap ДК1 --item 1.1 --org "СШ № 9"'
    )


async def test_what_does_not_count_makes_no_archive_too_big(town: School, tmp_path: Path) -> None:
    await town.answers("СШ № 11", "1.2", Answer(Status.DONE, Said(), (photo(4),)))
    replies, act = Replies(town.database, town.calendar), town.act(town.actors["СШ № 11"])
    async with town.database.write("back", act.cause) as tx:
        row, before = await replies.answerable(tx, act.actor, await town.assignment_of("СШ № 11", "1.2"))
        assert before
        await replies.take_back(tx, act, row, before, Role.DIRECTOR)
    archives = Archives(exports(town), FileStore(tmp_path / "files"))
    await stored(town, archives.store, [b"one", b"two", b"returned", b"taken back"])
    async with town.database.write("grown") as tx:
        idle = attachment.c.outside_id.in_(("f3", "f4"))
        await tx.conn.execute(update(attachment).where(idle).values(size=LARGEST + 1))

    packing = await archives.of(await town.join("ОЦПРМСО", Role.COORDINATOR))

    assert packing.size == 6


async def test_a_book_that_is_too_large_is_refused_a_part_of_it_is_not(town: School) -> None:
    narrow = Exports(exports(town).headlines, largest=5)
    with pytest.raises(RejectedError, match="book-too-large"):
        await narrow.of(await town.join("ОЦПРМСО", Role.COORDINATOR))

    part = await narrow.of_all(await narrow.find_scope("ДК1", "1.1", "СШ № 9"))

    assert {each.asked.place for each in part.answers} == {"СШ № 9"}


@pytest.mark.parametrize(("place", "role"), [("СШ № 9", None), ("УОГ", Role.CONTROLLER)])
async def test_only_the_centre_packs(town: School, tmp_path: Path, place: str, role: Role | None) -> None:
    actor: Actor = await town.join(place, role) if role else town.actors[place]
    refusal: type[AppError] = ForbiddenError
    with pytest.raises(refusal):
        await Archives(exports(town), FileStore(tmp_path / "files")).of(actor)


async def test_nothing_to_pack_is_said(town: School, tmp_path: Path) -> None:
    actor = await town.join("ОЦПРМСО", Role.COORDINATOR)
    scope = await exports(town).find_scope(org="СШ № 2")
    with pytest.raises(ConflictError, match="archive-empty"):
        await Archives(exports(town), FileStore(tmp_path / "files")).of(actor, scope)
