"""What buttons carry: ids and words of the subject, under short versioned prefixes. Untrusted input."""

from typing import Literal

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.ids import Count, Id
from roadmap.model import Role, Status


class OpenCard(CallbackData, prefix="c1"):
    assignment_id: Id


class Press(CallbackData, prefix="a1"):
    assignment_id: Id
    status: Status


class Undo(CallbackData, prefix="u1"):
    reply_id: Id


class More(CallbackData, prefix="m1"):
    """The second row of buttons of a card; with `is_open` false, the first again."""

    assignment_id: Id
    is_open: bool


class AsPrinted(CallbackData, prefix="p1"):
    assignment_id: Id


class SendFile(CallbackData, prefix="f1"):
    assignment_id: Id


class Choose(CallbackData, prefix="k1"):
    """The item (and the status) for words or files kept in inbox row `kept`."""

    kept: Id
    assignment_id: Id
    status: Status | None = None


class OpenList(CallbackData, prefix="o1"):
    """The list of what is asked, as a new message."""


class MyPage(CallbackData, prefix="y1"):
    """Another page of the list, in place."""

    page: Count


class Figures(CallbackData, prefix="s1"):
    """A view of the summary: «total», «roadmaps», «clusters», «schools»."""

    view: Literal["total", "roadmaps", "clusters", "schools"]
    page: Count = 0


class Language(CallbackData, prefix="l1"):
    locale: Literal["ru", "en"]


class Plans(CallbackData, prefix="rl1"):
    """The list of the centre's plans, or of those that are over."""

    is_closed: bool = False
    page: Count = 0


class Plan(CallbackData, prefix="rp1"):
    """A plan and a page of its items; `choose`: what an item is picked for."""

    roadmap_id: Id
    page: Count = 0
    choose: Literal["open", "move", "sample"] = "open"


class PlanAct(CallbackData, prefix="ra1"):
    """Something that is done with a whole plan; what needs a second tap is first shown."""

    roadmap_id: Id
    act: Literal[
        "rename", "close", "close-yes", "reopen", "copy", "copy-yes", "number", "launch", "launch-yes",
        "drop", "drop-yes",
    ]  # fmt: skip


class PlanItem(CallbackData, prefix="ri1"):
    item_id: Id
    view: Literal["card", "printed", "move"] = "card"


class ItemSample(CallbackData, prefix="rs1"):
    item_id: Id
    act: Literal["open", "show", "put", "drop"] = "open"


class Move(CallbackData, prefix="rm1"):
    """Whose day is moved: «?» asks, «schools» lists the schools of a window."""

    window_id: Id
    whom: Literal["?", "schools", "all", "cluster", "school"] = "?"
    target: Id = 0
    page: Count = 0


class MoveBack(CallbackData, prefix="rb1"):
    """A day to return to, as its ordinal."""

    window_id: Id
    whom: Literal["all", "cluster", "school"]
    target: Id
    day: int = Field(ge=700_000, le=800_000)


class MoveNow(CallbackData, prefix="rn1"):
    """Yes to the move that was shown last."""


class Sample(CallbackData, prefix="e1"):
    """The sample of the item that a card asks about."""

    assignment_id: Id


class Tree(CallbackData, prefix="tt1"):
    """The tree of organizations; `year` is the first of a school year, 0 the present one."""

    year: Count = 0


class TreeList(CallbackData, prefix="tl1"):
    """Schools of a cluster, those without one, or those that nobody has joined."""

    of: Literal["cluster", "loose", "absent"]
    cluster_id: Id = 0
    year: Count = 0
    page: Count = 0


class Place(CallbackData, prefix="tp1"):
    """One organization."""

    organization_id: Id


class PlaceAct(CallbackData, prefix="ta1"):
    organization_id: Id
    act: Literal["rename", "cluster", "mentor", "no-mentor", "invite", "members"]
    year: Count = 0
    page: Count = 0


class SchoolNew(CallbackData, prefix="tn1"):
    """A new school: its name is asked, then confirmed."""

    is_sure: bool = False


class ToCluster(CallbackData, prefix="tc1"):
    organization_id: Id
    cluster_id: Id
    is_sure: bool = False


class Mentor(CallbackData, prefix="tm1"):
    mentee_id: Id
    mentor_id: Id
    year: Count


class InviteAs(CallbackData, prefix="ti1"):
    organization_id: Id
    role: Role


class Membership(CallbackData, prefix="te1"):
    membership_id: Id
    act: Literal["ask", "end", "back"]


class AnnounceOrder(CallbackData, prefix="ga1"):
    """«📣 Сообщить школам»: what it would do, then yes or no."""

    order_id: Id
    act: Literal["ask", "yes", "no"] = "ask"


class OrderAcknowledged(CallbackData, prefix="gw1"):
    """Which schools have read an announced order."""

    order_id: Id
    page: Count = 0


class Acknowledge(CallbackData, prefix="gk1"):
    """«Ознакомлен(а)»."""

    order_id: Id


class OpenOrder(CallbackData, prefix="go1"):
    """An announced order as the person's schools read it."""

    order_id: Id


class OrderFile(CallbackData, prefix="gf1"):
    order_id: Id


class SameFile(CallbackData, prefix="ff1"):
    """Whether a file that another school gave too is this school's own."""

    attachment_id: Id
    act: Literal["ours", "replace"]


class SchoolReportFile(CallbackData, prefix="fr1"):
    """«📄 Отчёт школы» of the person's own school."""


class CalendarFile(CallbackData, prefix="fc1"):
    """The days of the person's organizations, for the calendar of a phone."""
