"""«Excel» and «Архив» under the summary: everything behind its figures as a file."""

import asyncio
from pathlib import Path

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery, FSInputFile

from documents.books import ArchivePaper, BookPaper
from handlers.book_evidence import evidence_sheet
from handlers.book_words import book_day, book_paper, book_title
from handlers.export_buttons import ExportFile
from handlers.notices import Notice
from handlers.rooms import Rooms
from handlers.views import Views
from locales.texts import Texts
from roadmap.errors import RejectedError
from roadmap.file_names import join_name
from services.acts import Act
from services.archives import MEGABYTE, Packing, write_archive
from services.calendar import Calendar
from services.exports import Register
from services.scope import Scope

REGISTER = ".xlsx"


def build_router() -> Router:
    router = Router(name="exports")
    router.callback_query.register(press, ExportFile.filter())
    return router


async def press(
    query: CallbackQuery,
    callback_data: ExportFile,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    give = give_archive if callback_data.what == "archive" else give_book
    if not await give(callback_data.scope, act, rooms, views, texts, only_new=True):
        notice.say(texts.say_plain("paper-given"))


async def give_book(
    scope: Scope, act: Act, rooms: Rooms, views: Views, texts: Texts, *, only_new: bool = False
) -> bool:
    """The book is written in the program's language, what is said of it in the person's."""
    export = await rooms.exports.of(act.actor, scope)
    words = rooms.languages[rooms.default_language]
    paper = await asyncio.to_thread(book_paper, words, export, rooms.calendar)
    content = (paper.title, paper.sheets)
    if only_new and rooms.papers.is_given(act.actor.person_id, "workbook", act.at, content):
        return False
    name = _name(words.say_plain("book-file"), export, "xlsx")
    file = BufferedInputFile(await rooms.papers.write("workbook", paper), name)
    caption = texts.say(
        "book-caption",
        when=book_day(texts, export, rooms.calendar),
        answers=len(export.answers),
        evidence=len(export.evidence),
    )
    await views.bot.send_document(act.actor.outside_id, file, caption=caption)
    rooms.papers.note_given(act.actor.person_id, "workbook", act.at, content)
    return True


async def give_archive(
    scope: Scope, act: Act, rooms: Rooms, views: Views, texts: Texts, *, only_new: bool = False
) -> bool:
    """Written beside the store and sent from there, so that nothing is whole in memory."""
    packing = await rooms.archives.of(act.actor, scope)
    if packing.is_too_big:
        size, command = -(-packing.size // MEGABYTE), archive_command(packing.register)
        raise RejectedError("archive-too-big", size=size, command=command)
    content = (scope, packing.found)
    if only_new and rooms.papers.is_given(act.actor.person_id, "archive", act.at, content):
        return False
    words = rooms.languages[rooms.default_language]
    with rooms.archives.room() as out:
        paper = await asyncio.to_thread(archive_paper, words, packing, out, rooms.calendar)
        await write_archive(paper, packing.size)
        file = FSInputFile(out, _name(words.say_plain("archive-file"), packing.register, "zip"))
        caption = texts.say("archive-caption", files=len(packing.found), missing=packing.missing)
        await views.bot.send_document(act.actor.outside_id, file, caption=caption)
    rooms.papers.note_given(act.actor.person_id, "archive", act.at, content)
    return True


def archive_paper(texts: Texts, packing: Packing, out: Path, calendar: Calendar) -> ArchivePaper:
    """With the register as a book of one sheet."""
    register = packing.register
    book = BookPaper(
        title=book_title(texts, register, calendar),
        created=register.moment.astimezone(calendar.zone).isoformat(),
        sheets=(evidence_sheet(texts, register.evidence, calendar.zone, packing.lost),),
    )
    return packing.paper(out, texts.say_plain("archive-register-file") + REGISTER, book, calendar.zone)


def archive_command(register: Register) -> str:
    """What makes the same archive on the server."""
    scope, frame = register.scope, register.frame
    words = ["python -m bot archive --out FILE.zip"]
    items = [each for each in frame.items if each.id == scope.item_id]
    plan_id = items[0].roadmap_id if items else scope.roadmap_id
    words += [f"--roadmap {each.code}" for each in frame.roadmaps if each.id == plan_id]
    words += [f"--item {each.number.rstrip('.')}" for each in items]
    if scope.place_id in frame.places:
        words.append(f'--org "{frame.places[scope.place_id].short_name}"')
    return " ".join(words)


def _name(what: str, register: Register, extension: str) -> str:
    """«Вехи_594_СШ-9_2023-01-20.xlsx»."""
    day = register.frame.day
    return join_name((what, "-".join(register.orders), register.name, day.isoformat()), extension)
