"""Invitations as plain data: a card a school, to be printed, cut out and handed over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InviteCard:
    """Whom a link is for, the link, and what to do with it in two lines."""

    name: str
    link: str
    lines: tuple[str, str]


@dataclass(frozen=True, slots=True)
class InvitePaper:
    title: str
    cards: tuple[InviteCard, ...]
    created: str
