"""`/report`: how far the official report is, its rows filled in the chat, the Word file."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from handlers.prompts import coordinates
from handlers.report_buttons import (
    OpenReport,
    ReportDays,
    ReportFrame,
    ReportOrders,
    ReportPart,
    ReportRow,
    ReportRows,
    day_of,
)
from handlers.report_files import build_router as build_files
from handlers.report_files import give_report
from handlers.report_screens import (
    days_screen,
    frame_part_screen,
    frame_screen,
    orders_screen,
    part_screen,
    parts_screen,
    report_screen,
    row_screen,
    rows_screen,
)
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from locales.texts import Texts
from roadmap.errors import NotFoundError
from roadmap.report_asks import ReportAsk, choose_day, read_ask
from services.acts import Act
from services.reports import OrderChoice, Report


def build_router() -> Router:
    router = Router(name="reports")
    router.include_router(build_files())
    router.message.register(say, Command("report"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(list_orders, ReportOrders.filter())
    router.callback_query.register(list_days, ReportDays.filter())
    router.callback_query.register(open_report, OpenReport.filter())
    router.callback_query.register(list_rows, ReportRows.filter())
    router.callback_query.register(open_row, ReportRow.filter())
    router.callback_query.register(open_part, ReportPart.filter())
    router.callback_query.register(open_frame, ReportFrame.filter())
    return router


async def say(
    message: Message, command: CommandObject, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """«/report 594», «/report 594 20.01.2023», «/report ДК1 1.2», «/report Word»: straight there."""
    await answer(command.args or "", act, rooms, views, texts)


async def answer(words: str, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    choices = await rooms.reports.orders(act.actor)
    ask = read_ask(words, [each.order.number for each in choices], act_words(texts))
    choice = _find_order(choices, ask)
    if choice is None:
        screen = orders_screen(texts, choices, rooms.today(), can_write=coordinates(act.actor))
        await views.send(act.actor, screen)
        return
    day = ask.day or choose_day(choice.days, rooms.today())
    is_to_write = ask.act in WRITING
    report = await rooms.reports.of(act.actor, choice.order.id, day, to_write=is_to_write)
    if ask.act == "word":
        await give_report(report, act, rooms, views)
        return
    await views.send(act.actor, await _screen(ask, report, act, rooms, texts))


async def _screen(ask: ReportAsk, report: Report, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    paper = rooms.languages[rooms.default_language]
    if ask.code:
        return await row_to_fill(report, _find_item(report, ask), act, rooms, texts)
    match ask.act:
        case "fill" if report.empty:
            return await row_to_fill(report, report.empty[0].item.id, act, rooms, texts)
        case "rows":
            return rows_screen(texts, report, "all", 0)
        case "parts":
            return parts_screen(texts, paper, report)
        case "frame":
            return frame_screen(texts, report)
    return report_screen(texts, report)


ACT_KEYS = {
    "fill": "words-paper-fill",
    "rows": "words-paper-rows",
    "word": "words-paper-word",
    "parts": "words-paper-parts",
    "frame": "words-paper-frame",
}


WRITING = frozenset({"fill", "parts", "frame"})


def act_words(texts: Texts) -> dict[str, list[str]]:
    return {name: texts.say_plain(key).split(", ") for name, key in ACT_KEYS.items()}


async def row_to_fill(report: Report, item_id: int, act: Act, rooms: Rooms, texts: Texts) -> Screen:
    """The row, and the chat now expects its text; whoever only reads is not asked for one."""
    screen = row_screen(texts, rooms.languages[rooms.default_language], report, item_id)
    await rooms.report_texts.ask_row(act, report.order.id, report.day, item_id)
    return screen


def next_empty(report: Report, item_id: int) -> int | None:
    """The next row without a text after this one, from the first again at the end."""
    ids = [row.item.id for row in report.rows]
    empty = {row.item.id for row in report.empty} - {item_id}
    at = ids.index(item_id) + 1 if item_id in ids else 0
    return next((each for each in (*ids[at:], *ids[:at]) if each in empty), None)


async def list_orders(query: CallbackQuery, act: Act, rooms: Rooms, views: Views, texts: Texts) -> None:
    choices = await rooms.reports.orders(act.actor)
    screen = orders_screen(texts, choices, rooms.today(), can_write=coordinates(act.actor))
    await views.show(query, act.actor, screen)


async def list_days(
    query: CallbackQuery, callback_data: ReportDays, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    choices = await rooms.reports.orders(act.actor)
    found = next((each for each in choices if each.order.id == callback_data.order_id), None)
    if found is None:
        raise NotFoundError("paper-order-gone")
    await views.show(query, act.actor, days_screen(texts, found))


async def open_report(
    query: CallbackQuery, callback_data: OpenReport, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    report = await rooms.reports.of(act.actor, callback_data.order_id, day_of(callback_data))
    await rooms.questions.drop(act)
    await views.show(query, act.actor, report_screen(texts, report))


async def list_rows(
    query: CallbackQuery, callback_data: ReportRows, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    report = await rooms.reports.of(act.actor, callback_data.order_id, day_of(callback_data))
    screen = rows_screen(texts, report, callback_data.of, callback_data.page)
    await views.show(query, act.actor, screen)


async def open_row(
    query: CallbackQuery, callback_data: ReportRow, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    day, item_id = day_of(callback_data), callback_data.item_id
    if callback_data.act == "own":
        await rooms.report_texts.drop_row(act, callback_data.order_id, day, item_id)
    report = await rooms.reports.of(act.actor, callback_data.order_id, day)
    wanted: int | None = item_id
    if callback_data.act == "next" or not item_id:
        wanted = next_empty(report, item_id)
    if wanted is None:
        await rooms.questions.drop(act)
        await views.show(query, act.actor, report_screen(texts, report))
        return
    await views.show(query, act.actor, await row_to_fill(report, wanted, act, rooms, texts))


async def open_part(
    query: CallbackQuery, callback_data: ReportPart, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    order_id, day, part = callback_data.order_id, day_of(callback_data), callback_data.part
    paper = rooms.languages[rooms.default_language]
    if part and callback_data.act == "own":
        await rooms.report_texts.drop_part(act, order_id, day, part)
    report = await rooms.reports.of(act.actor, order_id, day, to_write=True)
    if part is None:
        await rooms.questions.drop(act)
        await views.show(query, act.actor, parts_screen(texts, paper, report))
        return
    await rooms.report_texts.ask_part(act, order_id, day, part)
    await views.show(query, act.actor, part_screen(texts, paper, report, part))


async def open_frame(
    query: CallbackQuery, callback_data: ReportFrame, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    report = await rooms.reports.of(act.actor, callback_data.order_id, day_of(callback_data), to_write=True)
    if callback_data.part is None:
        await rooms.questions.drop(act)
        await views.show(query, act.actor, frame_screen(texts, report))
        return
    await rooms.report_texts.ask_frame(
        act, report.order.id, report.day, report.reporter_id, callback_data.part
    )
    await views.show(query, act.actor, frame_part_screen(texts, report, callback_data.part))


def _find_order(choices: tuple[OrderChoice, ...], ask: ReportAsk) -> OrderChoice | None:
    """The named one; else, when something is asked of it, the newest; else the only one there is."""
    if ask.number:
        return next(each for each in choices if each.order.number == ask.number)
    if len(choices) == 1 or (choices and (ask.act or ask.code)):
        return choices[0]
    return None


def _find_item(report: Report, ask: ReportAsk) -> int:
    for plan in report.plans:
        for row in plan.rows:
            is_here = plan.plan.code.casefold() == ask.code.casefold()
            if is_here and row.item.number.rstrip(".") == ask.item:
                return row.item.id
    raise NotFoundError("paper-row-gone")
