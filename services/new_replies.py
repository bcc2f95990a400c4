"""What a reply is made of: what was said, what the one before it said already, whose it is."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.answers import NOTHING_SAID, Said
from roadmap.answers_choice import PAPERS, PHRASES
from roadmap.difficulties import Reason, reason_of
from roadmap.due import is_complete
from roadmap.errors import ForbiddenError
from roadmap.model import Evidence, ItemKind, Role, Status
from services.acts import Act
from services.people import Actor
from storage.assignments import AssignmentRow
from storage.replies import NewAttachment, NewReply, ReplyRow
from storage.twin_answers import Offer

log = logging.getLogger(__name__)

ANSWERING = (Role.DIRECTOR, Role.DEPUTY, Role.COORDINATOR)
ASKS_PAPER = PAPERS
REPEATED = frozenset({ItemKind.RECURRING, ItemKind.CONTINUING})
SAID = ("status", "comment", "done_count", "total_count", "document_number", "document_date", "difficulty")


@dataclass(frozen=True, slots=True)
class Answer:
    """What is to be recorded; `cause` is set when the words are those of an earlier message.

    `role` is set when somebody answers for a school without being of it. `message_key` is the message that
    said it, where that is not the act's own. `is_edit`: it takes the place of what that message said before.
    `files_of`: a reply whose files are given here too.
    """

    status: Status
    said: Said = NOTHING_SAID
    files: tuple[NewAttachment, ...] = ()
    cause: int | None = None
    role: Role | None = None
    difficulty: Reason | None = None
    message_key: str | None = None
    is_edit: bool = False
    files_of: int | None = None


def complete_status(row: AssignmentRow) -> Status:
    """What «it is all right» means: «Ведётся» in an interim window, else «Выполнено» (RULES §4)."""
    return Status.IN_PROGRESS if row.interim else Status.DONE


def answering_role(actor: Actor, row: AssignmentRow) -> Role | None:
    """The role in which the person may answer this: the schools' own people, a body's or any coordinator."""
    for membership in actor.memberships:
        if row.is_of(membership.organization_id) and membership.role in ANSWERING:
            return membership.role
        if not row.for_schools and membership.role is Role.COORDINATOR:
            return membership.role
    return None


def role_for(actor: Actor, row: AssignmentRow) -> Role:
    """The same, or ForbiddenError: having a button proves nothing."""
    role = answering_role(actor, row)
    if role is None:
        log.warning("person %s was refused assignment %s", actor.person_id, row.id)
        raise ForbiddenError("not-yours")
    return role


def can_repeat(row: AssignmentRow, last: ReplyRow) -> bool:
    """Whether the last window's answer has words or numbers to be said again."""
    is_told = bool(last.comment) or last.done_count is not None
    return row.kind in REPEATED and is_told and last.status in {Status.DONE, Status.IN_PROGRESS}


def is_colleagues(act: Act, row: AssignmentRow, before: ReplyRow) -> bool:
    """Whether somebody else has completed it: an old card does not take that back."""
    is_other = before.author_id not in (None, act.actor.person_id)
    return is_other and is_complete(row.status, interim=row.interim) and not row.returned_on


def is_same(before: ReplyRow, answer: Answer) -> bool:
    """The same value again adds nothing to the log, unless it brings words or files."""
    is_bare = answer.said == NOTHING_SAID and not answer.files
    return before.status is answer.status and is_bare and answer.difficulty in (None, before.difficulty)


def build_reply(act: Act, row: AssignmentRow, answer: Answer, before: ReplyRow | None, day: date) -> NewReply:
    """The reply to append this day; what the standing one of the same status already said is carried on."""
    said = answer.said
    kept = before if before and before.status is answer.status else None
    return NewReply(
        assignment_id=row.id,
        status=answer.status,
        author_id=act.actor.person_id,
        author_role=answer.role or role_for(act.actor, row),
        at=act.at,
        day=day,
        sent_at=act.sent_at,
        cause=f"inbox:{answer.cause or act.cause}",
        comment=said.comment or (kept.comment if kept else ""),
        done_count=said.done_count if said.has_figures or not kept else kept.done_count,
        total_count=said.total_count if said.has_figures or not kept else kept.total_count,
        document_number=said.document_number or (kept.document_number if kept else None),
        document_date=said.document_date or (kept.document_date if kept else None),
        message_key=answer.message_key or act.message_key,
        difficulty=_difficulty(answer, kept),
    )


def seen_by_centre(act: Act, day: date, assignment_id: int, status: Status, event_id: int) -> NewReply:
    """What the centre says of a meeting for which it was there itself."""
    return NewReply(
        assignment_id=assignment_id,
        status=status,
        author_id=act.actor.person_id,
        author_role=Role.COORDINATOR,
        at=act.at,
        day=day,
        sent_at=act.sent_at,
        cause=f"event:{event_id}:{act.cause}",
    )


def _difficulty(answer: Answer, kept: ReplyRow | None) -> str | None:
    """The reason that was pressed, else that which the words name, else what was said before."""
    if answer.status is not Status.DIFFICULTY:
        return None
    return answer.difficulty or reason_of(answer.said.comment) or (kept.difficulty if kept else None)


def as_read(act: Act, new: NewReply, reply_id: int, before: ReplyRow | None) -> ReplyRow:
    """The reply as a query would find it now: nobody has reviewed it, the files are those carried on."""
    return ReplyRow(
        id=reply_id,
        assignment_id=new.assignment_id,
        status=new.status,
        comment=new.comment,
        done_count=new.done_count,
        total_count=new.total_count,
        document_number=new.document_number,
        document_date=new.document_date,
        author_id=new.author_id,
        author=act.actor.name,
        author_role=new.author_role,
        at=new.at,
        undoes_id=None,
        verdict=None,
        reason=None,
        reviewed_at=None,
        files=before.files if before and before.status is new.status else 0,
        difficulty=new.difficulty,
        message_key=new.message_key,
    )


def fitting_offers(row: AssignmentRow, offers: Sequence[Offer]) -> tuple[Offer, ...]:
    """The twins that an answer of this status may be counted for; a difficulty is told for each alone."""
    if row.status in {Status.PENDING, Status.DIFFICULTY}:
        return ()
    is_going = row.status is Status.IN_PROGRESS and not row.interim
    return tuple(each for each in offers if each.status is Status.PENDING or not is_going)


def misses(row: AssignmentRow, status: Status, said: ReplyRow | None) -> bool:
    """Whether something that the item asks for is still to be said after an answer of this status."""
    if status is Status.NOT_APPLICABLE:
        return False
    if not is_complete(status, interim=row.interim):
        return True
    if row.evidence is Evidence.NUMBERS:
        return said is None or said.done_count is None
    if row.interim:
        return said is None or not (said.comment or said.document_number)
    if row.evidence in PAPERS:
        return said is None or not (said.document_number and said.document_date)
    return row.evidence in PHRASES and (
        said is None or not (said.comment or said.files or said.document_number)
    )
