"""«🕙 Время сообщений» and «🏖 Меня нет до …»."""

from aiogram import Router
from aiogram.types import CallbackQuery

from handlers.notices import Notice
from handlers.people_buttons import Away, SendHour
from handlers.people_screens import away_screen, gone_screen, hours_screen
from handlers.rooms import Rooms
from handlers.screen import Screen
from handlers.views import Views
from locales.texts import Texts
from roadmap.model import SCHOOL_ROLES
from roadmap.reminders import MORNING
from services.acts import Act
from services.deputies import directed
from services.people import Actor


def build_router() -> Router:
    router = Router(name="absences")
    router.callback_query.register(send_hour, SendHour.filter())
    router.callback_query.register(away, Away.filter())
    return router


async def send_hour(
    query: CallbackQuery,
    callback_data: SendHour,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    notice: Notice,
) -> None:
    """Opened beside what was pressed; a choice is shown in place."""
    if callback_data.after_nine < 0:
        await views.send(act.actor, await hours(act.actor, rooms, texts))
        return
    hour = MORNING.hour + callback_data.after_nine
    await rooms.wishes.set_hour(act, hour)
    notice.say(texts.say_plain("hour-set", hour=hour))
    await views.show(query, act.actor, await hours(act.actor, rooms, texts))


async def away(
    query: CallbackQuery, callback_data: Away, act: Act, rooms: Rooms, views: Views, texts: Texts
) -> None:
    match callback_data.act:
        case "ask":
            await views.show(query, act.actor, await ask_away(act, rooms, texts))
        case "back":
            await views.show(query, act.actor, await back(act, rooms, texts))
        case _:
            until = rooms.wishes.offered()[callback_data.act]
            gone = await rooms.wishes.leave(act, until)
            is_director = bool(directed(act.actor))
            await views.show(query, act.actor, gone_screen(texts, gone, is_director=is_director))


async def hours(actor: Actor, rooms: Rooms, texts: Texts) -> Screen:
    is_of_school = any(each.role in SCHOOL_ROLES for each in actor.memberships)
    return hours_screen(texts, await rooms.wishes.read(actor), may_be_away=is_of_school)


async def ask_away(act: Act, rooms: Rooms, texts: Texts) -> Screen:
    await rooms.wishes.expect_day(act)
    return away_screen(texts, await rooms.wishes.read(act.actor), rooms.wishes.offered())


async def take_away(act: Act, text: str, rooms: Rooms, texts: Texts) -> Screen:
    """A day in the person's own words."""
    gone = await rooms.wishes.leave(act, rooms.wishes.parse(text))
    return gone_screen(texts, gone, is_director=bool(directed(act.actor)))


async def back(act: Act, rooms: Rooms, texts: Texts) -> Screen:
    await rooms.wishes.come_back(act)
    return Screen(texts.say("away-over"))
