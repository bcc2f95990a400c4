"""A return as its school sees it, and a school's question as the coordinator sees it (TEXTS 6)."""

from collections.abc import Sequence

from handlers.callbacks import OpenList, SendFile
from handlers.paging import rows
from handlers.review_buttons import AskCentre, Inquire, OpenQueue
from handlers.review_screens import REMARK_KEYS, about_row
from handlers.screen import Button, Screen
from handlers.trouble_buttons import Extension
from handlers.wording import CARD_TEXT, capital, cut, item_button, place
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import ItemKind
from services.inquiries import Inquiry, asked
from services.people import Actor
from services.returned import ReturnNotice
from storage.assignments import AssignmentRow
from storage.returned import RemarkRow

REASON = 1000
SHOWN = 8


def returned_screen(texts: Texts, notice: ReturnNotice, actor: Actor) -> Screen:
    """Why, until when, and that nothing is lost; a Telegram reply to it answers the item."""
    lines = [
        _head(texts, notice.row, actor),
        texts.say("returned-reason", reason=_quoted(notice)),
        texts.say("returned-time", due=dates.weekday(texts, notice.due)),
    ]
    return Screen(Html.joined(lines), _returned_rows(texts, notice), (notice.row.id,))


def returned_many_screen(texts: Texts, notices: Sequence[ReturnNotice], actor: Actor) -> Screen:
    """What came back after the day's two messages, in one."""
    several = _serves_several(actor)
    lines = [texts.say("returned-many-head", count=len(notices))]
    for notice in notices[:SHOWN]:
        values = {**about_row(notice.row), "reason": cut(notice.reason, CARD_TEXT)}
        school = values.pop("school")
        if several:
            lines.append(texts.say("returned-many-line-school", school=school, **values))
        else:
            lines.append(texts.say("returned-many-line", **values))
    if len(notices) > SHOWN:
        lines.append(texts.say("returned-more", count=len(notices) - SHOWN))
    lines.append(texts.say("returned-many-tail"))
    shown = tuple(notice.row for notice in notices[:SHOWN])
    return Screen(
        Html.joined(lines),
        tuple((item_button(row, shown),) for row in shown),
        tuple(row.id for row in shown),
    )


def ask_centre_screen(texts: Texts, notice: ReturnNotice, actor: Actor) -> Screen:
    lines = [
        _head(texts, notice.row, actor),
        texts.say("returned-reason", reason=_quoted(notice)),
        Html(),
        texts.say("returned-ask"),
    ]
    nothing = AskCentre(reply_id=notice.reply.id, is_open=False).pack()
    back = (Button(texts.say_plain("button-ask-nothing"), nothing),)
    return Screen(Html.joined(lines), (back,), (notice.row.id,))


def asked_centre_screen(texts: Texts, row: AssignmentRow) -> Screen:
    return Screen(texts.say("asked-centre", name=row.short_name, place=place(row)), mentions=(row.id,))


def return_over_screen(texts: Texts, row: AssignmentRow, *, is_kept: bool) -> Screen:
    values = {"name": row.short_name, "place": place(row)}
    text = texts.say("return-kept", **values) if is_kept else texts.say("return-over-message", **values)
    return Screen(text, ((Button(texts.say_plain("button-what-is-needed"), OpenList().pack()),),))


def centre_answers_screen(texts: Texts, notice: ReturnNotice, said: str) -> Screen:
    """The centre's word on the school's question, with the same next step."""
    lines = [
        texts.say("centre-answers", name=notice.row.short_name, place=place(notice.row)),
        texts.say("centre-answers-text", text=cut(said, REASON)),
        texts.say("returned-time", due=dates.weekday(texts, notice.due)),
    ]
    return Screen(Html.joined(lines), _returned_rows(texts, notice), (notice.row.id,))


def inquiry_screen(texts: Texts, inquiry: Inquiry | None, done: Html | None = None) -> Screen:
    """A school's question with what was said before."""
    back = Button(texts.say_plain("button-queue"), OpenQueue().pack())
    above = [done] if done else []
    if inquiry is None:
        return Screen(Html.joined([*above, texts.say("inquiry-none")], "\n\n"), ((back,),))
    notice, count = inquiry.notice, inquiry.count
    about = about_row(notice.row)
    what = f"{capital(about['name'])} ({about['place']})"
    lines = [
        texts.say("inquiry-head", count=count) if count > 1 else texts.say("inquiry-head-one"),
        texts.say("review-what", place=what, school=about["school"]),
        texts.say("inquiry-returned", reason=cut(notice.reason, CARD_TEXT)),
        *_talk(texts, inquiry.remarks),
    ]
    onward = []
    if inquiry.after:
        onward = [Button(texts.say_plain("button-next"), Inquire(reply_id=inquiry.after).pack())]
    buttons = (
        _inquire(texts, "button-inquiry-answer", notice, "answer"),
        _inquire(texts, "button-inquiry-keep", notice, "keep"),
    )
    text = Html.joined([*above, Html.joined(lines)], "\n\n")
    return Screen(text, rows((buttons[0],), (buttons[1],), (*onward, back)))


def inquiry_line_screen(texts: Texts, notice: ReturnNotice) -> Screen:
    back = Inquire(reply_id=notice.reply.id).pack()
    text = texts.say("inquiry-line", school=notice.row.organization)
    return Screen(text, ((Button(texts.say_plain("button-back"), back),),))


def school_asks_screen(texts: Texts, found: Sequence[tuple[ReturnNotice, tuple[RemarkRow, ...]]]) -> Screen:
    """What has gathered for the desk: a line a school."""
    lines = [texts.say("school-asks-head")]
    for notice, remarks in found[:SHOWN]:
        text = cut(asked(remarks), CARD_TEXT)
        lines.append(texts.say("school-asks-line", **about_row(notice.row), text=text))
    button = Button(texts.say_plain("button-asks-open"), Inquire().pack())
    return Screen(Html.joined(lines), ((button,),))


def _head(texts: Texts, row: AssignmentRow, actor: Actor) -> Html:
    values = {"name": row.short_name, "place": place(row)}
    if _serves_several(actor):
        return texts.say("returned-head-school", school=row.organization, **values)
    return texts.say("returned-head", **values)


def _serves_several(actor: Actor) -> bool:
    return len({each.organization_id for each in actor.memberships}) > 1


def _quoted(notice: ReturnNotice) -> str:
    """Without a full stop of its own: the sentence around it has one."""
    return cut(notice.reason, REASON).rstrip(".")


def _returned_rows(texts: Texts, notice: ReturnNotice) -> tuple[tuple[Button, ...], ...]:
    file = []
    if notice.row.kind is not ItemKind.NUMBERS_ONLY:
        data = SendFile(assignment_id=notice.row.id).pack()
        file = [Button(texts.say_plain("button-file"), data)]
    ask = Button(texts.say_plain("button-ask-centre"), AskCentre(reply_id=notice.reply.id).pack())
    if not notice.row.for_schools:
        return ((*file, ask),)
    extension = Extension(assignment_id=notice.row.id).pack()
    return ((*file, ask), (Button(texts.say_plain("button-extension"), extension),))


def _talk(texts: Texts, remarks: Sequence[RemarkRow]) -> list[Html]:
    return [
        texts.say(REMARK_KEYS[each.kind], text=cut(each.text, REASON))
        for each in remarks[-4:]
        if each.kind in REMARK_KEYS
    ]


def _inquire(texts: Texts, key: str, notice: ReturnNotice, act: str) -> Button:
    data = Inquire.model_validate({"reply_id": notice.reply.id, "act": act})
    return Button(texts.say_plain(key), data.pack())
