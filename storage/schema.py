"""Every table. Rules that a database can hold stand here as constraints, not in code.

The schema is one for SQLite and PostgreSQL; `REVISION` is the newest migration in `storage/migrations`.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from roadmap.model import (
    AttachmentState,
    Evidence,
    ItemKind,
    OrganizationKind,
    RoadmapKind,
    RoadmapState,
    Role,
    Side,
    Status,
    TermKind,
    Verdict,
)
from storage.columns import NAMING, UtcDateTime, one_of, reference, word

REVISION = "0003"

INBOX_STATES = ("new", "done", "failed", "unhandled")
DIFFICULTIES = ("no_staff", "no_funds", "waiting_organizer", "no_time", "other")
HELP_ANSWERS = ("can_help", "will_call", "not_now")
REMARKS = ("answered", "moved", "called", "asked")
COMINGS = ("coming", "deputy", "not_coming")
PRESENCES = ("present", "deputy", "absent")
DRAFT_STATES = ("announced", "read", "refused", "loaded", "dropped")
DRAFT_KINDS = ("order", "own")
MESSAGE_CLASSES = ("planned", "immediate", "answer", "receipt")
MESSAGE_STATES = ("ready", "sending", "sent", "failed", "unknown", "dropped")

metadata = MetaData(naming_convention=NAMING)

# --- who -------------------------------------------------------------------------------------------

organization = Table(
    "organization",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("parent_id", "organization", nullable=True, index=True),
    word("kind"),
    Column("short_name", Text, nullable=False),
    Column("full_name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("askable_since", Date),
    one_of("kind", OrganizationKind),
    CheckConstraint("parent_id <> id", name="parent"),
    CheckConstraint("parent_id IS NOT NULL OR position = 0", name="root"),
    Index(
        "uq_organization_root",
        "position",
        unique=True,
        sqlite_where=text("parent_id IS NULL"),
        postgresql_where=text("parent_id IS NULL"),
    ),
)

organization_name = Table(
    "organization_name",
    metadata,
    Column("key", Text, primary_key=True),
    reference("organization_id", "organization", cascade=True, index=True),
    comment="names and aliases, folded for look-up (SQLite's lower() knows ASCII only)",
)

person = Table(
    "person",
    metadata,
    Column("id", Integer, primary_key=True),
    word("channel"),
    Column("outside_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("reachable", Boolean, nullable=False),
    Column("blocked_at", UtcDateTime),
    Column("created_at", UtcDateTime, nullable=False),
    Column("away_until", Date),
    Column("send_hour", Integer),
    UniqueConstraint("channel", "outside_id"),
    CheckConstraint("send_hour BETWEEN 9 AND 17", name="send_hour"),
    comment="away_until: the first day back; send_hour: when planned messages come, else at nine",
)

membership = Table(
    "membership",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("person_id", "person", index=True),
    reference("organization_id", "organization", index=True),
    word("role"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("chosen_at", UtcDateTime),
    one_of("role", Role),
    CheckConstraint("ended_at IS NULL OR ended_at >= created_at", name="ended"),
    Index(
        "uq_membership_standing",
        "person_id",
        "organization_id",
        "role",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)

invite = Table(
    "invite",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_hash", String(64), nullable=False, unique=True),
    reference("organization_id", "organization", index=True),
    word("role"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    reference("used_by", "person", nullable=True),
    Column("revoked_at", UtcDateTime),
    one_of("role", Role),
    CheckConstraint("expires_at > created_at", name="expires"),
    CheckConstraint("(used_at IS NULL) = (used_by IS NULL)", name="used"),
    CheckConstraint("used_at IS NULL OR revoked_at IS NULL", name="revoked"),
)

cluster = Table(
    "cluster",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("year", String(9), nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("year", "code"),
    UniqueConstraint("id", "year"),
)

cluster_school = Table(
    "cluster_school",
    metadata,
    reference("organization_id", "organization", primary_key=True),
    Column("year", String(9), primary_key=True),
    Column("cluster_id", Integer, nullable=False, index=True),
    ForeignKeyConstraint(["cluster_id", "year"], ["cluster.id", "cluster.year"], ondelete="RESTRICT"),
    comment="a school stands in one cluster a school year, a cluster of that year",
)

# --- what an order says ----------------------------------------------------------------------------

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

roadmap = Table(
    "roadmap",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("order_id", "order", index=True),
    Column("position", Integer, nullable=False),
    Column("code", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("year", String(9), nullable=False),
    Column("starts", Date, nullable=False),
    Column("ends", Date, nullable=False),
    Column("clusters", JSON, nullable=False),
    word("state"),
    word("kind", server_default="plan"),
    word("reminds", nullable=True),
    UniqueConstraint("order_id", "position"),
    UniqueConstraint("order_id", "code"),
    one_of("state", RoadmapState),
    one_of("kind", RoadmapKind),
    one_of("reminds", Role),
    CheckConstraint("starts <= ends", name="period"),
    comment="kind: a plan, the duties of the order's own text, or a school's own plan; "
    "reminds: who of the school wants to be reminded of its own plan",
)

section = Table(
    "section",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("roadmap_id", "roadmap", cascade=True),
    Column("position", Integer, nullable=False),
    Column("title", Text, nullable=False),
    UniqueConstraint("roadmap_id", "position"),
)

item = Table(
    "item",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("roadmap_id", "roadmap", cascade=True),
    reference("section_id", "section", index=True),
    Column("key", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("measure", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("term", Text, nullable=False),
    Column("responsible", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    word("kind"),
    word("side", nullable=True),
    word("evidence"),
    word("schedule_kind"),
    Column("conditional", Boolean, nullable=False),
    Column("for_schools", Boolean, nullable=False),
    Column("asked", JSON, nullable=False),
    Column("recommended", Boolean, nullable=False, server_default=false()),
    Column("done_by_order", Boolean, nullable=False, server_default=false()),
    Column("sample", JSON),
    Column("withdrawn_at", UtcDateTime),
    UniqueConstraint("roadmap_id", "key"),
    one_of("kind", ItemKind),
    one_of("side", Side),
    one_of("evidence", Evidence),
    one_of("schedule_kind", TermKind),
    CheckConstraint("(kind = 'event') = (side IS NOT NULL)", name="event_side"),
)

twin = Table(
    "twin",
    metadata,
    reference("item_id", "item", cascade=True, primary_key=True),
    reference("other_id", "item", cascade=True, primary_key=True, index=True),
    CheckConstraint("item_id < other_id", name="pair"),
    comment="items of one school about the same deed in the same period (RULES §3)",
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

indicator = Table(
    "indicator",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("item_id", "item", cascade=True),
    Column("position", Integer, nullable=False),
    Column("op", String(4), nullable=False),
    Column("value", Float, nullable=False),
    Column("unit", Text, nullable=False),
    Column("of", Text, nullable=False),
    Column("measured", Float),
    Column("source", Text),
    UniqueConstraint("item_id", "position"),
)

window = Table(
    "window",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("item_id", "item", cascade=True),
    Column("start", Date),
    Column("end", Date, nullable=False),
    Column("printed_due", Date, nullable=False),
    Column("opens", Date, nullable=False),
    Column("due", Date, nullable=False),
    Column("interim", Boolean, nullable=False),
    Column("collected", Boolean, nullable=False),
    Column("withdrawn_at", UtcDateTime),
    UniqueConstraint("item_id", "end"),
    CheckConstraint('start IS NULL OR start <= "end"', name="start"),
    CheckConstraint("opens <= due", name="opens"),
    comment="start, end, printed_due: as printed; opens, due: as asked (RULES §4); collected: by collect_by",
)

event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("starts_at", UtcDateTime),
    Column("place", Text),
    Column("link", Text),
    Column("announced_at", UtcDateTime),
    Column("minutes", JSON),
    Column("held_on", Date),
    Column("cancelled_at", UtcDateTime),
)

event_window = Table(
    "event_window",
    metadata,
    reference("window_id", "window", cascade=True, primary_key=True),
    reference("event_id", "event", cascade=True, index=True),
    comment="a meeting serves windows of one or more items, of any roadmaps",
)

rsvp = Table(
    "rsvp",
    metadata,
    reference("event_id", "event", cascade=True, primary_key=True),
    reference("organization_id", "organization", primary_key=True),
    word("answer"),
    reference("person_id", "person", nullable=True),
    Column("at", UtcDateTime, nullable=False),
    one_of("answer", COMINGS),
)

attendance = Table(
    "attendance",
    metadata,
    reference("event_id", "event", cascade=True, primary_key=True),
    reference("organization_id", "organization", primary_key=True),
    word("presence"),
    Column("at", UtcDateTime, nullable=False),
    one_of("presence", PRESENCES),
)

# --- what is asked and answered --------------------------------------------------------------------

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
    UniqueConstraint("window_id", "organization_id"),
    one_of("status", Status),
    CheckConstraint("(status = 'pending') = (reply_id IS NULL)", name="standing"),
    comment="status, reply_id and returned_on are a cache of the log, written in the same commit",
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
    Column("sent_at", UtcDateTime),
    Column("cause", Text, nullable=False),
    Column("message_key", Text),
    reference("undoes_id", "reply", nullable=True, index=True),
    word("difficulty", nullable=True),
    UniqueConstraint("cause", "assignment_id"),
    one_of("status", Status),
    one_of("author_role", Role),
    one_of("difficulty", DIFFICULTIES),
    CheckConstraint("done_count IS NULL OR done_count >= 0", name="done_count"),
    CheckConstraint("total_count IS NULL OR done_count <= total_count", name="total_count"),
    comment="append-only; a returned or undone reply stops counting, the one before it stands",
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

# --- what comes in and goes out --------------------------------------------------------------------

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

# --- the program's own -----------------------------------------------------------------------------

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
