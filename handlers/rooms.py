"""What every handler may ask for by name: the use cases and the texts, built once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from locales.texts import Texts
from roadmap.errors import NotFoundError
from services.acknowledgements import Acknowledgements
from services.acts import Act
from services.announcements import Announcements
from services.archives import Archives
from services.assignees import Assignees
from services.attendance import Attendance
from services.audits import Audits
from services.broadcasts import Broadcasts
from services.calendar import Calendar
from services.calendars import Calendars
from services.cards import Cards
from services.catalogue import Catalogue
from services.chasing import Chasing
from services.comings import Comings
from services.decisions import Decisions
from services.deputies import Deputies
from services.digest_facts import DigestFacts
from services.digests import Digests
from services.draft_texts import DraftTexts
from services.drafts import Drafts
from services.event_days import EventDays
from services.event_decisions import EventDecisions
from services.event_files import EventFiles
from services.event_notices import EventNotices
from services.event_papers import EventPapers
from services.event_sides import EventSides
from services.events import Events
from services.exports import Exports
from services.extensions import Extensions
from services.files import Files
from services.forgetting import Forgetting
from services.habits import Wishes
from services.headline import Headlines
from services.help import Help
from services.incoming import IncomingAnswers
from services.indicator_stating import Stating
from services.indicators import Indicators
from services.inquiries import Inquiries
from services.invite_lists import InviteLists
from services.invites import Invites
from services.lines import Lines
from services.matters import Matters
from services.mentoring import Mentoring
from services.mine import MyDuties
from services.month_plans import MonthPlans
from services.moving import Moving
from services.order_files import OrderFiles
from services.own_plans import OwnPlans
from services.papers import Papers
from services.people import Actor, People
from services.phoned import Phoned
from services.planning import Planning
from services.questions import Questions
from services.regrouping import Regroupings
from services.replies import Replies
from services.report_texts import ReportTexts
from services.reports import Reports
from services.returned import Returned
from services.review_queue import ReviewQueue
from services.reviews import Reviews
from services.samples import Samples
from services.school_changes import SchoolChanges
from services.school_reports import SchoolReports
from services.schools import Schools
from services.silence import Silences
from services.snoozes import Snoozes
from services.succession import Succession
from services.unheld import Unheld
from services.walks import Walks
from storage import inbox
from storage.database import Database
from storage.inbox import InboxRow


@dataclass(frozen=True, slots=True)
class Rooms:
    """The collaborators of the dialogue."""

    db: Database
    calendar: Calendar
    languages: Mapping[str, Texts]
    default_language: str
    people: People
    invites: Invites
    invite_lists: InviteLists
    audits: Audits
    deputies: Deputies
    wishes: Wishes
    assignees: Assignees
    forgetting: Forgetting
    replies: Replies
    incoming: IncomingAnswers
    cards: Cards
    mine: MyDuties
    headlines: Headlines
    exports: Exports
    archives: Archives
    broadcasts: Broadcasts
    digests: Digests
    digest_facts: DigestFacts
    chasing: Chasing
    silences: Silences
    planning: Planning
    questions: Questions
    catalogue: Catalogue
    moving: Moving
    samples: Samples
    succession: Succession
    schools: Schools
    school_changes: SchoolChanges
    regroupings: Regroupings
    mentoring: Mentoring
    drafts: Drafts
    draft_texts: DraftTexts
    announcements: Announcements
    acknowledgements: Acknowledgements
    order_files: OrderFiles
    review_queue: ReviewQueue
    reviews: Reviews
    returned: Returned
    inquiries: Inquiries
    phoned: Phoned
    files: Files
    papers: Papers
    school_reports: SchoolReports
    calendars: Calendars
    lines: Lines
    walks: Walks
    snoozes: Snoozes
    help: Help
    extensions: Extensions
    matters: Matters
    decisions: Decisions
    own_plans: OwnPlans
    reports: Reports
    report_texts: ReportTexts
    indicators: Indicators
    stating: Stating
    month_plans: MonthPlans
    events: Events
    event_days: EventDays
    event_sides: EventSides
    event_notices: EventNotices
    event_files: EventFiles
    event_papers: EventPapers
    event_decisions: EventDecisions
    attendance: Attendance
    comings: Comings
    unheld: Unheld

    def texts(self, actor: Actor | None) -> Texts:
        language = actor.language if actor else self.default_language
        return self.languages.get(language) or self.languages[self.default_language]

    def language_of(self, code: str | None) -> str:
        """The language of a newcomer: their client's when we speak it, else the program's."""
        return code if code and code in self.languages else self.default_language

    def today(self) -> date:
        return self.calendar.day(self.db.clock.now())

    async def kept(self, row_id: int, act: Act) -> InboxRow:
        """An earlier message of the same chat; anybody else's does not exist."""
        async with self.db.read() as conn:
            row = await inbox.find(conn, row_id)
        if row is None or row.chat_key != act.chat_key:
            raise NotFoundError("not-found")
        return row

    def provided(self) -> dict[str, Any]:
        """The names that handlers may use for their arguments."""
        return {"rooms": self}
