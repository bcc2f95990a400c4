"""`/forget`: a person leaves, and what is personal is removed; the school's answers stay with the role."""

from dataclasses import dataclass

from roadmap.model import OrganizationKind
from services.acts import Act
from services.calendar import Calendar
from services.deputies import directed
from services.people import tell_if_nobody_left
from services.questions import ask
from storage import awaiting, changes, forgetting
from storage.database import Database

FORGET = "forget"
"""What a chat is waited for: a yes."""


@dataclass(frozen=True, slots=True)
class Forgetting:
    db: Database
    calendar: Calendar

    async def ask(self, act: Act) -> None:
        async with self.db.write("ask-forget", act.cause) as tx:
            await ask(tx, act, FORGET, {})

    async def stay(self, act: Act) -> None:
        async with self.db.write("stay", act.cause) as tx:
            question = await awaiting.find_question(tx.conn, act.chat_key, tx.now)
            if question and question.kind == FORGET:
                await awaiting.clear(tx.conn, act.chat_key)

    async def forget(self, act: Act) -> None:
        """All in one commit; the centre is told of schools in which nobody is left.

        Nobody wrote down whose link it is: those of a director's schools all go, another makes a new one.
        """
        actor = act.actor
        async with self.db.write("forget", act.cause) as tx:
            await forgetting.forget(tx, actor.person_id, act.chat_key)
            await forgetting.revoke_links(tx, [school.organization_id for school in directed(actor)])
            for place in actor.memberships:
                about = {"organization_id": place.organization_id}
                await changes.add(tx, None, "member_left", before=place.role, about=about)
            for place in {each.organization_id: each for each in actor.memberships}.values():
                if place.kind is OrganizationKind.SCHOOL:
                    await tell_if_nobody_left(tx, self.calendar, place)
