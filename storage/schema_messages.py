"""What comes in and goes out, and what the program knows of itself."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import UtcDateTime, metadata, one_of, reference, word

INBOX_STATES = ("new", "done", "failed", "unhandled")
MESSAGE_CLASSES = ("planned", "immediate", "answer", "receipt")
MESSAGE_STATES = ("ready", "sending", "sent", "failed", "unknown", "dropped")

inbox = Table(
    "inbox",
    metadata,
    Column("id", Integer, primary_key=True),
    word("channel"),
    Column("update_id", BigInteger, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("chat_key", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    word("state"),
    Column("error", Text),
    Column("finished_at", UtcDateTime),
    UniqueConstraint("channel", "update_id", "digest"),
    one_of("state", INBOX_STATES),
    CheckConstraint("(state = 'new') = (finished_at IS NULL)", name="finished"),
    Index("ix_inbox_new", "id", sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'")),
    sqlite_autoincrement=True,
)

message = Table(
    "message",
    metadata,
    Column("id", Integer, primary_key=True),
    word("class", key="class_"),
    word("kind"),
    reference("person_id", "person", index=True),
    Column("day", Date),
    Column("cause", Text),
    Column("subject", JSON, nullable=False),
    Column("target", Text),
    word("state"),
    Column("not_before", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("started_at", UtcDateTime),
    Column("finished_at", UtcDateTime),
    Column("text", Text),
    Column("message_key", Text),
    Column("error", Text),
    one_of("class", MESSAGE_CLASSES),
    one_of("state", MESSAGE_STATES),
    CheckConstraint("(class = 'planned') = (day IS NOT NULL)", name="planned"),
    CheckConstraint("class = 'planned' OR cause IS NOT NULL", name="cause"),
    CheckConstraint("(class = 'receipt') = (target IS NOT NULL)", name="receipt"),
    CheckConstraint("(state IN ('ready', 'sending')) = (finished_at IS NULL)", name="finished"),
    Index(
        "uq_message_planned",
        "person_id",
        "day",
        unique=True,
        sqlite_where=text("class = 'planned'"),
        postgresql_where=text("class = 'planned'"),
    ),
    Index(
        "uq_message_caused",
        "person_id",
        "kind",
        "cause",
        unique=True,
        sqlite_where=text("class <> 'planned'"),
        postgresql_where=text("class <> 'planned'"),
    ),
    Index(
        "ix_message_open",
        "id",
        sqlite_where=text("state IN ('ready', 'sending')"),
        postgresql_where=text("state IN ('ready', 'sending')"),
    ),
    sqlite_autoincrement=True,
)

mention = Table(
    "mention",
    metadata,
    Column("chat_key", Text, primary_key=True),
    Column("message_key", Text, primary_key=True),
    reference("assignment_id", "assignment", cascade=True, primary_key=True),
    Column("position", Integer, nullable=False),
    comment="which assignments a message in a chat is about: what a Telegram reply to it answers",
)

awaiting = Table(
    "awaiting",
    metadata,
    Column("chat_key", Text, primary_key=True),
    word("kind"),
    Column("subject", JSON, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
)

working_day = Table(
    "working_day",
    metadata,
    Column("day", Date, primary_key=True),
    Column("is_working", Boolean, nullable=False),
    comment="overrides of the production calendar",
)

fact = Table(
    "fact",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
    comment="what the program knows of itself: its username, its clock, its last good poll",
)
