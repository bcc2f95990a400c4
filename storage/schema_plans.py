"""The plans of orders: what they ask, when, and what it is measured by."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from roadmap.model import Evidence, ItemKind, RoadmapKind, RoadmapState, Role, Side, TermKind
from storage.columns import UtcDateTime, metadata, one_of, reference, word

SOURCES = ("statuses", "attendance", "numbers", "practices", "stated")
BONDS = ("listed", "together")

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
