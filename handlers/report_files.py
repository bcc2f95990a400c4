"""The papers of a centre as files: the official report, the plan of a month, «Справка по школе»."""

import asyncio
from datetime import date

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery

from documents.papers import Kind, Paper
from handlers.month_plan_words import about_school, month_paper
from handlers.notices import Notice
from handlers.report_buttons import MonthPlanFile, ReportFile, SchoolPaperFile, day_of
from handlers.report_words import order_paper
from handlers.rooms import Rooms
from handlers.views import Views
from locales import dates
from locales.texts import Html, Texts
from roadmap.errors import NotFoundError
from roadmap.file_names import join_name
from services.acts import Act
from services.reports import Report


def build_router() -> Router:
    router = Router(name="report_files")
    router.callback_query.register(press_word, ReportFile.filter())
    router.callback_query.register(press_month, MonthPlanFile.filter())
    router.callback_query.register(press_school, SchoolPaperFile.filter())
    return router


async def press_word(
    query: CallbackQuery,
    callback_data: ReportFile,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    report = await rooms.reports.of(act.actor, callback_data.order_id, day_of(callback_data))
    if not await give_report(report, act, rooms, views, only_new=True):
        notice.say(texts.say_plain("paper-given"))


async def give_report(
    report: Report, act: Act, rooms: Rooms, views: Views, *, only_new: bool = False
) -> bool:
    """The paper is written in the program's language, what is said of it in the person's."""
    words = rooms.languages[rooms.default_language]
    paper = await asyncio.to_thread(order_paper, words, report)
    if only_new and rooms.papers.is_given(act.actor.person_id, "report", act.at, paper):
        return False
    counts = report.tally
    caption = rooms.texts(act.actor).say(
        "paper-caption",
        number=report.order.number,
        ready=counts.ready,
        total=counts.total,
        waiting=counts.waiting,
    )
    parts = (words.say_plain("paper-file"), report.order.number, report.day.isoformat())
    await give_paper("report", paper, parts, caption, act, rooms, views)
    return True


async def give_paper(
    kind: Kind, paper: Paper, name: tuple[str, ...], caption: Html, act: Act, rooms: Rooms, views: Views
) -> None:
    content = await rooms.papers.write(kind, paper)
    file = BufferedInputFile(content, join_name(name, "docx"))
    await views.bot.send_document(act.actor.outside_id, file, caption=caption)
    rooms.papers.note_given(act.actor.person_id, kind, act.at, paper)


async def press_month(
    query: CallbackQuery,
    callback_data: MonthPlanFile,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    month = date.fromordinal(callback_data.day)
    if not await give_month(month, act, rooms, views, texts, only_new=True):
        notice.say(texts.say_plain("paper-given"))


async def give_month(
    month: date, act: Act, rooms: Rooms, views: Views, texts: Texts, *, only_new: bool = False
) -> bool:
    centre = await rooms.month_plans.of(act.actor, month)
    if centre.plan.is_empty:
        raise NotFoundError("month-paper-empty", month=dates.month(texts, month))
    words = rooms.languages[rooms.default_language]
    paper = await asyncio.to_thread(month_paper, words, centre)
    if only_new and rooms.papers.is_given(act.actor.person_id, "month_plan", act.at, paper):
        return False
    caption = texts.say("month-paper-caption", month=dates.month(texts, month))
    name = (words.say_plain("month-paper-file"), f"{month:%Y-%m}")
    await give_paper("month_plan", paper, name, caption, act, rooms, views)
    return True


async def press_school(
    query: CallbackQuery,
    callback_data: SchoolPaperFile,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    if not await give_school(callback_data.organization_id, act, rooms, views, texts, only_new=True):
        notice.say(texts.say_plain("paper-given"))


async def give_school(
    named: str | int, act: Act, rooms: Rooms, views: Views, texts: Texts, *, only_new: bool = False
) -> bool:
    report = await rooms.school_reports.about(act.actor, named)
    centre = await rooms.month_plans.centre(act.actor)
    words = rooms.languages[rooms.default_language]
    paper = await asyncio.to_thread(about_school, words, report, rooms.calendar, centre)
    if only_new and rooms.papers.is_given(act.actor.person_id, "school_report", act.at, paper):
        return False
    name = (words.say_plain("school-paper-file"), report.school, report.today.isoformat())
    caption = texts.say("school-paper-caption", school=report.school)
    await give_paper("school_report", paper, name, caption, act, rooms, views)
    return True
