"""What a school is told of its files: too big, gone, no document, or the very one of another school."""

from sqlalchemy.ext.asyncio import AsyncConnection

from handlers.callbacks import SameFile, SendFile
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.wording import capital, cut, place
from locales.texts import Texts
from roadmap.model import AttachmentState, Evidence
from services.files import FileView
from services.people import Actor
from storage.outbox import OutboxRow

FILE_NAME = 60
LOST_KEYS = {
    "file_too_big": "file-too-big",
    "file_gone": "file-gone",
    "file_program": "file-program",
}
KINDS = (*LOST_KEYS, "same_file")


async def file_screen(
    rooms: Rooms, conn: AsyncConnection, row: OutboxRow, actor: Actor, texts: Texts
) -> Screen:
    view = await rooms.files.read(conn, actor, row.subject["file"])
    return _same_screen(texts, view) if row.kind == "same_file" else _lost_screen(texts, view, row.kind)


def _lost_screen(texts: Texts, view: FileView, kind: str) -> Screen:
    row = view.card.row
    text = texts.say(LOST_KEYS[kind], file=_name(view), name=row.short_name, place=place(row))
    again = Button(texts.say_plain("button-file"), SendFile(assignment_id=row.id).pack())
    return Screen(text, ((again,),), (row.id,))


def _same_screen(texts: Texts, view: FileView) -> Screen:
    """The question while it is open; else what became of it."""
    row = view.card.row
    what = {"file": _name(view), "name": capital(row.short_name), "place": place(row)}
    if view.is_claimed:
        return Screen(texts.say("same-file-ours", **what), mentions=(row.id,))
    if view.file.state is not AttachmentState.STORED:
        return Screen(texts.say("same-file-replaced", **what), mentions=(row.id,))
    kind = "order" if row.evidence is Evidence.DOCUMENT else "other"
    buttons = (
        Button(texts.say_plain("button-file-ours"), _press(view, "ours")),
        Button(texts.say_plain("button-file-replace"), _press(view, "replace")),
    )
    return Screen(texts.say("same-file", **what, kind=kind), (buttons,), (row.id,))


def _press(view: FileView, act: str) -> str:
    return SameFile.model_validate({"attachment_id": view.file.id, "act": act}).pack()


def _name(view: FileView) -> str:
    return cut(view.file.name, FILE_NAME)
