"""The first message after joining, and the note that a school can no longer be reached."""

from collections.abc import Sequence

from handlers.callbacks import OpenList
from handlers.people_buttons import SendHour, SwitchPlace, Team
from handlers.screen import Button, Screen
from handlers.wording import line
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import Role
from services.duties import gather
from services.mine import Mine
from services.people import Membership
from storage.assignments import AssignmentRow

ROLE_KEYS = {
    Role.DIRECTOR: "role-director",
    Role.DEPUTY: "role-deputy",
    Role.COORDINATOR: "role-coordinator",
    Role.CONTROLLER: "role-controller",
    Role.OBSERVER: "role-observer",
}
NEXT = 4


def greeting_screen(
    texts: Texts, membership: Membership, mine: Mine, *, is_known: bool = False, has_several: bool = False
) -> Screen:
    """Who was connected, what is due next, how often the bot writes, what else can be set (TEXTS 1)."""
    place = {"organization": membership.organization, "role": texts.say_plain(ROLE_KEYS[membership.role])}
    if membership.role not in {Role.DIRECTOR, Role.DEPUTY}:
        key = "greeting-coordinator" if membership.role is Role.COORDINATOR else "greeting-centre"
        return Screen(texts.say(key, **place))
    head = texts.say("greeting-known" if is_known else "greeting-school", **place)
    blocks = [head, *_next(texts, mine), texts.say("greeting-how")]
    mentions = tuple(line[0].id for line in _nearest(mine))
    return Screen(Html.joined(blocks, "\n\n"), _buttons(texts, membership, has_several), mentions)


def nobody_left_screen(texts: Texts, organizations: Sequence[str]) -> Screen:
    """For the coordinator: nobody at these schools can be reached any more."""
    names = ", ".join(organizations)
    return Screen(texts.say("nobody-left", names=names, count=len(organizations)))


def _buttons(texts: Texts, membership: Membership, has_several: bool) -> tuple[tuple[Button, ...], ...]:
    found = [Button(texts.say_plain("button-what-is-needed"), OpenList().pack())]
    if membership.role is Role.DIRECTOR:
        invite = Team(school_id=membership.organization_id, act="invite")
        found.append(Button(texts.say_plain("button-deputy-invite"), invite.pack()))
    found.append(Button(texts.say_plain("button-send-hour"), SendHour().pack()))
    if has_several:
        found.append(Button(texts.say_plain("button-switch-place"), SwitchPlace().pack()))
    return tuple((each,) for each in found)


def _next(texts: Texts, mine: Mine) -> list[Html]:
    lines = _nearest(mine)
    if not lines:
        return [texts.say("greeting-none")]
    head = texts.say("greeting-next", due=dates.weekday(texts, lines[0][0].due))
    return [Html.joined([head, *(line(texts, *rows) for rows in lines)])]


def _nearest(mine: Mine) -> list[tuple[AssignmentRow, ...]]:
    """What is due first of all that lies ahead, twins in one line."""
    ahead = [row for row in mine.asked if row.due >= mine.today]
    return gather(row for row in ahead if row.due == ahead[0].due)[:NEXT]
