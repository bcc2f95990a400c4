"""Meetings: the windows they serve, who comes and who was there."""

from sqlalchemy import JSON, Column, Date, Integer, Table, Text

from storage.columns import UtcDateTime, metadata, one_of, reference, word

COMINGS = ("coming", "deputy", "not_coming")
PRESENCES = ("present", "deputy", "absent")

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
