"""`python -m bot invite`: links that connect people, told once."""

import argparse
import json
from typing import Any

from bot.desk import Desk, refuse, run_at_desk
from locales import dates
from locales.texts import Texts
from roadmap.model import Role
from services.invites import Invite, Invites


def run(args: argparse.Namespace) -> int:
    if args.all == bool(args.org):
        return refuse("give --org NAME and --role ROLE, or --all")
    if args.org and not args.role:
        return refuse("--role is missing: director, deputy, coordinator, controller or observer")

    async def work(desk: Desk) -> None:
        service = Invites(desk.db, desk.calendar)
        if args.all:
            invites = await service.create_for_all(Role(args.role or Role.DIRECTOR))
            documents: Any = [_document(invite, desk) for invite in invites]
        else:
            invites = [await service.create(args.org, Role(args.role))]
            documents = _document(invites[0], desk)
        if args.json:
            print(json.dumps(documents, ensure_ascii=False))
        else:
            print("\n".join(_describe(invite, desk.texts, desk) for invite in invites))

    return run_at_desk(work)


def _document(invite: Invite, desk: Desk) -> dict[str, str | None]:
    return {
        "org": invite.organization,
        "role": invite.role,
        "token": invite.token,
        "link": invite.link,
        "expires": invite.expires.astimezone(desk.calendar.zone).isoformat(),
    }


def _describe(invite: Invite, texts: Texts, desk: Desk) -> str:
    return texts.say_plain(
        "cli-invite",
        organization=invite.organization,
        role=invite.role.value,
        how=invite.link or f"/start {invite.token}",
        until=dates.numeric(desk.calendar.day(invite.expires)),
    )
