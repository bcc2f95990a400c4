"""The use cases of the dialogue, built once for the dispatcher and the sender."""

from bot.settings import Settings
from handlers.acts import read_update
from handlers.rooms import Rooms
from locales.texts import LOCALES, Texts
from roadmap.workdays import WorkDays
from services.acknowledgements import Acknowledgements
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
from services.people import People
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
from services.summary import Summary
from services.understood import Understandings
from services.unheld import Unheld
from services.walks import Walks
from storage.database import Database
from storage.files import FileStore


def build_rooms(settings: Settings, db: Database, workdays: WorkDays, *, strict: bool) -> Rooms:
    calendar = Calendar(settings.timezone, workdays)
    replies = Replies(db, calendar)
    incoming = IncomingAnswers(replies, read_update)
    lines = Lines(replies, incoming)
    cards = Cards(db, calendar)
    drafts = Drafts(db, calendar, Understandings(workdays))
    acknowledgements = Acknowledgements(db, calendar)
    review_queue = ReviewQueue(db, calendar)
    reviews = Reviews(db, calendar, review_queue)
    matters = Matters(db, calendar)
    summary = Summary(db, calendar)
    silences = Silences(db, calendar, summary)
    people = People(db, calendar, settings.locale, settings.coordinator_ids)
    events, reports = Events(db, calendar), Reports(db, calendar)
    indicators = Indicators(db, calendar)
    headlines = Headlines(summary)
    exports = Exports(headlines)
    store = FileStore(settings.data_dir / "files")
    return Rooms(
        db=db,
        calendar=calendar,
        languages={locale: Texts(locale, strict=strict) for locale in LOCALES},
        default_language=settings.locale,
        people=people,
        invites=Invites(db, calendar),
        invite_lists=InviteLists(db),
        audits=Audits(db),
        deputies=Deputies(db),
        wishes=Wishes(db, calendar),
        assignees=Assignees(db),
        forgetting=Forgetting(db, calendar),
        replies=replies,
        incoming=incoming,
        cards=cards,
        mine=MyDuties(db, calendar),
        headlines=headlines,
        exports=exports,
        archives=Archives(exports, store),
        broadcasts=Broadcasts(db, calendar),
        digests=Digests(db, calendar, silences, people),
        digest_facts=DigestFacts(
            db, calendar, headlines, silences, matters, events, reports, review_queue, indicators
        ),
        chasing=Chasing(db, calendar, summary),
        silences=silences,
        planning=Planning(db, calendar),
        questions=Questions(db),
        catalogue=Catalogue(db, calendar),
        moving=Moving(db, calendar),
        samples=Samples(db, cards),
        succession=Succession(db, calendar),
        schools=Schools(db, calendar),
        school_changes=SchoolChanges(db),
        regroupings=Regroupings(db, calendar),
        mentoring=Mentoring(db, calendar),
        drafts=drafts,
        draft_texts=DraftTexts(drafts),
        announcements=Announcements(db, calendar),
        acknowledgements=acknowledgements,
        order_files=OrderFiles(acknowledgements, store),
        help=Help(db, calendar),
        extensions=Extensions(replies),
        matters=matters,
        decisions=Decisions(matters),
        review_queue=review_queue,
        reviews=reviews,
        returned=Returned(db, calendar),
        inquiries=Inquiries(db, calendar, review_queue, reviews),
        phoned=Phoned(db, calendar, replies),
        files=Files(replies, cards),
        papers=Papers(),
        school_reports=SchoolReports(db, calendar),
        calendars=Calendars(db, calendar),
        own_plans=OwnPlans(db, calendar),
        reports=reports,
        report_texts=ReportTexts(db),
        indicators=indicators,
        stating=Stating(db),
        month_plans=MonthPlans(db, calendar),
        events=events,
        event_days=EventDays(db, calendar, events),
        event_sides=EventSides(db, calendar, events),
        event_notices=EventNotices(db, calendar),
        event_files=EventFiles(db),
        event_papers=EventPapers(db, calendar),
        event_decisions=EventDecisions(db, calendar),
        attendance=Attendance(db, calendar),
        comings=Comings(db),
        unheld=Unheld(db, calendar),
        lines=lines,
        walks=Walks(lines),
        snoozes=Snoozes(db, calendar),
    )
