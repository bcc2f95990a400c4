"""«📄 Отчёт школы» and `/calendar`: files that a person asks for, by a button or a word."""

from typing import Literal

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import BufferedInputFile, CallbackQuery, Message

from handlers.calendar_words import calendar_paper
from handlers.callbacks import CalendarFile, SchoolReportFile
from handlers.notices import Notice
from handlers.rooms import Rooms
from handlers.school_report_words import school_paper
from handlers.screen import Button, Screen
from handlers.views import Views
from locales import dates
from locales.texts import Html, Texts
from roadmap.file_names import join_name
from roadmap.names import fold
from services.acts import Act
from services.calendars import Days
from services.desk import is_of_school
from services.people import Actor
from services.school_reports import Progress, SchoolReport
from storage.school_reports import AskedRow

NAMED = 6
WORD_KEYS: dict[Literal["report", "calendar"], str] = {
    "report": "words-school-report",
    "calendar": "words-calendar",
}


def build_router() -> Router:
    router = Router(name="papers")
    private = F.chat.type == ChatType.PRIVATE
    router.callback_query.register(press_report, SchoolReportFile.filter())
    router.callback_query.register(press_calendar, CalendarFile.filter())
    router.message.register(calendar, private, Command("calendar"))
    router.message.register(say, private, F.text, names_paper)
    return router


def with_papers(texts: Texts, actor: Actor, screen: Screen) -> Screen:
    """The list of what is asked with the papers that can be had of it."""
    row = [Button(texts.say_plain("button-calendar"), CalendarFile().pack())]
    if is_of_school(actor.here):
        row.insert(0, Button(texts.say_plain("button-school-report"), SchoolReportFile().pack()))
    return Screen(screen.text, (*screen.rows, tuple(row)), screen.mentions)


async def press_report(
    query: CallbackQuery, act: Act, rooms: Rooms, views: Views, texts: Texts, notice: Notice
) -> None:
    reports = await rooms.school_reports.of(act.actor)
    if rooms.papers.is_given(act.actor.person_id, "school_report", act.at, reports):
        notice.say(texts.say_plain("paper-given"))
        return
    await _give_reports(act, reports, rooms, views, texts)


async def press_calendar(
    query: CallbackQuery, act: Act, rooms: Rooms, views: Views, texts: Texts, notice: Notice
) -> None:
    days = await rooms.calendars.of(act)
    if rooms.papers.is_given(act.actor.person_id, "calendar_file", act.at, days.content):
        notice.say(texts.say_plain("paper-given"))
        return
    await _give_calendar(act, days, rooms, views, texts)


async def calendar(message: Message, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    await _give_calendar(act, await rooms.calendars.of(act), rooms, views, texts)


async def names_paper(
    message: Message, texts: Texts, actor: Actor | None = None
) -> bool | dict[str, Literal["report", "calendar"]]:
    """«Отчёт школы», «календарь»: the word alone, in reply to nothing."""
    if actor is None or message.reply_to_message:
        return False
    said = fold(message.text or "")
    found = (name for name, key in WORD_KEYS.items() if said in map(fold, texts.say_plain(key).split(", ")))
    name = next(found, None)
    return {"said": name} if name else False


async def say(
    message: Message,
    said: Literal["report", "calendar"],
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
) -> None:
    if said == "calendar":
        await calendar(message, act, rooms, views, texts)
    else:
        await _give_reports(act, await rooms.school_reports.of(act.actor), rooms, views, texts)


async def _give_reports(
    act: Act, reports: tuple[SchoolReport, ...], rooms: Rooms, views: Views, texts: Texts
) -> None:
    """The paper is written in the program's language, what is said of it in the person's."""
    words = rooms.languages[rooms.default_language]
    for report in reports:
        content = await rooms.papers.write("school_report", school_paper(words, report, rooms.calendar))
        day = report.today.isoformat()
        name = join_name((words.say_plain("report-file"), report.school, day), "docx")
        await _send(act, views, content, name, _caption(texts, report))
    rooms.papers.note_given(act.actor.person_id, "school_report", act.at, reports)


async def _give_calendar(act: Act, days: Days, rooms: Rooms, views: Views, texts: Texts) -> None:
    content = await rooms.papers.write("calendar_file", calendar_paper(texts, days))
    name = join_name((texts.say_plain("calendar-file"), *days.names[:1], days.year), "ics")
    caption = texts.say("calendar-caption", days=len(days.due), meetings=len(days.meetings))
    await _send(act, views, content, name, caption)
    rooms.papers.note_given(act.actor.person_id, "calendar_file", act.at, days.content)


async def _send(act: Act, views: Views, content: bytes, name: str, caption: str) -> None:
    await views.bot.send_document(act.actor.outside_id, BufferedInputFile(content, name), caption=caption)


def _caption(texts: Texts, report: SchoolReport) -> Html:
    """How far everything is, and which lines were left empty for want of an answer."""
    lines = [
        texts.say(
            "report-caption",
            school=report.school,
            day=dates.day(texts, report.today),
            done=report.count(Progress.DONE),
            total=len(report.items),
        )
    ]
    if empty := report.unanswered:
        named = ", ".join(_place(item.first) for item in empty[:NAMED])
        lines.append(texts.say("report-empty-lines", places=named, more=max(0, len(empty) - NAMED)))
    return Html.joined(lines, "\n\n")


def _place(row: AskedRow) -> str:
    return f"{row.code} · {row.number.rstrip('.')}".rstrip(" ·")
