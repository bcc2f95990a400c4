"""The review as a coordinator sees it: the groups, an answer to be judged, the reasons, the switch."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Any

from handlers.cards import STATUS_KEYS, proofs
from handlers.greetings import ROLE_KEYS
from handlers.paging import Page, rows
from handlers.review_buttons import (
    AcceptAll,
    Automatic,
    Inquire,
    Judge,
    OpenQueue,
    OpenReview,
    PhonedSchools,
    SendBack,
    Unjudge,
)
from handlers.screen import Button, Screen
from handlers.wording import BUTTON_TEXT, CARD_TEXT, capital, cut, place, whose
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import Role, Status, Verdict
from services.review_queue import Pile, Queue, ReviewCard
from storage.assignments import AssignmentRow
from storage.replies import ReplyRow
from storage.returned import ANSWERED, ASKED
from storage.reviews import GroupRow

PAGE = 8
COMMENT = 2500
REASON_KEYS = {
    "number": "reason-number",
    "document": "reason-document",
    "responsible": "reason-responsible",
    "unreadable": "reason-unreadable",
}
REASON_BUTTON_KEYS = {
    "number": "button-reason-number",
    "document": "button-reason-document",
    "responsible": "button-reason-responsible",
    "unreadable": "button-reason-unreadable",
}
DONE_KEYS = {
    "accepted": "review-done-accepted",
    "returned": "review-done-returned",
    "stale": "review-done-stale",
    "accepted_all": "review-done-all",
    "undone": "review-done-undone",
}
REMARK_KEYS = {ASKED: "review-asked", ANSWERED: "review-answered"}
AUTOMATIC_KEYS = {True: "button-automatic-on", False: "button-automatic-off"}


def queue_screen(texts: Texts, queue: Queue, zone: tzinfo, page: int = 0) -> Screen:
    """A button a group with its number, and the other ways to go through what waits."""
    by: Any = "school" if queue.by == "school" else "item"
    lines = [texts.say("queue-empty")]
    if queue.count and queue.oldest:
        day = dates.day(texts, queue.oldest.astimezone(zone).date())
        lines = [texts.say("queue-head", count=queue.count), texts.say("queue-oldest", day=day)]
        lines.append(texts.say("queue-choose"))
    shown = Page(queue.groups, page, PAGE)
    groups = [(_group_button(group, by),) for group in shown.shown]
    turns = shown.turns(texts, lambda number: OpenQueue(by=by, page=number).pack())
    other = OpenQueue(by="item" if by == "school" else "school")
    other_key = "button-by-item" if by == "school" else "button-by-school"
    ways = [Button(texts.say_plain(other_key), other.pack())]
    ways.append(Button(texts.say_plain("button-by-age"), OpenReview(of="age").pack()))
    more = [(Button(texts.say_plain("button-phoned"), PhonedSchools().pack()),)]
    if queue.asks:
        more.insert(0, (Button(texts.say_plain("button-asks", count=queue.asks), Inquire().pack()),))
    more.append((Button(texts.say_plain(AUTOMATIC_KEYS[queue.is_automatic]), Automatic().pack()),))
    return Screen(Html.joined(lines), rows(*groups, turns, tuple(ways) if queue.count else (), *more))


def review_screen(
    texts: Texts, card: ReviewCard, zone: tzinfo, done: Mapping[str, Any], about: AssignmentRow | None
) -> Screen:
    """One answer; above it what has just been done (to `about`), with the way back."""
    head = texts.say("review-head-past")
    if card.is_waiting:
        head = texts.say("review-head", place=card.place, count=card.count)
    blocks = [head, Html.joined(_asked(texts, card.row)), Html.joined(_said(texts, card, zone))]
    if said := done_line(texts, done, about):
        blocks.insert(0, said)
    return Screen(Html.joined(blocks, "\n\n"), _buttons(texts, card, done))


def nothing_screen(texts: Texts, pile: Pile, done: Mapping[str, Any], about: AssignmentRow | None) -> Screen:
    """Nothing waits in the pile any more."""
    lines = [texts.say("queue-nothing-here")]
    if said := done_line(texts, done, about):
        lines.insert(0, said)
    return Screen(Html.joined(lines, "\n\n"), rows(_undo(texts, pile, done), (_back(texts, pile),)))


def reasons_screen(texts: Texts, card: ReviewCard) -> Screen:
    pile, reply_id = card.pile, card.reply.id
    about = about_row(card.row)
    text = texts.say("return-ask", **{**about, "name": capital(about["name"])})
    reasons = [
        (Button(texts.say_plain(key), _send_back(pile, reply_id, name)),)
        for name, key in REASON_BUTTON_KEYS.items()
    ]
    back = OpenReview(of=pile.of, id=pile.id, reply_id=reply_id).pack()
    return Screen(text, rows(*reasons, (Button(texts.say_plain("button-back"), back),)))


def automatic_screen(texts: Texts, *, is_on: bool) -> Screen:
    switch = Button(
        texts.say_plain("button-automatic-switch-off" if is_on else "button-automatic-switch-on"),
        Automatic(act="off" if is_on else "on").pack(),
    )
    back = Button(texts.say_plain("button-queue"), OpenQueue().pack())
    return Screen(texts.say("automatic-on" if is_on else "automatic-off"), ((switch,), (back,)))


def about_row(row: AssignmentRow) -> dict[str, str]:
    """The item and the school, as the lines of the review name them."""
    return {"name": cut(row.short_name, 90), "place": place(row), "school": whose(row)}


def done_line(texts: Texts, done: Mapping[str, Any], about: AssignmentRow | None) -> Html | None:
    if not done:
        return None
    if "count" in done:
        return texts.say(DONE_KEYS[done["what"]], count=done["count"])
    return texts.say(DONE_KEYS[done["what"]], **about_row(about)) if about else None


def who_said(texts: Texts, row: AssignmentRow, reply: ReplyRow, zone: tzinfo) -> Html:
    """Whose hand it was: what was heard on the telephone is marked wherever it is shown."""
    when = dates.moment(texts, reply.at, zone)
    if row.for_schools and reply.author_role is Role.COORDINATOR:
        return texts.say("review-phoned", when=when, who=reply.author or "–")
    role = texts.say_plain(ROLE_KEYS[reply.author_role])
    who = f"{reply.author}, {role}" if reply.author else role
    return texts.say("review-who", when=when, who=who)


def _group_button(group: GroupRow, of: Any) -> Button:
    number = group.number.rstrip(".")
    place_ = f"{group.code} · {number}" if number else group.code
    item = capital(group.name.split(",")[0])
    name = cut(f"{place_} · {item}" if place_ else group.name, BUTTON_TEXT)
    return Button(f"{name} · {group.count}", OpenReview(of=of, id=group.id).pack())


def _asked(texts: Texts, row: AssignmentRow) -> list[Html]:
    lines = [
        texts.say("card-title", name=cut(capital(row.measure), CARD_TEXT)),
        texts.say("review-what", place=place(row), school=whose(row)),
    ]
    if row.result:
        lines.append(texts.say("review-expected", text=cut(row.result, CARD_TEXT)))
    return lines


def _said(texts: Texts, card: ReviewCard, zone: tzinfo) -> list[Html]:
    row, reply = card.row, card.reply
    status = texts.say_plain(_status_key(card))
    lines = [texts.say("review-answer", status=status)]
    if parts := proofs(texts, row, reply):
        lines = [texts.say("review-answer-proof", status=status, proof=capital(", ".join(parts)))]
    if reply.comment:
        lines.append(texts.say("recorded-comment", text=cut(reply.comment, COMMENT)))
    lines.append(who_said(texts, row, reply, zone))
    if card.former and card.former.reason:
        lines.append(texts.say("review-former", reason=cut(card.former.reason, CARD_TEXT)))
    lines += [
        texts.say(REMARK_KEYS[each.kind], text=cut(each.text, CARD_TEXT))
        for each in card.remarks[-2:]
        if each.kind in REMARK_KEYS
    ]
    return [*lines, *_marks(texts, card)]


def _marks(texts: Texts, card: ReviewCard) -> list[Html]:
    row, reply = card.row, card.reply
    lines = []
    if reply.verdict is Verdict.RETURNED:
        lines.append(texts.say("review-returned", reason=cut(reply.reason or "", CARD_TEXT)))
    elif row.reply_id != reply.id:
        lines.append(texts.say("review-superseded"))
    elif reply.verdict is Verdict.ACCEPTED:
        who = card.reviewer or "–"
        by_rule = texts.say("review-accepted-itself")
        lines.append(texts.say("review-accepted", who=who) if reply.is_settled else by_rule)
    elif reply.status is Status.NOT_APPLICABLE and not row.conditional:
        lines.append(texts.say("review-skips"))
    if card.is_unchecked:
        lines.append(texts.say("review-unchecked", days=card.waited))
    return lines


def _status_key(card: ReviewCard) -> str:
    if card.reply.status is Status.IN_PROGRESS and card.row.interim:
        return "status-going-on"
    if card.reply.status is Status.NOT_APPLICABLE and card.row.conditional:
        return "status-not-needed"
    return STATUS_KEYS[card.reply.status]


def _buttons(texts: Texts, card: ReviewCard, done: Mapping[str, Any]) -> tuple[tuple[Button, ...], ...]:
    pile = card.pile
    judged = [_judge(texts, "button-return", card, "reasons")] if card.is_returnable else []
    if card.is_waiting:
        judged.insert(0, _judge(texts, "button-accept", card, "accept"))
    files = [_judge(texts, "button-files", card, "files", count=card.files)] if card.files else []
    alike: tuple[Button, ...] = ()
    if card.is_waiting and card.alike > 1:
        data = AcceptAll(of=pile.of, id=pile.id, item_id=card.row.deed, upto=card.upto).pack()
        alike = (Button(texts.say_plain("button-accept-all", count=card.alike), data),)
    onward = [_judge(texts, "button-next", card, "next")] if card.has_others else []
    return rows(
        tuple(judged),
        tuple(files),
        alike,
        tuple(onward),
        (*_undo(texts, pile, done), _back(texts, pile)),
    )


def _judge(texts: Texts, key: str, card: ReviewCard, act: Any, **values: int) -> Button:
    data = Judge(of=card.pile.of, id=card.pile.id, reply_id=card.reply.id, act=act)
    return Button(texts.say_plain(key, **values), data.pack())


def _send_back(pile: Pile, reply_id: int, reason: Any) -> str:
    return SendBack(of=pile.of, id=pile.id, reply_id=reply_id, reason=reason).pack()


def _undo(texts: Texts, pile: Pile, done: Mapping[str, Any]) -> tuple[Button, ...]:
    if not done.get("undo"):
        return ()
    data = Unjudge(of=pile.of, id=pile.id, cause=done["undo"]).pack()
    return (Button(texts.say_plain("button-undo"), data),)


def _back(texts: Texts, pile: Pile) -> Button:
    return Button(
        texts.say_plain("button-queue"), OpenQueue(by="school" if pile.of == "school" else "item").pack()
    )
