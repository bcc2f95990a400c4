"""A meeting as a school reads of it: its day, what it may answer, what became of it."""

from datetime import tzinfo

from handlers.event_buttons import Come, EventFile
from handlers.event_wording import day, name, places, where
from handlers.screen import Button, Screen
from locales.texts import Html, Texts
from services.attendance import Coming
from services.event_notices import Notice
from services.meetings import Stage

SAID_KEYS = {
    Coming.COMING: "coming-said-coming",
    Coming.DEPUTY: "coming-said-deputy",
    Coming.NOT_COMING: "coming-said-not",
}
CONTEST_KEYS = {Coming.COMING: "coming-said-contest", Coming.NOT_COMING: "coming-said-contest-not"}
OVER_KEYS = {Stage.OVER: "notice-over", Stage.HELD: "notice-over", Stage.UNDATED: "notice-undated"}


def notice_screen(texts: Texts, notice: Notice, zone: tzinfo) -> Screen:
    """One message for however many plans; what it asks is one tap."""
    meeting = notice.meeting
    title = texts.say("event-title", name=name(meeting), places=places(meeting))
    if meeting.stage is Stage.OFF:
        return Screen(Html.joined([_head(texts, notice), title, texts.say("notice-off")]))
    if meeting.stage is not Stage.PLANNED:
        return Screen(Html.joined([title, texts.say(OVER_KEYS[meeting.stage])]))
    lines = [_head(texts, notice), title, texts.say("event-when", when=day(texts, meeting, zone))]
    if place := where(meeting):
        lines.append(texts.say("event-where", where=place))
    if len(notice.schools) > 1:
        lines.append(texts.say("notice-schools", schools=", ".join(notice.schools.values())))
    lines += [Html(), _asked(texts, notice)]
    return Screen(Html.joined(lines), _rows(texts, notice))


def _head(texts: Texts, notice: Notice) -> Html:
    if notice.meeting.stage is Stage.OFF:
        return texts.say("notice-head-off")
    if notice.is_soon:
        return texts.say("notice-head-soon")
    if notice.is_moved:
        return texts.say("notice-head-moved")
    return texts.say("notice-head-contest" if notice.meeting.is_contest else "notice-head")


def _asked(texts: Texts, notice: Notice) -> Html:
    """What they have said, or what is asked."""
    is_contest = notice.meeting.is_contest
    if said := notice.coming:
        keys = CONTEST_KEYS if is_contest else SAID_KEYS
        return texts.say(keys[Coming(said)])
    return texts.say("notice-ask-contest" if is_contest else "notice-ask")


def _rows(texts: Texts, notice: Notice) -> tuple[tuple[Button, ...], ...]:
    event_id = notice.meeting.id

    def come(key: str, answer: Coming) -> Button:
        return Button(texts.say_plain(key), Come(event_id=event_id, answer=answer).pack())

    file = Button(texts.say_plain("button-event-file"), EventFile(event_id=event_id).pack())
    if notice.meeting.is_contest:
        yes = come("button-take-part", Coming.COMING)
        return ((yes, come("button-take-no-part", Coming.NOT_COMING)), (file,))
    yes, deputy = come("button-coming", Coming.COMING), come("button-coming-deputy", Coming.DEPUTY)
    return ((yes, deputy), (come("button-not-coming", Coming.NOT_COMING), file))
