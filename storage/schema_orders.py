"""An order beside its plans, its file on the way in, and what people decided and changed."""

from sqlalchemy import (
    JSON,
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
    false,
    text,
)

from storage.columns import UtcDateTime, metadata, one_of, reference, word

DRAFT_STATES = ("announced", "read", "refused", "loaded", "dropped")
DRAFT_KINDS = ("order", "own")

order = Table(
    "order",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("date", Date, nullable=False),
    Column("title", Text, nullable=False),
    Column("issuer", Text, nullable=False),
    Column("controller", Text, nullable=False),
    Column("imported_at", UtcDateTime, nullable=False),
    reference("owner_id", "organization", nullable=True, index=True),
    Column("grace_until", Date),
    Column("announced_at", UtcDateTime),
    Column("file", JSON),
    Column("announced", JSON),
    Index(
        "uq_order_issued",
        "number",
        "date",
        unique=True,
        sqlite_where=text("owner_id IS NULL"),
        postgresql_where=text("owner_id IS NULL"),
    ),
    Index(
        "uq_order_own",
        "owner_id",
        "number",
        "date",
        unique=True,
        sqlite_where=text("owner_id IS NOT NULL"),
        postgresql_where=text("owner_id IS NOT NULL"),
    ),
    comment="owner_id: the school whose own order it is (RULES §9); file: as Telegram keeps it",
)

reporting_date = Table(
    "reporting_date",
    metadata,
    reference("order_id", "order", cascade=True, primary_key=True),
    Column("due", Date, primary_key=True),
    Column("collect_by", Date, nullable=False),
    CheckConstraint("collect_by <= due", name="collect_by"),
)

mentorship = Table(
    "mentorship",
    metadata,
    reference("mentee_id", "organization", primary_key=True),
    Column("year", String(9), primary_key=True),
    reference("mentor_id", "organization", index=True),
    reference("order_id", "order", index=True),
    Column("by_hand", Boolean, nullable=False, server_default=false()),
    CheckConstraint("mentor_id <> mentee_id", name="pair"),
)

obligation = Table(
    "obligation",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("order_id", "order", cascade=True, index=True),
    Column("position", Integer, nullable=False),
    Column("point", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("to", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("dates", JSON, nullable=False),
    Column("asked", JSON, nullable=False),
    Column("recommended", Boolean, nullable=False, server_default=false()),
    Column("has_deliverable", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("order_id", "position"),
)

choice = Table(
    "choice",
    metadata,
    reference("order_id", "order", cascade=True, primary_key=True),
    Column("place", Text, primary_key=True),
    word("what", primary_key=True),
    Column("value", JSON, nullable=False),
    reference("author_id", "person", nullable=True),
    Column("at", UtcDateTime, nullable=False),
    comment="what a person decided about the understanding of an order; holds when it is imported again",
)

draft = Table(
    "draft",
    metadata,
    Column("id", Integer, primary_key=True),
    word("kind"),
    reference("person_id", "person", index=True),
    reference("organization_id", "organization"),
    Column("chat_key", Text, nullable=False),
    Column("file", JSON, nullable=False),
    word("state"),
    Column("printed", Text),
    Column("choices", JSON, nullable=False),
    Column("error", JSON),
    reference("order_id", "order", nullable=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("retry_at", UtcDateTime),
    Column("cause", Text, nullable=False, unique=True),
    one_of("kind", DRAFT_KINDS),
    one_of("state", DRAFT_STATES),
    CheckConstraint("state <> 'read' OR printed IS NOT NULL", name="read"),
    CheckConstraint("state <> 'loaded' OR order_id IS NOT NULL", name="loaded"),
    comment="an order's file on its way in: printed is the JSON of what stands in it",
)

acknowledgement = Table(
    "acknowledgement",
    metadata,
    reference("order_id", "order", cascade=True, primary_key=True),
    reference("organization_id", "organization", primary_key=True),
    reference("person_id", "person", nullable=True),
    Column("at", UtcDateTime, nullable=False),
    comment="«Ознакомлен(а)», once a school",
)

change = Table(
    "change",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    reference("author_id", "person", nullable=True, index=True),
    word("what"),
    reference("order_id", "order", nullable=True, cascade=True, index=True),
    reference("roadmap_id", "roadmap", nullable=True, cascade=True, index=True),
    reference("item_id", "item", nullable=True, cascade=True, index=True),
    reference("organization_id", "organization", nullable=True, index=True),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("cause", Text, nullable=False, index=True),
    comment="who changed what and when, for every change that is not an answer; append-only",
)
