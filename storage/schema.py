"""Every table. Rules that a database can hold stand in them as constraints, not in code.

The schema is one for SQLite and PostgreSQL; `REVISION` is the newest migration in `storage/migrations`.
"""

from storage.columns import metadata
from storage.schema_answers import (
    assignment,
    attachment,
    broadcast,
    extension,
    help_request,
    partner,
    remark,
    reply,
    report,
    review,
    snooze,
)
from storage.schema_events import attendance, event, event_window, rsvp
from storage.schema_messages import awaiting, fact, inbox, mention, message, working_day
from storage.schema_orders import (
    acknowledgement,
    change,
    choice,
    draft,
    mentorship,
    obligation,
    order,
    reporting_date,
)
from storage.schema_people import (
    cluster,
    cluster_school,
    invite,
    membership,
    organization,
    organization_name,
    person,
)
from storage.schema_plans import bond, indicator, item, measurement, roadmap, section, twin, window

REVISION = "0008"

__all__ = [
    "REVISION",
    "acknowledgement",
    "assignment",
    "attachment",
    "attendance",
    "awaiting",
    "bond",
    "broadcast",
    "change",
    "choice",
    "cluster",
    "cluster_school",
    "draft",
    "event",
    "event_window",
    "extension",
    "fact",
    "help_request",
    "inbox",
    "indicator",
    "invite",
    "item",
    "measurement",
    "membership",
    "mention",
    "mentorship",
    "message",
    "metadata",
    "obligation",
    "order",
    "organization",
    "organization_name",
    "partner",
    "person",
    "remark",
    "reply",
    "report",
    "reporting_date",
    "review",
    "roadmap",
    "rsvp",
    "section",
    "snooze",
    "twin",
    "window",
    "working_day",
]
