"""A school's people, a person's wishes and leaving, as they are seen in the chat."""

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo

from handlers.callbacks import OpenCard, OpenList
from handlers.greetings import ROLE_KEYS
from handlers.paging import grid, rows
from handlers.people_buttons import (
    Assign,
    Away,
    Deputy,
    DeputyLink,
    Forget,
    JoinToo,
    SendHour,
    SwitchPlace,
    Team,
)
from handlers.screen import Button, Screen
from handlers.wording import BUTTON_TEXT, cut, place
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import Role
from roadmap.reminders import MORNING
from services.assignees import Handover
from services.deputies import Team as SchoolTeam
from services.habits import Absence
from services.invites import Invite, Offer
from services.people import Membership
from storage.people import Habits
from storage.schools import MemberRow

HOURS = range(9, 18)
AWAY_KEYS = {"week": "button-away-week", "two": "button-away-two", "month": "button-away-month"}
NAME = 60


def link_made_screen(texts: Texts, invite: Invite, school_id: int) -> Screen:
    revoke = Button(texts.say_plain("button-link-revoke"), DeputyLink(invite_id=invite.id).pack())
    return Screen(texts.say("deputy-forward"), ((revoke, _team_button(texts, school_id)),))


def team_screen(texts: Texts, team: SchoolTeam, zone: tzinfo) -> Screen:
    """Who is connected; a director may end a deputy or a link, and add one."""
    school_id = team.school.organization_id
    lines = [texts.say("team-head", school=team.school.organization)]
    lines += [
        texts.say("team-member", name=_name(texts, each), role=_role(texts, each)) for each in team.members
    ]
    buttons: list[tuple[Button, ...]] = []
    if team.is_directors:
        lines += [Html(), texts.say("team-links", count=len(team.links))] if team.links else []
        buttons += [_end_button(texts, each) for each in team.members if each.role is Role.DEPUTY]
        for link in team.links:
            until = dates.day(texts, link.expires_at.astimezone(zone).date())
            label = texts.say_plain("button-link-revoke-until", until=until)
            buttons.append((Button(label, DeputyLink(invite_id=link.id).pack()),))
        buttons.append((invite_button(texts, school_id),))
    return Screen(Html.joined(lines), tuple(buttons))


def which_school_screen(texts: Texts, schools: Sequence[Membership], act: str) -> Screen:
    found = (
        Button(each.organization, Team.model_validate({"school_id": each.organization_id, "act": act}).pack())
        for each in schools
    )
    return Screen(texts.say("team-which"), tuple((each,) for each in found))


def deputy_sure_screen(texts: Texts, deputy: MemberRow, school: str) -> Screen:
    yes = Button(texts.say_plain("button-deputy-end-yes"), Deputy(membership_id=deputy.id, act="end").pack())
    text = texts.say("deputy-sure", name=_name(texts, deputy), school=school)
    return Screen(text, ((yes, _team_button(texts, deputy.organization_id)),))


def deputy_ended_screen(texts: Texts, deputy: MemberRow, school: str) -> Screen:
    back = Button(texts.say_plain("button-deputy-back"), Deputy(membership_id=deputy.id, act="back").pack())
    text = texts.say("deputy-ended", name=_name(texts, deputy), school=school)
    return Screen(text, ((back, _team_button(texts, deputy.organization_id)),))


def hours_screen(texts: Texts, habits: Habits, *, may_be_away: bool) -> Screen:
    """When messages come; whoever is of a school may also say that they are away."""
    hour = habits.send_hour or MORNING.hour
    buttons = [
        Button(
            texts.say_plain("button-hour", hour=each, is_now=each == hour),
            SendHour(after_nine=each - MORNING.hour).pack(),
        )
        for each in HOURS
    ]
    text = texts.say("hours", hour=hour)
    away = _away_button(texts, habits) if may_be_away else ()
    return Screen(text, (*grid(buttons, 3), *rows(away)))


def away_screen(texts: Texts, habits: Habits, offered: Mapping[str, date]) -> Screen:
    found = [
        Button(
            texts.say_plain(AWAY_KEYS[act], until=dates.day(texts, day)),
            Away.model_validate({"act": act}).pack(),
        )
        for act, day in offered.items()
    ]
    if habits.away_until:
        until = dates.weekday(texts, habits.away_until)
        back = Button(texts.say_plain("button-away-back"), Away(act="back").pack())
        return Screen(texts.say("away-already", until=until), (*((each,) for each in found), (back,)))
    return Screen(texts.say("away-ask"), tuple((each,) for each in found))


def gone_screen(texts: Texts, absence: Absence, *, is_director: bool) -> Screen:
    """Until when, who is asked meanwhile, and how to come back."""
    lines = [
        texts.say(
            "away-set",
            until=dates.weekday(texts, absence.until),
            first=dates.weekday(texts, absence.first_message),
        )
    ]
    back = Button(texts.say_plain("button-away-back"), Away(act="back").pack())
    if not absence.alone:
        lines.append(texts.say("away-covered"))
        return Screen(Html.joined(lines), ((back,),))
    lines.append(texts.say("away-alone", schools=", ".join(absence.alone), count=len(absence.alone)))
    invite = (invite_button(texts, 0),) if is_director else ()
    return Screen(Html.joined(lines), rows((back,), invite))


def handover_screen(texts: Texts, handover: Handover) -> Screen:
    """To whom; where there is nobody, how to connect somebody."""
    row, id_ = handover.row, handover.row.id
    back = Button(texts.say_plain("button-to-card"), OpenCard(assignment_id=id_).pack())
    what = {"name": cut(row.short_name, NAME), "place": place(row)}
    if not handover.others:
        invite = (invite_button(texts, row.organization_id),) if handover.is_director else ()
        return Screen(texts.say("assign-nobody", **what), rows(invite, (back,)), (id_,))
    buttons: list[tuple[Button, ...]] = []
    for each in handover.others:
        name = cut(_name(texts, each), BUTTON_TEXT - 12)
        item = texts.say_plain("button-assign-item", name=name)
        plan = texts.say_plain("button-assign-plan", name=name, code=row.code)
        buttons.append((Button(item, Assign(assignment_id=id_, person_id=each.person_id).pack()),))
        whole = Assign(assignment_id=id_, person_id=each.person_id, whole=True)
        buttons.append((Button(plan, whole.pack()),))
    text = texts.say("assign-ask", **what)
    if handover.assignee and not handover.is_mine:
        text = texts.say("assign-now", **what, who=_name(texts, handover.assignee))
    return Screen(text, (*buttons, (back,)), (id_,))


def given_screen(texts: Texts, handover: Handover, actor_id: int, *, whole: bool) -> Screen:
    """What was given or taken back, with the way back."""
    row = handover.row
    what = {"name": cut(row.short_name, NAME), "place": place(row), "code": row.code}
    card = Button(texts.say_plain("button-to-card"), OpenCard(assignment_id=row.id).pack())
    if handover.is_mine or handover.assignee is None:
        return Screen(
            texts.say("assign-mine-plan" if whole else "assign-mine", **what), ((card,),), (row.id,)
        )
    who = _name(texts, handover.assignee)
    key = "assign-given-plan" if whole else "assign-given"
    mine = Assign(assignment_id=row.id, person_id=actor_id, whole=whole)
    back = Button(texts.say_plain("button-assign-back"), mine.pack())
    return Screen(texts.say(key, **what, who=who), ((back, card),), (row.id,))


def places_screen(texts: Texts, places: Sequence[Membership]) -> Screen:
    """Where the person belongs; what /my and /summary are about is marked."""
    chosen = next((each.id for each in places if each.is_chosen), 0)
    found = [
        Button(
            texts.say_plain("button-place", place=_place(texts, each), is_now=each.id == chosen),
            SwitchPlace(membership_id=each.id).pack(),
        )
        for each in places
    ]
    every = texts.say_plain("button-place-all", is_now=not chosen)
    if len(places) > 1:
        found.append(Button(every, SwitchPlace(membership_id=0).pack()))
    text = texts.say("places" if len(places) > 1 else "places-one", place=_place(texts, places[0]))
    return Screen(text, tuple((each,) for each in found) if len(places) > 1 else ())


def place_chosen_screen(texts: Texts, place: Membership | None) -> Screen:
    mine = Button(texts.say_plain("button-what-is-needed"), OpenList().pack())
    switch = Button(texts.say_plain("button-switch-place"), SwitchPlace().pack())
    if place is None:
        return Screen(texts.say("place-all-chosen"), ((mine,), (switch,)))
    return Screen(texts.say("place-chosen", place=_place(texts, place)), ((mine,), (switch,)))


def offer_screen(texts: Texts, offer: Offer) -> Screen:
    """A link that leads elsewhere: told before it is used."""
    now = "; ".join(_place(texts, each) for each in offer.places)
    new = f"{offer.organization}, {texts.say_plain(ROLE_KEYS[offer.role])}"
    yes = Button(texts.say_plain("button-join-too"), JoinToo(is_sure=True).pack())
    no = Button(texts.say_plain("button-join-not"), JoinToo(is_sure=False).pack())
    return Screen(texts.say("join-too", now=now, new=new), ((yes,), (no,)))


def forget_screen(texts: Texts) -> Screen:
    yes = Button(texts.say_plain("button-forget-yes"), Forget(act="yes").pack())
    no = Button(texts.say_plain("button-forget-no"), Forget(act="no").pack())
    return Screen(texts.say("forget-ask"), ((yes,), (no,)))


def invite_button(texts: Texts, school_id: int) -> Button:
    return Button(texts.say_plain("button-deputy-invite"), Team(school_id=school_id, act="invite").pack())


def _team_button(texts: Texts, school_id: int) -> Button:
    return Button(texts.say_plain("button-team"), Team(school_id=school_id).pack())


def _end_button(texts: Texts, deputy: MemberRow) -> tuple[Button, ...]:
    label = texts.say_plain("button-deputy-end", name=cut(_name(texts, deputy), BUTTON_TEXT - 12))
    return (Button(label, Deputy(membership_id=deputy.id, act="ask").pack()),)


def _away_button(texts: Texts, habits: Habits) -> tuple[Button, ...]:
    if habits.away_until:
        return (Button(texts.say_plain("button-away-back"), Away(act="back").pack()),)
    return (Button(texts.say_plain("button-away"), Away(act="ask").pack()),)


def _place(texts: Texts, membership: Membership) -> str:
    return f"{membership.organization}, {texts.say_plain(ROLE_KEYS[membership.role])}"


def _name(texts: Texts, member: MemberRow) -> str:
    return cut(member.name, NAME) or _role(texts, member)


def _role(texts: Texts, member: MemberRow) -> str:
    return texts.say_plain(ROLE_KEYS[member.role])
