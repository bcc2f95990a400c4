"""A card: what is asked and how to answer, or the receipt of what was answered (TEXTS 4 and 5)."""

from datetime import date, tzinfo

from handlers.answer_buttons import AsBefore
from handlers.callbacks import AsPrinted, Choose, More, OpenList, Press, Sample, SendFile, Undo
from handlers.greetings import ROLE_KEYS
from handlers.needs import missing_key, need_key
from handlers.people_buttons import Assign
from handlers.review_buttons import AskCentre
from handlers.screen import Button, Screen
from handlers.snooze_buttons import Snooze
from handlers.trouble_buttons import Extension
from handlers.trouble_rows import reason_text, trouble_lines, trouble_rows
from handlers.twin_screens import twin_question, twin_rows
from handlers.wording import CARD_TEXT, capital, cut, due_phrase, place, span, whose
from locales import dates
from locales.texts import Html, Texts
from roadmap.gist import tells_more
from roadmap.model import ItemKind, Role, Status
from roadmap.paper_kinds import named_kind, paper_kind
from services.cards import Card
from services.duties import is_open
from services.new_replies import misses
from services.replies import complete_status
from storage.assignments import AssignmentRow
from storage.replies import ReplyRow

GIST, MIND = 160, 200
"""So much of the printed measure and of its description stands on a card; the rest is «Как в приказе»."""
RECORDED_KEYS = {
    Status.DONE: "recorded-done",
    Status.IN_PROGRESS: "recorded-in-progress",
    Status.DIFFICULTY: "recorded-difficulty",
    Status.NOT_APPLICABLE: "recorded-not-applicable",
}
STATUS_KEYS = {
    Status.DONE: "status-done",
    Status.IN_PROGRESS: "status-in-progress",
    Status.DIFFICULTY: "status-difficulty",
    Status.NOT_APPLICABLE: "status-not-applicable",
}


def card_screen(texts: Texts, card: Card, today: date, zone: tzinfo, *, is_line: bool = False) -> Screen:
    """The card to be answered; one that needs nothing more shows what was recorded.

    `is_line`: it stands for several windows of its deed, which are named elsewhere.
    """
    if card.reply and not is_open(card.row) and card.returned is None:
        return recorded_screen(texts, card, today, zone)
    row = card.row
    lines = [*_title(texts, row), Html()]
    if row.kind is ItemKind.EVENT:
        lines.append(_event(texts, card, zone))
    else:
        if row.is_recurring and not is_line:
            lines.append(texts.say("card-span", span=span(texts, row), count=2 if _is_long(row) else 1))
        lines.append(_due(texts, card, today))
        lines.append(texts.say("card-needs", needs=texts.say_plain(need_key(row))))
    if tells_more(row.description, f"{row.short_name} {row.measure}"):
        lines.append(texts.say("card-mind", text=cut(row.description, MIND)))
    if card.holder:
        role = texts.say_plain(ROLE_KEYS[card.holder.role])
        lines.append(texts.say("card-holder", role=role, name=card.holder.name))
    if row.extension_asked:
        asked = dates.weekday(texts, row.extension_asked)
        lines.append(texts.say("card-extension-asked", day=asked))
    if card.reply:
        lines.append(_now(texts, card, card.reply, zone))
    if card.last_time:
        lines.append(_last_time(texts, card.last_time))
    rows = card_rows(texts, card)
    if card.returned and card.is_answerable:
        lines.append(texts.say("card-returned", reason=cut(card.returned.reason or "", CARD_TEXT)))
        ask = AskCentre(reply_id=card.returned.id).pack()
        rows = (*rows, (Button(texts.say_plain("button-ask-centre"), ask),))
    return Screen(Html.joined(lines), rows, _mentions(card))


def _due(texts: Texts, card: Card, today: date) -> Html:
    due = card.due or card.row.due
    if card.early:
        until = due_phrase(texts, card.early, today)
        return texts.say("card-due-early", due=until, printed=dates.day(texts, due))
    return texts.say("card-due", due=due_phrase(texts, due, today))


def _is_long(row: AssignmentRow) -> bool:
    """Whether a window holds more than one month."""
    return row.start is not None and (row.start.year, row.start.month) != (row.end.year, row.end.month)


def _title(texts: Texts, row: AssignmentRow) -> list[Html]:
    """The short name, as lists say it, and under it the beginning of what the order says, if that is more."""
    lines = [
        texts.say("card-title", name=capital(row.short_name)),
        Html.of(f"{place(row)} · {whose(row)}"),
    ]
    if tells_more(row.measure, row.short_name):
        lines.append(texts.say("card-measure", text=cut(row.measure, GIST)))
    return lines


def recorded_screen(texts: Texts, card: Card, today: date, zone: tzinfo) -> Screen:
    """The receipt of the standing reply; without one, or when the centre asks again, the card."""
    reply = card.reply
    if reply is None or card.returned:
        return card_screen(texts, card, today, zone)
    row = card.row
    key = recorded_key(card, reply)
    lines = [texts.say(key, name=row.short_name, place=place(row)), _proof(texts, row, reply, zone)]
    if reply.comment:
        lines.append(texts.say("recorded-comment", text=cut(reply.comment, CARD_TEXT)))
    elif reason := reason_text(texts, reply.difficulty, ""):
        lines.append(texts.say("difficulty-reason", reason=reason))
    if card.trouble and card.is_answerable:
        lines += trouble_lines(texts, reply, card.trouble, today)
        rows = trouble_rows(texts, row, reply, card.trouble)
        return Screen(Html.joined(lines), rows, _mentions(card))
    if is_phoned(card.row, reply):
        lines.append(Html.of(capital(texts.say_plain("phoned-by-centre"))))
    elif card.by:
        lines.append(texts.say("recorded-by", who=card.by))
    lines.append(texts.say(next_step(card)))
    if question := twin_question(texts, [card]):
        lines.append(question)
    rows = (*twin_rows(texts, [card]), *_recorded_rows(texts, card, reply))
    return Screen(Html.joined(lines), rows, _mentions(card))


def card_rows(texts: Texts, card: Card) -> tuple[tuple[Button, ...], ...]:
    """The first rows of buttons, by the kind of question (RULES §4)."""
    row, id_ = card.row, card.row.id
    more = Button(texts.say_plain("button-more"), More(assignment_id=id_, is_open=True).pack())
    if not card.is_answerable:
        return ((Button(texts.say_plain("button-as-printed"), AsPrinted(assignment_id=id_).pack()),),)
    first = [_status_button(texts, card, complete_status(row))]
    if row.is_own:
        return ((*first, more),)
    if row.conditional:
        first.append(_status_button(texts, card, Status.NOT_APPLICABLE))
    elif not row.interim:
        first.append(_status_button(texts, card, Status.IN_PROGRESS))
    second = [_status_button(texts, card, Status.DIFFICULTY)]
    if row.kind is not ItemKind.NUMBERS_ONLY:
        second.append(Button(texts.say_plain("button-file"), SendFile(assignment_id=id_).pack()))
    rows = [tuple(first), tuple(second), (more,)]
    if row.has_sample:
        rows[-1] = (Button(texts.say_plain("button-sample"), Sample(assignment_id=id_).pack()), more)
    if card.last_time:
        rows.insert(0, (Button(texts.say_plain("button-as-before"), AsBefore(assignment_id=id_).pack()),))
    return tuple(rows)


def more_rows(texts: Texts, card: Card) -> tuple[tuple[Button, ...], ...]:
    """The rows behind «⋯ Ещё»."""
    id_ = card.row.id
    rows = []
    if not card.row.conditional:
        rows.append((_status_button(texts, card, Status.NOT_APPLICABLE),))
    if card.row.for_schools and is_open(card.row) and not card.row.is_own:
        rows.append((_extension_button(texts, card),))
    if card.row.for_schools:
        rows.append((Button(texts.say_plain("button-assign"), Assign(assignment_id=id_).pack()),))
    if is_open(card.row):
        rows.append((Button(texts.say_plain("button-snooze"), Snooze(assignment_id=id_).pack()),))
    rows.append((Button(texts.say_plain("button-as-printed"), AsPrinted(assignment_id=id_).pack()),))
    rows.append((Button(texts.say_plain("button-back"), More(assignment_id=id_, is_open=False).pack()),))
    return tuple(rows)


def _extension_button(texts: Texts, card: Card) -> Button:
    """One wish at a time: an open one is taken back, or changed by asking again."""
    id_ = card.row.id
    if card.row.extension_asked:
        withdraw = Extension(assignment_id=id_, act="withdraw").pack()
        return Button(texts.say_plain("button-extension-withdraw"), withdraw)
    return Button(texts.say_plain("button-extension"), Extension(assignment_id=id_).pack())


def printed_screen(texts: Texts, card: Card) -> Screen:
    """The row as the order prints it, word for word."""
    row = card.row
    parts = [
        texts.say("printed-head", place=place(row), measure=cut(row.measure, 1200)),
        texts.say("printed-term", text=row.term or "–"),
        texts.say("printed-responsible", text=row.responsible or "–"),
        texts.say("printed-result", text=row.result or "–"),
    ]
    if row.description:
        parts.insert(1, texts.say("printed-description", text=cut(row.description, 1200)))
    return Screen(Html.joined(parts, "\n\n"), mentions=_mentions(card))


def which_status_screen(texts: Texts, card: Card, kept: int, *, is_question: bool = False) -> Screen:
    """The statuses to choose from for words that were kept in inbox row `kept`."""
    row = card.row
    statuses = [complete_status(row), Status.IN_PROGRESS, Status.DIFFICULTY, Status.NOT_APPLICABLE]
    rows = tuple(
        (
            Button(
                _status_label(texts, card, status),
                Choose(kept=kept, assignment_id=row.id, status=status).pack(),
            ),
        )
        for status in dict.fromkeys(statuses)
    )
    key = "which-status-question" if is_question else "which-status"
    return Screen(texts.say(key, name=capital(row.short_name), place=place(row)), rows)


def _status_button(texts: Texts, card: Card, status: Status) -> Button:
    return Button(_status_label(texts, card, status), Press(assignment_id=card.row.id, status=status).pack())


def _status_label(texts: Texts, card: Card, status: Status) -> str:
    if status is Status.NOT_APPLICABLE:
        return texts.say_plain("button-not-needed" if card.row.conditional else "button-not-applicable")
    if status is Status.IN_PROGRESS:
        return texts.say_plain("button-going-on" if card.row.interim else "button-in-progress")
    return texts.say_plain("button-done" if status is Status.DONE else "button-difficulty")


def _recorded_rows(texts: Texts, card: Card, reply: ReplyRow) -> tuple[tuple[Button, ...], ...]:
    undo = Button(texts.say_plain("button-undo"), Undo(reply_id=reply.id).pack())
    all_mine = Button(texts.say_plain("button-what-is-needed"), OpenList().pack())
    if not card.is_answerable or card.is_accepted:
        return ((all_mine,),)
    rows: list[tuple[Button, ...]] = [(undo, all_mine)]
    if is_open(card.row):
        rows.insert(0, (_status_button(texts, card, complete_status(card.row)),))
    elif card.row.kind is not ItemKind.NUMBERS_ONLY and reply.status is not Status.NOT_APPLICABLE:
        file = Button(texts.say_plain("button-file"), SendFile(assignment_id=card.row.id).pack())
        rows.insert(0, (file,))
    return tuple(rows)


def next_step(card: Card) -> str:
    """What is still to be said, if anything."""
    reply = card.reply
    if reply is None or card.is_accepted:
        return "recorded-accepted"
    if reply.status is Status.DIFFICULTY:
        return "recorded-tell-centre" if reply.comment else "recorded-tell-what"
    if reply.status is Status.IN_PROGRESS:
        if not card.row.interim:
            return "recorded-later"
        return missing_key(card.row, reply) if misses(card.row, reply.status, reply) else "recorded-sent"
    if reply.status is Status.DONE and misses(card.row, reply.status, reply):
        return missing_key(card.row, reply)
    return "recorded-unchecked" if card.is_unchecked else "recorded-sent"


def status_words(texts: Texts, card: Card) -> str:
    """«выполнено», «ведётся», «не потребовалось»: as one of several answers says it."""
    if card.reply is None:
        return ""
    if card.reply.status is Status.NOT_APPLICABLE and card.row.conditional:
        return texts.say_plain("status-not-needed")
    if card.reply.status is Status.IN_PROGRESS and card.row.interim:
        return texts.say_plain("status-going-on")
    return texts.say_plain(STATUS_KEYS[card.reply.status])


def _last_time(texts: Texts, last: ReplyRow) -> Html:
    """«В прошлый раз: 14 из 32. «провели две консультации»»."""
    figures = [] if last.done_count is None else [_figures(texts, last.done_count, last.total_count)]
    words = [texts.say_plain("quoted", text=cut(last.comment, CARD_TEXT))] if last.comment else []
    return texts.say("card-last-time", said=", ".join((*figures, *words)))


def is_phoned(row: AssignmentRow, reply: ReplyRow) -> bool:
    """Whether the centre wrote down what a school had said; who came to a meeting it saw itself."""
    return row.for_schools and row.kind is not ItemKind.EVENT and reply.author_role is Role.COORDINATOR


def _proof(texts: Texts, row: AssignmentRow, reply: ReplyRow, zone: tzinfo) -> Html:
    """«Приказ от 23.12.2022 № 145, файл получен. 23 декабря, 11:32»."""
    parts = proofs(texts, row, reply)
    when = dates.moment(texts, reply.at, zone)
    if not parts:
        return texts.say("proof-when", when=capital(when))
    return texts.say("proof-all", proof=capital(", ".join(parts)), when=when)


def proofs(texts: Texts, row: AssignmentRow, reply: ReplyRow) -> list[str]:
    """The document, the numbers and the files of a reply, each in words."""
    parts: list[str] = []
    kind = named_kind(reply.comment) or paper_kind(row.evidence, row.result)
    if reply.document_number and reply.document_date:
        on = dates.numeric(reply.document_date)
        parts.append(texts.say_plain("proof-document-dated", kind=kind, number=reply.document_number, on=on))
    elif reply.document_number:
        parts.append(texts.say_plain("proof-document", kind=kind, number=reply.document_number))
    if reply.done_count is not None:
        parts.append(_figures(texts, reply.done_count, reply.total_count))
    if reply.files:
        parts.append(texts.say_plain("proof-files", count=reply.files))
    return parts


def _figures(texts: Texts, done: int, total: int | None) -> str:
    if total is None:
        return texts.say_plain("proof-figure", done=done)
    return texts.say_plain("proof-figures", done=done, total=total)


def _now(texts: Texts, card: Card, reply: ReplyRow, zone: tzinfo) -> Html:
    by_centre = texts.say_plain("phoned-by-centre") if is_phoned(card.row, reply) else None
    return texts.say(
        "card-now",
        status=texts.say_plain(STATUS_KEYS[reply.status]),
        when=dates.moment(texts, reply.at, zone),
        who=by_centre or reply.author or texts.say_plain(ROLE_KEYS[reply.author_role]),
    )


def _event(texts: Texts, card: Card, zone: tzinfo) -> Html:
    row = card.row
    if row.event_at is None:
        return texts.say("card-event-undated", month=dates.month_in(texts, row.end))
    when = dates.moment(texts, row.event_at, zone)
    return texts.say("card-event-dated", when=when, place=row.event_place or "–")


def recorded_key(card: Card, reply: ReplyRow) -> str:
    """«Записано: …», by what was answered to what kind of question."""
    if reply.status is Status.NOT_APPLICABLE and card.row.conditional:
        return "recorded-not-needed"
    if reply.status is Status.IN_PROGRESS and card.row.interim:
        return "recorded-going-on"
    return RECORDED_KEYS[reply.status]


def _mentions(card: Card) -> tuple[int, ...]:
    return () if card.row.kind is ItemKind.EVENT else (card.row.id,)
