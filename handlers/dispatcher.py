"""The routing table of everything that people can do in the chat."""

from aiogram import Dispatcher

from handlers.announcements import build_router as build_announcements
from handlers.answers import build_presses
from handlers.answers import build_router as build_answers
from handlers.asking import WhoIsAsking
from handlers.audits import build_router as build_audits
from handlers.broadcasts import SetLettersAside, build_whom
from handlers.broadcasts import build_router as build_broadcasts
from handlers.browsing import build_router as build_browsing
from handlers.chasing import build_router as build_chasing
from handlers.comings import build_router as build_comings
from handlers.difficulties import build_router as build_difficulties
from handlers.draft_answers import build_router as build_draft_answers
from handlers.drafts import build_router as build_drafts
from handlers.event_answers import build_router as build_event_answers
from handlers.events import build_router as build_events
from handlers.exports import build_router as build_exports
from handlers.extensions import build_router as build_extensions
from handlers.figures import build_router as build_figures
from handlers.guide import build_router as build_guide
from handlers.indicators import build_router as build_indicators
from handlers.invites import build_router as build_invites
from handlers.line_answers import build_router as build_lines
from handlers.matters import build_router as build_matters
from handlers.moving import build_router as build_moving
from handlers.notices import AnswerPresses
from handlers.own_plans import build_router as build_own_plans
from handlers.papers import build_router as build_papers
from handlers.people_routers import build_router as build_people
from handlers.phoned import build_router as build_phoned
from handlers.refusals import NoteRefusals
from handlers.report_typed import build_router as build_report_words
from handlers.reports import build_router as build_reports
from handlers.returned import build_router as build_returned
from handlers.review_words import build_router as build_review_words
from handlers.reviews import build_router as build_reviews
from handlers.roadmaps import build_router as build_roadmaps
from handlers.rooms import Rooms
from handlers.same_files import build_router as build_same_files
from handlers.samples import build_router as build_samples
from handlers.school_changes import build_router as build_school_changes
from handlers.schools import build_router as build_schools
from handlers.snoozes import build_router as build_snoozes
from handlers.start import build_router as build_start
from handlers.strangers import build_router as build_strangers
from handlers.strays import build_router as build_strays
from handlers.twins import build_router as build_twins
from handlers.typed import build_router as build_typed
from handlers.walk import build_router as build_walk

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""What the handlers handle; intake asks Telegram for its own list, and a test holds the two together."""


def build_dispatcher(rooms: Rooms) -> Dispatcher:
    """A dispatcher without states of its own: dialogue lives in `awaiting` rows (DESIGN §4)."""
    dispatcher = Dispatcher(disable_fsm=True)
    dispatcher.update.outer_middleware(WhoIsAsking(rooms))
    dispatcher.update.outer_middleware(NoteRefusals())
    dispatcher.message.middleware(SetLettersAside(rooms))
    dispatcher.callback_query.middleware(AnswerPresses())
    dispatcher.include_routers(
        build_start(),
        build_strangers(),
        build_presses(),
        build_people(),
        build_own_plans(),
        build_browsing(),
        build_figures(),
        build_exports(),
        build_broadcasts(),
        build_chasing(),
        build_roadmaps(),
        build_moving(),
        build_samples(),
        build_schools(),
        build_school_changes(),
        build_invites(),
        build_audits(),
        build_announcements(),
        build_events(),
        build_event_answers(),
        build_comings(),
        build_difficulties(),
        build_extensions(),
        build_matters(),
        build_reports(),
        build_report_words(),
        build_indicators(),
        build_reviews(),
        build_returned(),
        build_phoned(),
        build_review_words(),
        build_same_files(),
        build_papers(),
        build_guide(),
        build_whom(),
        build_typed(),
        build_drafts(),
        build_draft_answers(),
        build_snoozes(),
        build_walk(),
        build_lines(),
        build_twins(),
        build_strays(),
        build_answers(),
    )
    dispatcher.workflow_data.update(rooms.provided())
    return dispatcher
