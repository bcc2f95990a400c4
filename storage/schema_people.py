"""Who there is: organizations, people, memberships, clusters of a school year."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from roadmap.model import OrganizationKind, Role
from storage.columns import UtcDateTime, metadata, one_of, reference, word

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
