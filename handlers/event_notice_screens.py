"""A meeting as a school reads of it: its day, what it may answer, what became of it."""

from datetime import tzinfo

from handlers.event_buttons import Came, Come, EventFile
from handlers.event_wording import clock, day, name, places, where
from handlers.screen import Button, Screen
from locales.texts import Html, Texts
from services.comings import Coming, Presence
from services.event_notices import Notice
from services.meetings import Stage

SAID_KEYS = {
    Coming.COMING: "coming-said-coming",
    Coming.DEPUTY: "coming-said-deputy",
    Coming.NOT_COMING: "coming-said-not",
}
CONTEST_KEYS = {Coming.COMING: "coming-said-contest", Coming.NOT_COMING: "coming-said-contest-not"}
CAME_KEYS = {
    Coming.COMING: "came-said-present",
    Coming.DEPUTY: "came-said-deputy",
    Coming.NOT_COMING: "came-said-absent",
}
CONTEST_CAME_KEYS = {Coming.COMING: "came-said-contest", Coming.NOT_COMING: "came-said-contest-not"}
MARKED_KEYS = {
    Presence.PRESENT: "came-marked-present",
    Presence.DEPUTY: "came-marked-deputy",
    Presence.ABSENT: "came-marked-absent",
}


def notice_screen(texts: Texts, notice: Notice, zone: tzinfo) -> Screen:
    """One message for however many plans; what it asks is one tap."""
    meeting = notice.meeting
    title = texts.say("event-title", name=name(meeting), places=places(meeting))
    if meeting.stage is Stage.OFF:
        return Screen(Html.joined([_head(texts, notice, zone), title, texts.say("notice-off")]))
    if meeting.stage is Stage.UNDATED:
        return Screen(Html.joined([title, texts.say("notice-undated")]))
    when = texts.say("event-when", when=day(texts, meeting, zone))
    if meeting.stage is not Stage.PLANNED:
        return Screen(Html.joined([title, when, Html(), _was(texts, notice)]), word_rows(texts, notice))
    lines = [_head(texts, notice, zone), title, when]
    if place := where(meeting):
        lines.append(texts.say("event-where", where=place))
    if len(notice.schools) > 1:
        lines.append(texts.say("notice-schools", schools=", ".join(notice.schools.values())))
    lines += [Html(), _asked(texts, notice)]
    return Screen(Html.joined(lines), word_rows(texts, notice))


def with_word(texts: Texts, shown: Screen, notice: Notice) -> Screen:
    """A card of a meeting with what the school says of it: whether it comes, and then whether it came."""
    is_over = notice.meeting.stage is Stage.OVER
    asked = _was(texts, notice) if is_over else _asked(texts, notice)
    text = Html.joined([Html(shown.text), Html(), asked])
    return Screen(text, (*word_rows(texts, notice), *shown.rows), shown.mentions)


def _head(texts: Texts, notice: Notice, zone: tzinfo) -> Html:
    if notice.meeting.stage is Stage.OFF:
        return texts.say("notice-head-off")
    if notice.is_soon and not notice.in_hour:
        return texts.say("notice-head-today", time=clock(notice.meeting, zone))
    if notice.is_soon:
        return texts.say("notice-head-soon")
    if notice.is_moved:
        return texts.say("notice-head-back" if notice.is_back else "notice-head-moved")
    return texts.say("notice-head-contest" if notice.meeting.is_contest else "notice-head")


def _asked(texts: Texts, notice: Notice) -> Html:
    """What they have said, or what is asked."""
    is_contest = notice.meeting.is_contest
    if notice.bodies:
        return texts.say("notice-body", bodies=", ".join(notice.bodies.values()))
    if said := notice.coming:
        keys = CONTEST_KEYS if is_contest else SAID_KEYS
        return texts.say(keys[Coming(said)])
    return texts.say("notice-ask-contest" if is_contest else "notice-ask")


def _was(texts: Texts, notice: Notice) -> Html:
    """What the centre has noted, else what they have said, else what is asked."""
    is_contest = notice.meeting.is_contest
    if notice.meeting.stage is Stage.HELD:
        noted = None if is_contest else notice.presence
        return texts.say(MARKED_KEYS[Presence(noted)] if noted else "notice-over")
    if said := notice.said_after:
        keys = CONTEST_CAME_KEYS if is_contest else CAME_KEYS
        return texts.say(keys[Coming(said)])
    return texts.say("came-ask-contest" if is_contest else "came-ask")


def word_rows(texts: Texts, notice: Notice) -> tuple[tuple[Button, ...], ...]:
    """What may be said of the meeting now."""
    match notice.meeting.stage:
        case Stage.PLANNED:
            return _coming_rows(texts, notice)
        case Stage.OVER:
            return _came_rows(texts, notice)
    return ()


def _came_rows(texts: Texts, notice: Notice) -> tuple[tuple[Button, ...], ...]:
    def came(key: str, presence: Presence) -> Button:
        return Button(texts.say_plain(key), Came(event_id=notice.meeting.id, presence=presence).pack())

    if notice.meeting.is_contest:
        return ((came("button-took-part", Presence.PRESENT), came("button-took-no-part", Presence.ABSENT)),)
    there = came("button-came", Presence.PRESENT), came("button-came-deputy", Presence.DEPUTY)
    return (there, (came("button-not-came", Presence.ABSENT),))


def _coming_rows(texts: Texts, notice: Notice) -> tuple[tuple[Button, ...], ...]:
    event_id, starts = notice.meeting.id, notice.meeting.row.starts_at
    assert starts
    minute = int(starts.timestamp()) // 60

    def come(key: str, answer: Coming) -> Button:
        return Button(texts.say_plain(key), Come(event_id=event_id, answer=answer, minute=minute).pack())

    file = Button(texts.say_plain("button-event-file"), EventFile(event_id=event_id).pack())
    if notice.bodies:
        return ((file,),)
    if notice.meeting.is_contest:
        yes = come("button-take-part", Coming.COMING)
        return ((yes, come("button-take-no-part", Coming.NOT_COMING)), (file,))
    yes, deputy = come("button-coming", Coming.COMING), come("button-coming-deputy", Coming.DEPUTY)
    return ((yes, deputy), (come("button-not-coming", Coming.NOT_COMING), file))
