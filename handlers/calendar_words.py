"""What a calendar says of a day: the short name first, the place in the plan after it."""

from datetime import UTC, timedelta

from documents.papers import CalendarPaper, Entry
from handlers.needs import need_key
from handlers.wording import capital, place, whose
from locales.texts import Texts
from services.calendars import Days, DueDay
from storage.calendars import MeetingRow

MEETING = timedelta(hours=1)
"""Nobody says how long a meeting lasts; a phone shows one without an end as nothing."""


def calendar_paper(texts: Texts, days: Days) -> CalendarPaper:
    return CalendarPaper(
        name=texts.say_plain("calendar-name", names=", ".join(days.names)),
        stamp=days.stamp.astimezone(UTC).isoformat(),
        sequence=days.sequence,
        entries=(
            *(_due(texts, each, days) for each in days.due),
            *(_meeting(texts, each, days.origin) for each in days.meetings),
        ),
    )


def _due(texts: Texts, due: DueDay, days: Days) -> Entry:
    row = due.row
    name = texts.say_plain("calendar-due", name=capital(row.short_name), place=place(row))
    if days.names != (whose(row),):
        name = texts.say_plain("calendar-whose", name=name, school=whose(row))
    if due.is_done and not due.is_cancelled:
        name = texts.say_plain("calendar-done", name=name)
    needs = texts.say_plain(need_key(row))
    return Entry(
        uid=f"assignment-{row.id}@{days.origin}",
        summary=name,
        description=texts.say_plain("calendar-needs", needs=needs, bot=days.origin),
        day=due.day.isoformat(),
        is_cancelled=due.is_cancelled,
    )


def _meeting(texts: Texts, meeting: MeetingRow, origin: str) -> Entry:
    serves = ", ".join(f"{code} · {number.rstrip('.')}".rstrip(" ·") for code, number in meeting.serves)
    starts = meeting.starts_at.astimezone(UTC)
    return Entry(
        uid=f"event-{meeting.id}@{origin}",
        summary=capital(meeting.title),
        description=texts.say_plain("calendar-meeting", places=serves),
        starts=starts.isoformat(),
        ends=(starts + MEETING).isoformat(),
        place=meeting.place,
        link=meeting.link,
        is_cancelled=meeting.is_cancelled,
    )
