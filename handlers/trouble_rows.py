"""The receipt of a difficulty: why, who sees it, and whether the mentor school may (TEXTS 7)."""

from datetime import date

from handlers.callbacks import OpenList, Undo
from handlers.paging import grid
from handlers.screen import Button
from handlers.trouble_buttons import Extension, Hinders, ShowMentor
from locales import dates
from locales.texts import Html, Texts
from roadmap.difficulties import Reason
from services.help import Trouble
from storage.assignments import AssignmentRow
from storage.replies import ReplyRow

REASON_KEYS = {
    Reason.NO_STAFF: "reason-no-staff",
    Reason.NO_FUNDS: "reason-no-funds",
    Reason.WAITING_ORGANIZER: "reason-waiting-organizer",
    Reason.NO_TIME: "reason-no-time",
    Reason.OTHER: "reason-other",
}


def reason_text(texts: Texts, reason: str | None, words: str) -> str:
    """«нет кадров»; other reasons are told in words alone."""
    if reason is None or reason == Reason.OTHER or (words and reason):
        return words
    return texts.say_plain(REASON_KEYS[Reason(reason)])


def trouble_lines(texts: Texts, reply: ReplyRow, trouble: Trouble, today: date) -> list[Html]:
    """What happens next, and the one question that there is."""
    if not _is_told(reply):
        return [texts.say("difficulty-in-words") if reply.difficulty else texts.say("difficulty-why")]
    is_today = trouble.seen_on == today
    when = texts.say_plain("seen-today") if is_today else dates.weekday(texts, trouble.seen_on)
    if trouble.is_shown:
        return [texts.say("difficulty-shown", when=when, mentor=trouble.mentor)]
    if trouble.mentor:
        return [texts.say("difficulty-show", when=when, mentor=trouble.mentor)]
    return [texts.say("difficulty-silence", when=when)]


def trouble_rows(
    texts: Texts, row: AssignmentRow, reply: ReplyRow, trouble: Trouble
) -> tuple[tuple[Button, ...], ...]:
    undo = Button(texts.say_plain("button-undo"), Undo(reply_id=reply.id).pack())
    mine = Button(texts.say_plain("button-what-is-needed"), OpenList().pack())
    if not reply.difficulty and not reply.comment:
        reasons = (
            Button(texts.say_plain(key), Hinders(assignment_id=row.id, reason=reason).pack())
            for reason, key in REASON_KEYS.items()
        )
        return (*grid(reasons, 2), (undo,))
    if _is_told(reply) and trouble.mentor and not trouble.is_shown:
        return (_consent(texts, row, trouble), (undo, mine))
    another = Button(texts.say_plain("button-extension"), Extension(assignment_id=row.id).pack())
    return ((another,), (undo, mine)) if row.extension_asked is None else ((undo, mine),)


def _consent(texts: Texts, row: AssignmentRow, trouble: Trouble) -> tuple[Button, Button]:
    def button(key: str, *, yes: bool) -> Button:
        data = ShowMentor(assignment_id=row.id, reply_id=trouble.reply_id, yes=yes)
        return Button(texts.say_plain(key), data.pack())

    return button("button-show-mentor", yes=True), button("button-only-centre", yes=False)


def _is_told(reply: ReplyRow) -> bool:
    """Whether there is anything to read: «другое» alone says nothing."""
    return bool(reply.comment) or reply.difficulty not in (None, Reason.OTHER)
