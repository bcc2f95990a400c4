"""What is asked and answered, and what people say of it."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from roadmap.model import AttachmentState, Role, Status, Verdict
from storage.columns import UtcDateTime, metadata, one_of, reference, word
from storage.figure_codes import FIGURE, MOVED

DIFFICULTIES = ("no_staff", "no_funds", "waiting_organizer", "no_time", "other")
HELP_ANSWERS = ("can_help", "will_call", "not_now")
REMARKS = ("answered", "moved", "called", "asked")

assignment = Table(
    "assignment",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("window_id", "window"),
    reference("organization_id", "organization", index=True),
    Column("due", Date, nullable=False),
    Column("extended_to", Date),
    Column("extension_asked", Date),
    reference("assignee_id", "person", nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    word("status"),
    Column("reply_id", Integer),
    Column("returned_on", Date),
    Column("standing", Integer, nullable=False, server_default="0"),
    Column("askable_since", Date),
    Column("reachable", Boolean, nullable=False, server_default=false()),
    Column("figure", BigInteger, Computed(FIGURE, persisted=True), nullable=False),
    Column("moved", BigInteger, Computed(MOVED, persisted=True), nullable=False),
    UniqueConstraint("window_id", "organization_id"),
    one_of("status", Status),
    CheckConstraint("(status = 'pending') = (reply_id IS NULL)", name="standing"),
    Index(
        "ix_assignment_figures",
        "window_id",
        "figure",
        "moved",
        "organization_id",
        sqlite_where=text("withdrawn_at IS NULL"),
        postgresql_where=text("withdrawn_at IS NULL"),
    ),
    comment="status, reply_id, returned_on and standing are a cache of the log, askable_since and reachable "
    "of its organization and people, written in the same commit",
)

partner = Table(
    "partner",
    metadata,
    reference("assignment_id", "assignment", cascade=True, primary_key=True),
    reference("organization_id", "organization", index=True),
    comment="the other school of a pair that answers one assignment together (order 348)",
)

reply = Table(
    "reply",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("assignment_id", "assignment", index=True),
    word("status"),
    Column("comment", Text, nullable=False),
    Column("done_count", Integer),
    Column("total_count", Integer),
    Column("document_number", Text),
    Column("document_date", Date),
    reference("author_id", "person", nullable=True, index=True),
    word("author_role"),
    Column("at", UtcDateTime, nullable=False),
    Column("day", Date, nullable=False),
    Column("sent_at", UtcDateTime),
    Column("cause", Text, nullable=False),
    Column("message_key", Text),
    reference("undoes_id", "reply", nullable=True),
    word("difficulty", nullable=True),
    UniqueConstraint("cause", "assignment_id"),
    one_of("status", Status),
    one_of("author_role", Role),
    one_of("difficulty", DIFFICULTIES),
    CheckConstraint("done_count IS NULL OR done_count >= 0", name="done_count"),
    CheckConstraint("total_count IS NULL OR done_count <= total_count", name="total_count"),
    Index("ix_reply_undoes_id", "undoes_id", "at", "assignment_id"),
    comment="append-only; a returned or undone reply stops counting, the one before it stands; "
    "day: what people there called the day of at",
)

attachment = Table(
    "attachment",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("reply_id", "reply", index=True),
    word("kind"),
    Column("outside_id", Text, nullable=False),
    Column("outside_unique_id", Text, nullable=False),
    Column("chat_key", Text, nullable=False),
    Column("message_key", Text, nullable=False),
    Column("album_key", Text),
    Column("name", Text, nullable=False),
    Column("mime", Text, nullable=False),
    Column("size", BigInteger),
    word("state"),
    Column("sha256", String(64)),
    Column("attempts", Integer, nullable=False),
    Column("retry_at", UtcDateTime),
    Column("announced_at", UtcDateTime, nullable=False),
    UniqueConstraint("reply_id", "chat_key", "message_key"),
    one_of("state", AttachmentState),
    CheckConstraint("(state = 'stored') = (sha256 IS NOT NULL)", name="stored"),
    Index(
        "ix_attachment_announced",
        "id",
        sqlite_where=text("state = 'announced'"),
        postgresql_where=text("state = 'announced'"),
    ),
    Index("ix_attachment_album", "chat_key", "album_key"),
    Index("ix_attachment_sha256", "sha256"),
)

review = Table(
    "review",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("reply_id", "reply", index=True),
    word("verdict"),
    Column("reason", Text, nullable=False),
    reference("author_id", "person", nullable=True),
    Column("at", UtcDateTime, nullable=False),
    Column("cause", Text, nullable=False),
    UniqueConstraint("cause", "reply_id"),
    one_of("verdict", Verdict),
    CheckConstraint("verdict <> 'returned' OR reason <> ''", name="reason"),
    Index("ix_review_at", "at", "verdict", "reply_id"),
)

remark = Table(
    "remark",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("reply_id", "reply", index=True),
    word("kind"),
    Column("text", Text, nullable=False),
    reference("author_id", "person", nullable=True),
    Column("at", UtcDateTime, nullable=False),
    Column("cause", Text, nullable=False),
    UniqueConstraint("cause", "reply_id"),
    one_of("kind", REMARKS),
    comment="what the centre did about a difficulty, and what the school asks back after a return",
)

help_request = Table(
    "help_request",
    metadata,
    reference("reply_id", "reply", primary_key=True),
    reference("mentor_id", "organization", index=True),
    Column("at", UtcDateTime, nullable=False),
    word("answer", nullable=True),
    reference("answered_by", "person", nullable=True),
    Column("answered_at", UtcDateTime),
    one_of("answer", HELP_ANSWERS),
    CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", name="answered"),
    comment="a difficulty that the school let its mentor school see (promise 8)",
)

extension = Table(
    "extension",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("assignment_id", "assignment", index=True),
    reference("person_id", "person", nullable=True),
    Column("wanted", Date, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("decided_at", UtcDateTime),
    reference("decided_by", "person", nullable=True),
    Column("granted_to", Date),
    Column("cause", Text, nullable=False, unique=True),
    CheckConstraint("granted_to IS NULL OR decided_at IS NOT NULL", name="granted"),
    Index(
        "uq_extension_open",
        "assignment_id",
        unique=True,
        sqlite_where=text("decided_at IS NULL"),
        postgresql_where=text("decided_at IS NULL"),
    ),
    comment="requests for another date; assignment.extension_asked is the open one's wish",
)

snooze = Table(
    "snooze",
    metadata,
    reference("person_id", "person", primary_key=True),
    reference("assignment_id", "assignment", cascade=True, primary_key=True),
    Column("until", Date, nullable=False),
    comment="moves only this person's reminder",
)

broadcast = Table(
    "broadcast",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("author_id", "person", nullable=True),
    Column("text", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("recipients", JSON, nullable=False),
    Column("cause", Text, nullable=False, unique=True),
)

report = Table(
    "report",
    metadata,
    reference("order_id", "order", cascade=True, primary_key=True),
    Column("date", Date, primary_key=True),
    reference("item_id", "item", primary_key=True, cascade=True),
    Column("text", Text, nullable=False),
    Column("typed_at", UtcDateTime, nullable=False),
    comment="what the coordinator typed into a row of the paper of a reporting date",
)
