"""One meeting as a calendar's entry; its UID is that of `/calendar`, so that a phone knows it again."""

from datetime import UTC

from documents.papers import CalendarPaper, Entry
from handlers.calendar_words import MEETING
from handlers.event_wording import name, places
from locales.texts import Texts
from services.event_files import EventDay
from services.meetings import Stage


def event_paper(texts: Texts, day: EventDay) -> CalendarPaper:
    meeting = day.meeting
    assert meeting.row.starts_at
    starts = meeting.row.starts_at.astimezone(UTC)
    entry = Entry(
        uid=f"event-{meeting.id}@{day.origin}",
        summary=name(meeting),
        description=texts.say_plain("calendar-meeting", places=places(meeting)),
        starts=starts.isoformat(),
        ends=(starts + MEETING).isoformat(),
        place=meeting.row.place,
        link=meeting.row.link,
        is_cancelled=meeting.stage is Stage.OFF,
    )
    return CalendarPaper(
        name=name(meeting),
        stamp=day.stamp.astimezone(UTC).isoformat(),
        sequence=day.sequence,
        entries=(entry,),
    )
