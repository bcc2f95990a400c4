"""What was answered before: who said what and when, what the centre sent back (DESIGN §5)."""

from collections.abc import Sequence
from datetime import tzinfo

from handlers.cards import STATUS_KEYS, is_phoned
from handlers.greetings import ROLE_KEYS
from handlers.screen import Screen
from handlers.wording import capital, cut
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import Status, Verdict
from storage.assignments import AssignmentRow
from storage.replies import ReplyRow

LATEST = 5
REASON = 120


def with_history(
    texts: Texts, screen: Screen, row: AssignmentRow, log: Sequence[ReplyRow], zone: tzinfo
) -> Screen:
    """The card with its log below, where the log tells more than the card."""
    entries = history_lines(texts, row, log, zone)
    if len(entries) < 2:
        return screen
    left = len(entries) - LATEST
    head = [texts.say("history-head"), *([texts.say("history-earlier", count=left)] if left > 0 else [])]
    text = Html.joined([Html(screen.text), Html.joined([*head, *entries[-LATEST:]])], "\n\n")
    return Screen(text, screen.rows, screen.mentions)


def history_lines(texts: Texts, row: AssignmentRow, log: Sequence[ReplyRow], zone: tzinfo) -> list[Html]:
    """A line for each answer, for each that was taken back, and for each return, in their order."""
    found = [(reply.at, _answer(texts, row, reply, zone)) for reply in log]
    found += [
        (reply.reviewed_at, _return(texts, reply, zone))
        for reply in log
        if reply.verdict is Verdict.RETURNED and reply.reviewed_at
    ]
    return [line for _, line in sorted(found, key=lambda entry: entry[0])]


def _answer(texts: Texts, row: AssignmentRow, reply: ReplyRow, zone: tzinfo) -> Html:
    who = reply.author or texts.say_plain(ROLE_KEYS[reply.author_role])
    if is_phoned(row, reply):
        who = capital(texts.say_plain("phoned-by-centre"))
    when = dates.moment(texts, reply.at, zone)
    if reply.undoes_id:
        return texts.say("history-undone", when=when, who=who)
    if reply.status is Status.PENDING:
        return texts.say("history-undone", when=when, who=who)
    key = (
        "status-going-on" if row.interim and reply.status is Status.IN_PROGRESS else STATUS_KEYS[reply.status]
    )
    return texts.say("history-answer", when=when, who=who, status=texts.say_plain(key))


def _return(texts: Texts, reply: ReplyRow, zone: tzinfo) -> Html:
    when = dates.moment(texts, reply.reviewed_at or reply.at, zone)
    return texts.say("history-returned", when=when, reason=cut(reply.reason or "", REASON))
