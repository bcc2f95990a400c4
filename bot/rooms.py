"""The use cases of the dialogue, built once for the dispatcher and the sender."""

from bot.settings import Settings
from handlers.rooms import Rooms
from locales.texts import LOCALES, Texts
from roadmap.workdays import WorkDays
from services.calendar import Calendar
from services.cards import Cards
from services.headline import Headlines
from services.incoming import IncomingAnswers
from services.invites import Invites
from services.mine import MyDuties
from services.people import People
from services.planning import Planning
from services.replies import Replies
from services.summary import Summary
from storage.database import Database


def build_rooms(settings: Settings, db: Database, workdays: WorkDays, *, strict: bool) -> Rooms:
    calendar = Calendar(settings.timezone, workdays)
    replies = Replies(db, calendar)
    return Rooms(
        db=db,
        calendar=calendar,
        languages={locale: Texts(locale, strict=strict) for locale in LOCALES},
        default_language=settings.locale,
        people=People(db, calendar, settings.locale, settings.coordinator_ids),
        invites=Invites(db, calendar),
        replies=replies,
        incoming=IncomingAnswers(replies),
        cards=Cards(db, calendar),
        mine=MyDuties(db, calendar),
        headlines=Headlines(Summary(db, calendar)),
        planning=Planning(db, calendar),
    )
