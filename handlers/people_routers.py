"""Everything about people in one router, in the order in which it is asked."""

from aiogram import Router

from handlers import absences, assignees, deputies, forget, people_words, places


def build_router() -> Router:
    router = Router(name="people")
    router.include_routers(
        deputies.build_router(),
        absences.build_router(),
        assignees.build_router(),
        places.build_router(),
        forget.build_router(),
        people_words.build_router(),
    )
    return router
