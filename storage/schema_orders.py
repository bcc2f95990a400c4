"""What an order says and what people decided about it."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from roadmap.model import Evidence, ItemKind, RoadmapKind, RoadmapState, Role, Side, TermKind
from storage.columns import UtcDateTime, metadata, one_of, reference, word

SOURCES = ("statuses", "attendance", "numbers", "practices", "stated")
BONDS = ("listed", "together")
COMINGS = ("coming", "deputy", "not_coming")
PRESENCES = ("present", "deputy", "absent")
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
    Column("baselines", JSON, nullable=False, default=list),
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
    Column("sum_of", JSON, nullable=False, default=list),
    Column("summed", Boolean, nullable=False, server_default=false()),
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

bond = Table(
    "bond",
    metadata,
    reference("item_id", "item", cascade=True, primary_key=True),
    reference("other_id", "item", cascade=True, primary_key=True, index=True),
    word("kind", primary_key=True),
    Column("agreed", Boolean, nullable=False),
    one_of("kind", BONDS),
    CheckConstraint("item_id <> other_id", name="pair"),
    comment="listed: the item takes part all year in what the other holds; together: meetings that could be "
    "one, the smaller id first; what is not agreed is only proposed",
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
    Column("source", Text),
    Column("group", JSON, nullable=False, default=list),
    Column("withdrawn_at", UtcDateTime),
    UniqueConstraint("item_id", "position"),
    one_of("source", SOURCES),
)

measurement = Table(
    "measurement",
    metadata,
    Column("id", Integer, primary_key=True),
    reference("indicator_id", "indicator", nullable=True, index=True),
    reference("roadmap_id", "roadmap", nullable=True, index=True),
    Column("baseline", Text),
    Column("due", Date, nullable=False),
    Column("value", Float),
    Column("numerator", Integer),
    Column("denominator", Integer),
    Column("note", Text, nullable=False),
    reference("author_id", "person", nullable=True),
    Column("at", UtcDateTime, nullable=False),
    Column("cause", Text, nullable=False, unique=True),
    Column("withdrawn_at", UtcDateTime),
    CheckConstraint("(indicator_id IS NULL) = (roadmap_id IS NOT NULL)", name="subject"),
    CheckConstraint("(roadmap_id IS NULL) = (baseline IS NULL)", name="baseline"),
    CheckConstraint("(value IS NULL) = (numerator IS NOT NULL)", name="value"),
    CheckConstraint("(numerator IS NULL) = (denominator IS NULL)", name="share"),
    CheckConstraint("numerator BETWEEN 0 AND denominator", name="numerator"),
    comment="what somebody measured for a reporting date, a number or a share, of an indicator or of a value "
    "in a plan's preamble; append-only, the newest that was not withdrawn holds",
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
