"""What is asked before a change in the tree: another cluster, a mentor, an invite, somebody who left."""

from collections.abc import Sequence
from datetime import tzinfo

from handlers.callbacks import InviteAs, Membership, Mentor, Place, PlaceAct, ToCluster
from handlers.greetings import ROLE_KEYS
from handlers.invite_buttons import OpenInvites
from handlers.paging import Page, grid, rows
from handlers.roadmap_screens import short_year
from handlers.school_screens import first_year, place_act, to_place
from handlers.screen import Button, Screen
from handlers.wording import capital, cut
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import SCHOOL_ROLES
from services.invites import OFFICE_ROLES, Invite
from services.regrouping import Regrouping
from services.schools import Line, PlaceView
from storage.organizations import OrganizationRow
from storage.schools import MemberRow

SCHOOLS_PAGE = 18
NAME = 40


def which_cluster_screen(texts: Texts, view: PlaceView) -> Screen:
    own = {each.id for each in view.clusters}
    buttons = (
        Button(each.code, ToCluster(organization_id=view.row.id, cluster_id=each.id).pack())
        for each in view.choices
        if each.id not in own
    )
    text = texts.say("regroup-which", name=view.row.short_name, year=short_year(view.year))
    return Screen(text, rows(*grid(buttons, 3), to_place(texts, view.row.id)))


def regroup_screen(texts: Texts, move: Regrouping) -> Screen:
    """What follows from the move, before it is made."""
    lines = [
        texts.say(
            "regroup-sure",
            name=move.school.short_name,
            before=move.before.code if move.before else "–",
            after=move.after.code,
            year=short_year(move.after.year),
        ),
        texts.say("regroup-follows", new=len(move.new), gone=len(move.gone)),
    ]
    if move.kept:
        lines.append(texts.say("regroup-kept", count=len(move.kept)))
    values = {"organization_id": move.school.id, "cluster_id": move.after.id, "is_sure": True}
    yes = Button(texts.say_plain("button-regroup-yes"), ToCluster.model_validate(values).pack())
    no = Button(texts.say_plain("button-no"), Place(organization_id=move.school.id).pack())
    return Screen(Html.joined(lines), ((yes, no),))


def which_mentor_screen(texts: Texts, view: PlaceView, schools: Sequence[Line], page: int) -> Screen:
    others = [line for line in schools if line.id != view.row.id]
    here = Page(others, page, SCHOOLS_PAGE)
    year = first_year(view.year)
    buttons = (
        Button(cut(line.name, NAME), Mentor(mentee_id=view.row.id, mentor_id=line.id, year=year).pack())
        for line in here.shown
    )
    turns = here.turns(
        texts,
        lambda number: PlaceAct(organization_id=view.row.id, act="mentor", page=number).pack(),
    )
    none = (place_act(texts, "button-no-mentor", view, "no-mentor"),) if view.mentors else ()
    text = texts.say("mentor-which", name=view.row.short_name, year=short_year(view.year))
    return Screen(text, rows(*grid(buttons, 3), turns, none, to_place(texts, view.row.id)))


def ask_order_screen(texts: Texts, mentee: OrganizationRow, mentor: OrganizationRow, year: str) -> Screen:
    text = texts.say(
        "mentor-ask-order", mentor=mentor.short_name, mentee=mentee.short_name, year=short_year(year)
    )
    cancel = Button(texts.say_plain("button-cancel"), Place(organization_id=mentee.id).pack())
    return Screen(text, ((cancel,),))


def which_role_screen(texts: Texts, view: PlaceView) -> Screen:
    allowed = SCHOOL_ROLES if view.row.is_school else OFFICE_ROLES
    buttons = (
        Button(capital(texts.say_plain(key)), InviteAs(organization_id=view.row.id, role=role).pack())
        for role, key in ROLE_KEYS.items()
        if role in allowed
    )
    text = texts.say("invite-as", name=view.row.short_name)
    return Screen(text, rows(*((each,) for each in buttons), to_place(texts, view.row.id)))


def invite_screen(texts: Texts, invite: Invite, zone: tzinfo) -> Screen:
    """To be forwarded as it is; without a link the token works when it is sent to the bot."""
    values = {
        "name": invite.organization,
        "role": texts.say_plain(ROLE_KEYS[invite.role]),
        "until": dates.day(texts, invite.expires.astimezone(zone).date()),
    }
    if invite.link:
        return Screen(texts.say("invite-link", **values, link=invite.link))
    return Screen(texts.say("invite-token", **values, token=invite.token))


def members_screen(texts: Texts, view: PlaceView) -> Screen:
    buttons = (
        (
            Button(
                f"{cut(each.name, NAME) or '–'} · {texts.say_plain(ROLE_KEYS[each.role])}",
                Membership(membership_id=each.id, act="ask").pack(),
            ),
        )
        for each in view.members[:20]
    )
    text = texts.say("members-which", name=view.row.short_name)
    return Screen(text, rows(*buttons, to_place(texts, view.row.id)))


def member_sure_screen(texts: Texts, member: MemberRow, place: OrganizationRow) -> Screen:
    text = texts.say(
        "member-sure",
        name=member.name or "–",
        role=texts.say_plain(ROLE_KEYS[member.role]),
        place=place.short_name,
    )
    yes = Button(texts.say_plain("button-member-end"), Membership(membership_id=member.id, act="end").pack())
    return Screen(text, ((yes,), to_place(texts, place.id)))


def member_ended_screen(texts: Texts, member: MemberRow, place: OrganizationRow, links: int) -> Screen:
    """`links` that the person made still work: whoever has one can join by it."""
    lines = [texts.say("member-ended", name=member.name or "–", place=place.short_name)]
    if links:
        lines.append(texts.say("member-links", links=links))
    listed = Button(texts.say_plain("button-member-links"), OpenInvites(view="links").pack())
    back = Button(
        texts.say_plain("button-member-back"), Membership(membership_id=member.id, act="back").pack()
    )
    return Screen(Html.joined(lines), rows((back,), (listed,) if links else (), to_place(texts, place.id)))
