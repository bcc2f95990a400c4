"""A city in the middle of its work: answers, requests, drafts and links, and all who might press."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from flow import CONTROLLER, COORDINATOR, DIRECTOR, ORDER_594, OTHER_DIRECTOR, STRANGER, Member
from own_plan import own_plan
from pressing import Outcome, Stage, document
from sqlalchemy import Integer, cast, func, select, update

from documents.docx import read_blocks
from documents.orders import read_order
from documents.printed import dump_printed
from handlers.callbacks import AnnounceOrder, Press
from handlers.people_buttons import Team
from handlers.review_buttons import AskCentre, Judge, PhonedPress, SendBack
from handlers.trouble_buttons import ExtendTo, Hinders, ShowMentor
from roadmap.difficulties import Reason
from roadmap.model import OrganizationKind, Role, Status
from storage import drafts, organizations, schools
from storage.schema import (
    assignment,
    attachment,
    cluster,
    draft,
    event_window,
    extension,
    inbox,
    indicator,
    invite,
    item,
    membership,
    order,
    organization,
    person,
    reply,
    review,
    roadmap,
    window,
)

DEPUTY = Member(910, "Анна Ивановна", "СШ № 9", Role.DEPUTY)
REMOVED = Member(911, "Нина Олеговна", "СШ № 9", Role.DEPUTY)
MENTOR = Member(903, "Вера Павловна", "СШ № 3", Role.DIRECTOR)
"""Of school 9; the mentor of another school has nothing to do with it."""
OTHER_MENTOR = Member(902, "Олег Юрьевич", "СШ № 2", Role.DIRECTOR)
NEIGHBOUR = Member(952, "Елена Марковна", "Центр соседей", Role.COORDINATOR)
OBSERVER = Member(953, "Игорь Львович", "УОиМП", Role.OBSERVER)
"""Sees figures alone: no words of schools, no reports."""
CROWD = (
    DIRECTOR, DEPUTY, REMOVED, OTHER_DIRECTOR, MENTOR, OTHER_MENTOR,
    COORDINATOR, NEIGHBOUR, CONTROLLER, OBSERVER, STRANGER,
)  # fmt: skip
YEAR = "2022/2023"
WISHED = date(2023, 1, 20)


@dataclass
class City:
    """Ids of what there is to press about; all of it is school 9's or its coordinator's."""

    stage: Stage
    ids: dict[str, int] = field(default_factory=dict)

    def __getattr__(self, name: str) -> int:
        return self.ids[name]

    def find(self, named: Any) -> Any:
        """«@card» is an id of the city; anything else is itself."""
        return self.ids[named[1:]] if isinstance(named, str) and named.startswith("@") else named

    async def settle(self, folder: Path) -> None:
        """Everybody joins, and the work begins."""
        await self._join()
        await self._find_places()
        await self._answer()
        await self._ask()
        await self._judge()
        await self._send_files(folder)

    async def _join(self) -> None:
        async with self.stage.db.write("neighbours") as tx:
            root = await organizations.find_root(tx.conn)
            assert root
            kinds = OrganizationKind
            town = await organizations.add(tx.conn, kinds.MUNICIPALITY, root.id, "Соседи", "Соседи")
            centre = await organizations.add(tx.conn, kinds.CENTER, town, "Центр соседей", "Центр соседей")
            await organizations.add_names(tx.conn, centre, ["Центр соседей"])
        for member in CROWD:
            if member.organization and member.role:
                made = await self.stage.rooms.invites.create(member.organization, member.role)
                await self.stage.say(member, f"/start {made.token}")
        gone = await self.one(_of_person(membership.c.id, REMOVED))
        async with self.stage.db.write("removed") as tx:
            await schools.end_membership(tx, gone)
        self.ids |= {"removed": gone, "deputy": await self.one(_of_person(membership.c.id, DEPUTY))}
        self.ids["deputy_person"] = await self.one(_of_person(person.c.id, DEPUTY))
        self.ids["director_place"] = await self.one(_of_person(membership.c.id, DIRECTOR))

    async def _find_places(self) -> None:
        named = select(organization.c.id)
        for key, name in (("school", "СШ № 9"), ("other_school", "СШ № 13"), ("mentor", "СШ № 3")):
            self.ids[key] = await self.one(named.where(organization.c.short_name == name))
        second = await self.one(named.where(organization.c.short_name == "СШ № 2"))
        for key, code, number in (
            ("card", "ДК1", "1.6"), ("twin", "ДК3", "1.4"), ("troubled", "ДК1", "1.7"),
            ("wished", "ДК3", "3.5"), ("returned", "ДК3", "3.8"), ("phoned", "ДК3", "3.7"),
            ("pending", "ДК3", "3.10"),
        ):  # fmt: skip
            self.ids[key] = await self.one(_asked(self.school, code, number))
        self.ids["order"] = await self.one(select(order.c.id))
        self.ids["plan"] = await self.one(select(roadmap.c.id).order_by(roadmap.c.id))
        self.ids["indicator"] = await self.one(select(indicator.c.id).order_by(indicator.c.id))
        self.ids["cluster"] = await self.one(select(cluster.c.id).order_by(cluster.c.id))
        mine = select(window.c.id).join(assignment, assignment.c.window_id == window.c.id)
        self.ids["window"] = await self.one(mine.where(assignment.c.id == self.card))
        self.ids["event"] = await self.one(_event(await self.one(_asked(self.school, "ДК1", "1.8"))))
        self.ids["item"] = await self.one(select(window.c.item_id).where(window.c.id == self.window))
        async with self.stage.db.write("pairs") as tx:
            await schools.put_pair(tx.conn, self.school, YEAR, self.mentor, self.order)
            await schools.put_pair(tx.conn, self.other_school, YEAR, second, self.order)

    async def _answer(self) -> None:
        """An answer with a file, a difficulty shown to the mentor, a wish for another day."""
        told = await self.stage.say(DIRECTOR, "1.6 приказ 45 от 19.12", document=document())
        assert told.error is None
        self.ids["reply"] = await self.newest(reply)
        await self.press(DIRECTOR, Hinders(assignment_id=self.troubled, reason=Reason.NO_STAFF))
        self.ids["difficulty"] = await self.newest(reply)
        shown = ShowMentor(assignment_id=self.troubled, reply_id=self.difficulty, yes=True)
        await self.press(DIRECTOR, shown)
        await self.press(DIRECTOR, ExtendTo(assignment_id=self.wished, day=WISHED.toordinal()))
        self.ids["wish"] = await self.newest(extension)
        await self.press(OTHER_DIRECTOR, Press(assignment_id=await self._others(), status=Status.DONE))
        await self.stage.say(OTHER_DIRECTOR, "", document=document("тот же.pdf"))
        files = attachment.c.id
        self.ids["file"] = await self.one(select(files).where(attachment.c.reply_id == self.reply))
        same = {"sha256": "a" * 64, "state": "stored"}
        async with self.stage.db.write("stored") as tx:
            await tx.conn.execute(update(attachment).values(**same))

    async def _others(self) -> int:
        return await self.one(_asked(self.other_school, "ДК2", "1.5"))

    async def _ask(self) -> None:
        """A link for a deputy, and words that did not say which item they are about."""
        await self.press(DIRECTOR, Team(school_id=self.school, act="invite"))
        self.ids["link"] = await self.newest(invite)
        await self.stage.say(DIRECTOR, "готово")
        self.ids["kept"] = await self.newest(inbox)

    async def _judge(self) -> None:
        """The centre announces, returns, accepts and writes down what it heard by telephone."""
        await self.press(COORDINATOR, AnnounceOrder(order_id=self.order, act="yes"))
        await self.press(DIRECTOR, Press(assignment_id=self.returned, status=Status.DONE))
        self.ids["sent_back"] = await self.newest(reply)
        reason = SendBack(of="age", id=0, reply_id=self.sent_back, reason="number")
        await self.press(COORDINATOR, reason)
        await self.press(DIRECTOR, AskCentre(reply_id=self.sent_back))
        await self.stage.say(DIRECTOR, "А какой номер нужен?")
        await self.press(COORDINATOR, PhonedPress(assignment_id=self.phoned, status=Status.DONE))
        self.ids["phoned_reply"] = await self.newest(reply)
        await self.stage.say(DIRECTOR, "ДК3 1.5 приказ 46 от 19.12")
        self.ids["accepted"] = await self.newest(reply)
        await self.press(COORDINATOR, Judge(of="age", id=0, reply_id=self.accepted, act="accept"))
        caused = await self.one(
            select(cast(func.substr(review.c.cause, 7), Integer)).order_by(review.c.id.desc())
        )
        self.ids["verdict"] = caused

    async def _send_files(self, folder: Path) -> None:
        """An order on its way in, and a plan of the school's own."""
        path = folder / "карта.docx"
        path.write_bytes(own_plan())
        for key, file in (("draft", ORDER_594), ("own", path)):
            who = COORDINATOR if key == "draft" else DIRECTOR
            await self.stage.say(who, "", document=document(file.name))
            self.ids[key] = await self.newest(draft)
            async with self.stage.db.write("read") as tx:
                await drafts.note_read(tx, self.ids[key], dump_printed(read_order(read_blocks(file))))
        sample = {"kind": "link", "name": "example.org", "url": "https://example.org/1"}
        async with self.stage.db.write("kept-files") as tx:
            file = {"name": "приказ.docx", "kind": "document", "outside_id": "id", "mime": "", "size": 9}
            await tx.conn.execute(update(order).where(order.c.id == self.order).values(file=file))
            await tx.conn.execute(update(item).where(item.c.id == self.item).values(sample=sample))

    async def press(self, member: Member, data: Any) -> Outcome:
        outcome = await self.stage.press(member, data)
        assert outcome.error is None, f"{data!r}: {outcome.error!r}"
        return outcome

    async def one(self, statement: Any) -> int:
        async with self.stage.db.read() as conn:
            found = (await conn.execute(statement)).scalars().first()
        assert found is not None, f"nothing of {statement}"
        return int(found)

    async def newest(self, table: Any) -> int:
        return await self.one(select(table.c.id).order_by(table.c.id.desc()))


def _of_person(column: Any, member: Member) -> Any:
    joined = select(column).join_from(membership, person, person.c.id == membership.c.person_id)
    return joined.where(person.c.outside_id == str(member.id)).order_by(membership.c.id)


def _event(assignment_id: int) -> Any:
    joined = select(event_window.c.event_id).join(
        assignment, assignment.c.window_id == event_window.c.window_id
    )
    return joined.where(assignment.c.id == assignment_id)


def _asked(school_id: int, code: str, number: str) -> Any:
    """The assignment of a school's item whose window ends first."""
    return (
        select(assignment.c.id)
        .join(window, window.c.id == assignment.c.window_id)
        .join(item, item.c.id == window.c.item_id)
        .join(roadmap, roadmap.c.id == item.c.roadmap_id)
        .where(assignment.c.organization_id == school_id, roadmap.c.code == code, item.c.number == number)
        .order_by(window.c.end, assignment.c.id)
    )
