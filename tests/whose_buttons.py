"""Whose every button is: who may press it, and what it carries in a city in the middle of its work."""

import importlib
import itertools
import pkgutil
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from aiogram.filters.callback_data import CallbackData
from crowd import DEPUTY, MENTOR, NEIGHBOUR, OBSERVER, OTHER_MENTOR, City
from flow import CONTROLLER, COORDINATOR, DIRECTOR, OTHER_DIRECTOR, Member
from pydantic.fields import FieldInfo

import handlers
from handlers.ids import LARGEST
from handlers.line_buttons import OfLine, pack_ids
from roadmap.model import Role

SCHOOL = (DIRECTOR, DEPUTY)
CENTRE = (COORDINATOR,)
CENTRES = (COORDINATOR, NEIGHBOUR)
"""A list of one's own, whoever runs a tree."""
LEADERS = (*CENTRES, CONTROLLER)
READERS = (COORDINATOR, CONTROLLER)
VIEWERS = (*LEADERS, OBSERVER)
"""Whoever is shown figures."""
SCHOOLS = (*SCHOOL, OTHER_DIRECTOR, MENTOR, OTHER_MENTOR)
MEMBERS = (*SCHOOLS, *VIEWERS)
Data = Callable[[City], Mapping[str, Any]]
DAY = date(2023, 1, 25).toordinal()


@dataclass(frozen=True)
class Row:
    """Who may press it; what it carries in school 9's or its coordinator's messages.

    `is_own`: some of it only answers what the presser's own chat was asked, and it was asked nothing.
    """

    may: tuple[Member, ...]
    data: Data
    is_own: bool = False


def row(*may: Member, **ids: Any) -> Row:
    """«@card» is the id that the city has for it; all else is as it stands."""
    return Row(may, lambda city: {key: city.find(each) for key, each in ids.items()})


def own(*may: Member, **ids: Any) -> Row:
    return Row(may, row(**ids).data, is_own=True)


def line(*may: Member, **more: Any) -> Row:
    return Row(may, lambda city: {"ids": pack_ids([city.card, city.pending]), **more})


WALK = {"number": 1, "total": 5}
ROWS: dict[str, Row] = {
    "OpenCard": row(*SCHOOL, assignment_id="@card"),
    "Press": row(*SCHOOL, assignment_id="@pending", status="done"),
    "Undo": row(*SCHOOL, reply_id="@reply"),
    "More": row(*SCHOOL, assignment_id="@card", is_open=True),
    "AsPrinted": row(*SCHOOL, assignment_id="@card"),
    "SendFile": row(*SCHOOL, assignment_id="@card"),
    "Choose": row(DIRECTOR, kept="@kept", assignment_id="@card"),
    "OpenList": row(*MEMBERS),
    "MyPage": row(*MEMBERS, page=0),
    "Figures": row(*VIEWERS, view="total"),
    "Overview": row(*VIEWERS, view="silent"),
    "ShowPicture": row(*VIEWERS),
    "ExportFile": row(*VIEWERS),
    "Language": row(*MEMBERS, locale="ru"),
    "Plans": row(*CENTRES),
    "Plan": row(*CENTRE, roadmap_id="@plan"),
    "PlanAct": row(*CENTRE, roadmap_id="@plan", act="rename"),
    "PlanItem": row(*CENTRE, item_id="@item"),
    "ItemSample": row(*CENTRE, item_id="@item"),
    "Move": row(*CENTRE, window_id="@window"),
    "MoveBack": row(*CENTRE, window_id="@window", whom="school", target="@school", day=DAY),
    "MoveNow": own(*CENTRES),
    "Sample": row(*SCHOOL, assignment_id="@card"),
    "Tree": row(*CENTRES),
    "TreeList": row(*CENTRES, of="cluster", cluster_id="@cluster"),
    "Place": row(*CENTRE, organization_id="@school"),
    "PlaceAct": row(*CENTRE, organization_id="@school", act="rename"),
    "SchoolNew": row(*CENTRES),
    "ToCluster": row(*CENTRE, organization_id="@school", cluster_id="@cluster"),
    "Mentor": row(*CENTRE, mentee_id="@school", mentor_id="@mentor", year=2022),
    "InviteAs": row(*CENTRE, organization_id="@school", role=Role.DIRECTOR),
    "Membership": row(*CENTRE, membership_id="@deputy", act="ask"),
    "AnnounceOrder": row(*CENTRE, order_id="@order"),
    "OrderAcknowledged": row(*CENTRE, order_id="@order"),
    "Acknowledge": row(*SCHOOLS, order_id="@order"),
    "OpenOrder": row(*SCHOOLS, order_id="@order"),
    "OrderFile": row(*SCHOOLS, COORDINATOR, order_id="@order"),
    "SameFile": row(*SCHOOL, attachment_id="@file", act="ours"),
    "SchoolReportFile": row(*SCHOOLS),
    "CalendarFile": row(*MEMBERS),
    "CountTwins": row(*SCHOOL, reply_id="@reply"),
    "DeclineTwins": row(*SCHOOL, reply_id="@reply"),
    "MarkItems": row(DIRECTOR, kept="@kept", marks=1),
    "MarkedItems": row(DIRECTOR, kept="@kept", marks=1),
    "OneItem": row(DIRECTOR, kept="@kept"),
    "AsBefore": row(*SCHOOL, assignment_id="@pending"),
    "DraftView": row(*CENTRE, draft_id="@draft", view="preview"),
    "DraftPlan": row(*CENTRE, draft_id="@draft", plan=0),
    "DraftItem": row(*CENTRE, draft_id="@draft", plan=0, item=0),
    "DraftSet": row(*CENTRE, draft_id="@draft", plan=0, item=0, what="kind", value="deed"),
    "DraftType": row(*CENTRE, draft_id="@draft", plan=0, item=0, what="term"),
    "DraftAnswer": row(*CENTRE, draft_id="@draft", question=0, way="later"),
    "DraftAgree": own(*CENTRE, draft_id="@draft"),
    "DraftWhole": row(*CENTRE, draft_id="@draft", what="grace", value=True),
    "PressLine": line(*SCHOOL, status="done"),
    "LineCard": line(*SCHOOL, is_open=True),
    "LineFile": line(*SCHOOL),
    "WereDone": line(*SCHOOL),
    "UndoLine": row(*SCHOOL, reply_id="@reply"),
    "OwnPlanAnswer": row(DIRECTOR, draft_id="@own", answer="me"),
    "OwnPlanReminds": row(*SCHOOLS, is_on=False),
    "Team": row(*SCHOOL, school_id="@school"),
    "DeputyLink": row(DIRECTOR, invite_id="@link"),
    "Deputy": row(DIRECTOR, membership_id="@deputy", act="ask"),
    "SendHour": row(*MEMBERS),
    "Away": row(*MEMBERS, act="ask"),
    "Assign": row(*SCHOOL, assignment_id="@card", person_id="@deputy_person"),
    "SwitchPlace": row(DIRECTOR, membership_id="@director_place"),
    "JoinToo": row(*MEMBERS, is_sure=True),
    "Forget": row(*MEMBERS, act="no"),
    "OpenQueue": row(*CENTRES),
    "OpenReview": row(*CENTRE, of="item", id="@item", reply_id="@reply"),
    "Judge": row(*CENTRE, of="item", id="@item", reply_id="@reply", act="accept"),
    "AcceptAll": row(*CENTRE, of="item", id="@item", item_id="@item", upto="@reply"),
    "SendBack": row(*CENTRE, of="item", id="@item", reply_id="@reply", reason="number"),
    "Unjudge": row(*CENTRE, of="age", id=0, cause="@verdict"),
    "Automatic": row(*CENTRES),
    "Inquire": row(*CENTRE, reply_id="@sent_back", act="keep"),
    "AskCentre": row(*SCHOOL, reply_id="@sent_back"),
    "Chase": row(*CENTRES),
    "ChaseBatch": own(*CENTRE, batch=1),
    "CallList": row(*CENTRES),
    "CallSchool": row(*CENTRE, organization_id="@school"),
    "BroadcastTo": row(*CENTRES, to="cluster", cluster_id="@cluster"),
    "BroadcastTick": row(*CENTRE, organization_id="@school"),
    "BroadcastDone": own(*CENTRES),
    "BroadcastSend": own(*CENTRES, kept=1),
    "BroadcastReach": own(*CENTRE, broadcast_id=1),
    "PhonedSchools": row(*CENTRES),
    "PhonedItems": row(*CENTRE, organization_id="@school"),
    "PhonedItem": row(*CENTRE, assignment_id="@card"),
    "PhonedPress": row(*CENTRE, assignment_id="@card", status="done"),
    "PhonedUndo": row(*CENTRE, reply_id="@phoned_reply"),
    "Snooze": row(*SCHOOL, assignment_id="@pending"),
    "Hinders": row(*SCHOOL, assignment_id="@pending", reason="no_time"),
    "ShowMentor": row(*SCHOOL, assignment_id="@troubled", reply_id="@difficulty", yes=True),
    "OpenHelp": row(MENTOR, reply_id="@difficulty"),
    "HelpAnswer": row(MENTOR, reply_id="@difficulty", answer="can_help"),
    "Extension": row(*SCHOOL, assignment_id="@wished"),
    "ExtendTo": row(*SCHOOL, assignment_id="@wished", day=DAY),
    "ExtendWhy": row(*SCHOOL, assignment_id="@wished", reason="no_time"),
    "OpenMatters": row(*CENTRES),
    "OpenMatter": row(*CENTRE, kind="d", id="@difficulty"),
    "MatterAct": row(*CENTRE, kind="d", id="@difficulty", act="called"),
    "MatterDay": row(*CENTRE, kind="e", id="@wish", day=DAY),
    "StartWalk": row(*MEMBERS),
    "WalkOn": row(*SCHOOL, act="next", at="@pending", **WALK),
    "WalkPress": line(*SCHOOL, status="done", **WALK),
    "WalkCard": line(*SCHOOL, is_open=True, **WALK),
    "WalkFile": line(*SCHOOL, **WALK),
    "WalkTwins": row(*SCHOOL, is_yes=True, reply_id="@reply", **WALK),
    "OpenEvents": row(*CENTRES),
    "OpenEvent": own(*CENTRE, event_id="@event"),
    "JoinEvent": row(*CENTRE, event_id="@event", other_id="@event"),
    "EventSheet": row(*CENTRE, event_id="@event"),
    "TickSchool": row(*CENTRE, event_id="@event", school_id="@school", presence="present"),
    "Come": row(*SCHOOLS, event_id="@event", answer="coming", minute=0),
    "Came": row(*SCHOOLS, event_id="@event", presence="present"),
    "EventFile": row(*MEMBERS, event_id="@event"),
    "OpenInvites": row(*CENTRES, view="desk"),
    "GiveLinks": row(*CENTRES, whom="without"),
    "TickInvited": row(*CENTRE, organization_id="@school"),
    "OpenAudit": row(*CENTRE, of="item", id="@item"),
    "EndLink": row(*CENTRE, invite_id="@link"),
    "WalkBack": row(*SCHOOL, reply_id="@reply", **WALK),
    "ReportOrders": row(*LEADERS),
    "ReportDays": row(*READERS, order_id="@order"),
    "OpenIndicators": row(*READERS, OBSERVER, roadmap_id="@plan"),
    "OpenIndicator": row(*READERS, OBSERVER, indicator_id="@indicator"),
    "OpenBaseline": row(*READERS, OBSERVER, roadmap_id="@plan"),
    "OpenReport": row(*READERS, order_id="@order", day=DAY),
    "ReportRows": row(*READERS, order_id="@order", day=DAY),
    "ReportRow": row(*CENTRE, order_id="@order", day=DAY, item_id="@item"),
    "ReportPart": row(*CENTRE, order_id="@order", day=DAY, part="problems"),
    "ReportFrame": row(*CENTRE, order_id="@order", day=DAY, part="name"),
    "ReportFile": row(*READERS, order_id="@order", day=DAY),
    "SchoolPaperFile": row(*CENTRE, organization_id="@school"),
    "MonthPlanFile": row(*CENTRES, day=DAY),
}


def find_buttons() -> dict[str, type[CallbackData]]:
    """Every kind of button of the program, by its name."""
    names = [f"handlers.{each.name}" for each in pkgutil.iter_modules(handlers.__path__)]
    found = [each for name in names for each in vars(importlib.import_module(name)).values()]
    kinds = {each for each in found if isinstance(each, type) and issubclass(each, CallbackData)}
    return {kind.__name__: kind for kind in kinds - {CallbackData, OfLine}}


BUTTONS = find_buttons()


def button(city: City, name: str) -> CallbackData:
    return BUTTONS[name](**ROWS[name].data(city))


def vary(data: CallbackData) -> Iterator[CallbackData]:
    """The button, and all others of its kind that say something else about the same things."""
    ways = {key: ways_of(field) for key, field in type(data).model_fields.items()}
    yield data
    for chosen in itertools.product(*(each or [None] for each in ways.values())):
        other = data.model_copy(update={key: way for key, way in zip(ways, chosen, strict=True) if ways[key]})
        if other != data:
            yield other


def ways_of(field: FieldInfo) -> list[Any]:
    if typing.get_origin(field.annotation) is typing.Literal:
        return list(typing.get_args(field.annotation))
    return [True, False] if field.annotation is bool else []


def ids_of(kind: type[CallbackData]) -> list[str]:
    """The fields that name a row of the database."""
    bounds = {
        key: [getattr(each, "le", 0) for each in field.metadata] for key, field in kind.model_fields.items()
    }
    return [key for key, found in bounds.items() if LARGEST in found]
