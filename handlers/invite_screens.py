"""`/invite`: who is connected and invited, schools to tick, links that work, new links to pass on."""

from collections.abc import Sequence
from datetime import tzinfo

from documents.invite_papers import InviteCard, InvitePaper
from handlers.callbacks import Tree
from handlers.greetings import ROLE_KEYS
from handlers.invite_buttons import EndLink, GiveLinks, OpenInvites, TickInvited
from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.wording import cut
from locales import dates
from locales.texts import Html, Texts
from services.invite_lists import Given, InviteDesk, School
from services.invites import Invite
from storage.invites import LinkRow

TICKS_PAGE, LINKS_PAGE = 18, 8
NAME = 40
IN_ONE_MESSAGE = 10
"""Longer lists go as a file: each line is to be passed on to another school."""


def desk_screen(texts: Texts, desk: InviteDesk, zone: tzinfo) -> Screen:
    total, absent, without = len(desk.schools), len(desk.absent), len(desk.without)
    lines = [
        texts.say("invites-head"),
        texts.say("invites-joined", schools=total, joined=total - absent),
        _waiting(texts, desk.links, zone),
        Html(),
        texts.say("invites-how"),
    ]
    return Screen(
        Html.joined(lines),
        rows(
            _button(texts, "button-invites-without", GiveLinks(whom="without").pack(), without),
            _button(
                texts,
                "button-invites-again",
                OpenInvites(view="again").pack(),
                absent if absent > without else 0,
            ),
            (Button(texts.say_plain("button-invites-choose"), OpenInvites(view="choose").pack()),),
            _button(texts, "button-invites-links", OpenInvites(view="links").pack(), len(desk.links)),
            (Button(texts.say_plain("button-schools"), Tree().pack()),),
        ),
    )


def again_screen(texts: Texts, desk: InviteDesk) -> Screen:
    old = sum(school.link is not None for school in desk.absent)
    text = texts.say("invites-again-sure", schools=len(desk.absent), links=old)
    yes = Button(texts.say_plain("button-invites-again-yes"), GiveLinks(whom="again").pack())
    return Screen(text, ((yes,), _back(texts)))


def choose_screen(texts: Texts, desk: InviteDesk, page: int = 0) -> Screen:
    """Schools nobody has joined come first."""
    everyone = (*desk.absent, *(school for school in desk.schools if school.people))
    here = Page(everyone, page, TICKS_PAGE)
    ticks = (
        Button(
            _tick_label(texts, each, desk),
            TickInvited(organization_id=each.row.id, page=here.number).pack(),
        )
        for each in here.shown
    )
    turns = here.turns(texts, lambda number: OpenInvites(view="choose", page=number).pack())
    give = _button(texts, "button-invites-chosen", GiveLinks(whom="chosen").pack(), len(desk.chosen))
    text = texts.say("invites-choose", chosen=len(desk.chosen))
    return Screen(text, rows(*grid(ticks, 3), turns, give, _back(texts)))


def links_screen(texts: Texts, desk: InviteDesk, zone: tzinfo, page: int = 0) -> Screen:
    here = Page(desk.links, page, LINKS_PAGE)
    lines = [
        texts.say(
            "invites-link-line",
            name=cut(link.organization, NAME),
            role=texts.say_plain(ROLE_KEYS[link.role]),
            until=_until(texts, link, zone),
        )
        for link in here.shown
    ]
    ends = (
        Button(
            texts.say_plain("button-invites-end", name=cut(link.organization, NAME)),
            EndLink(invite_id=link.id, page=here.number).pack(),
        )
        for link in here.shown
    )
    turns = here.turns(texts, lambda number: OpenInvites(view="links", page=number).pack())
    head = texts.say("invites-links", count=len(desk.links))
    every = _button(
        texts,
        "button-invites-end-all",
        OpenInvites(view="end").pack(),
        len(desk.links) if len(desk.links) > 1 else 0,
    )
    return Screen(Html.joined([head, *lines]), rows(*grid(ends, 2), turns, every, _back(texts)))


def end_screen(texts: Texts, desk: InviteDesk) -> Screen:
    yes = Button(texts.say_plain("button-invites-end-yes"), EndLink().pack())
    return Screen(texts.say("invites-end-sure", links=len(desk.links)), ((yes,), _back(texts)))


def ended_screen(texts: Texts, count: int) -> Screen:
    return Screen(texts.say("invites-ended", links=count), (_back(texts),))


def given_text(texts: Texts, given: Given, zone: tzinfo) -> Html:
    """How many links, until when, and which of the former ones have ended."""
    until = dates.day(texts, given.invites[0].expires.astimezone(zone).date())
    key = "invites-given" if len(given.invites) <= IN_ONE_MESSAGE else "invites-given-file"
    lines = [texts.say(key, links=len(given.invites), until=until)]
    if given.replaced:
        lines.append(texts.say("invites-replaced", links=given.replaced))
    return Html.joined(lines)


def links_text(texts: Texts, given: Given) -> Html:
    """A line or two for each school, to be passed on as they are."""
    return Html.joined([_line(texts, invite) for invite in given.invites], "\n\n")


def links_file(texts: Texts, given: Given) -> bytes:
    """The same as a text that every telephone and Notepad open."""
    said = (
        texts.say_plain(
            "invites-line", name=invite.organization, link=invite.link or f"/start {invite.token}"
        )
        for invite in given.invites
    )
    return "\n\n".join(said).encode("utf-8-sig")


def sheet_of(texts: Texts, invites: Sequence[Invite], zone: tzinfo, created: str) -> InvitePaper:
    """Whoever has no link cannot be drawn a code."""
    cards = tuple(
        InviteCard(
            cut(invite.organization, 80),
            invite.link,
            (
                texts.say_plain("invite-sheet-open"),
                texts.say_plain(
                    "invite-sheet-until", until=dates.numeric(invite.expires.astimezone(zone).date())
                ),
            ),
        )
        for invite in invites
        if invite.link
    )
    return InvitePaper(texts.say_plain("invite-sheet-title"), cards, created)


def _waiting(texts: Texts, links: Sequence[LinkRow], zone: tzinfo) -> Html:
    if not links:
        return texts.say("invites-no-links")
    first = min(links, key=lambda link: link.expires_at)
    return texts.say("invites-waiting", links=len(links), until=_until(texts, first, zone))


def _line(texts: Texts, invite: Invite) -> Html:
    return texts.say("invites-line", name=invite.organization, link=invite.link or f"/start {invite.token}")


def _until(texts: Texts, link: LinkRow, zone: tzinfo) -> str:
    return dates.day(texts, link.expires_at.astimezone(zone).date())


def _tick_label(texts: Texts, school: School, desk: InviteDesk) -> str:
    name = cut(school.row.short_name, NAME)
    if school.row.id in desk.chosen:
        return texts.say_plain("invites-ticked", name=name)
    return texts.say_plain("school-joined" if school.people else "school-absent", name=name)


def _button(texts: Texts, key: str, data: str, count: int) -> tuple[Button, ...]:
    """A row of one, where there is something to count."""
    return (Button(texts.say_plain(key, count=count), data),) if count else ()


def _back(texts: Texts) -> tuple[Button, ...]:
    return (Button(texts.say_plain("button-back"), OpenInvites().pack()),)
