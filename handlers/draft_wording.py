"""What the screens of a draft say alike: whom, how, what is asked for, until when."""

from collections.abc import Sequence
from datetime import date

from handlers.wording import cut
from locales import dates
from locales.texts import Texts
from roadmap.choices import items_of
from roadmap.choices_items import duty_places
from roadmap.duties import PAIRS
from roadmap.model import Evidence, Item, ItemKind, Order, Roadmap
from roadmap.questions import SCHOOLS
from services.draft_sizes import Sizes
from services.drafts import Draft

KIND_KEYS = {
    ItemKind.DEED: "draft-kind-deed",
    ItemKind.EVENT: "draft-kind-event",
    ItemKind.CONTINUING: "draft-kind-continuing",
    ItemKind.RECURRING: "draft-kind-recurring",
    ItemKind.ON_DEMAND: "draft-kind-on-demand",
    ItemKind.NUMBERS_ONLY: "draft-kind-numbers-only",
}
EVIDENCE_KEYS = {
    Evidence.DOCUMENT: "draft-evidence-document",
    Evidence.MINUTES: "draft-evidence-minutes",
    Evidence.ATTENDANCE: "draft-evidence-attendance",
    Evidence.FILE_OR_LINE: "draft-evidence-file-or-line",
    Evidence.PHRASES: "draft-evidence-phrases",
    Evidence.AGREEMENT: "draft-evidence-agreement",
    Evidence.NUMBERS: "draft-evidence-numbers",
    Evidence.LINE: "draft-evidence-line",
}
DAYS = 3


def order_name(texts: Texts, order: Order) -> str:
    """«Приказ 594 от 13.12.2022»."""
    return texts.say_plain("draft-order", number=order.number, date=dates.numeric(order.date))


def find_place(order: Order, plan: int, item: int) -> str | None:
    """What stands at these numbers; the plan after the last one are the duties of the order's text."""
    plans = order.roadmaps
    if plan == len(plans):
        places = duty_places(order)
    elif 0 <= plan < len(plans):
        places = tuple(f"{plans[plan].code} · {each.key}" for each in items_of(plans[plan]))
    else:
        return None
    return places[item] if 0 <= item < len(places) else None


def find_numbers(order: Order, place: str) -> tuple[int, int] | None:
    """The other way round."""
    for number in range(len(order.roadmaps) + 1):
        at = 0
        while found := find_place(order, number, at):
            if found == place:
                return number, at
            at += 1
    return None


def label(item: Item) -> str:
    """The printed number, or the key of a row that has none."""
    return item.number.strip(" .") or item.key


def item_place(plan: Roadmap, item: Item) -> str:
    return f"{plan.code} · {label(item)}"


def whom(texts: Texts, sizes: Sizes, year: str, asked: Sequence[str], *, for_schools: bool) -> str:
    """«6 школ ШНРО», «все школы (43)», «УОиМП, вместе с ОЦПРМСО»."""
    if not asked:
        return texts.say_plain("draft-whom-nobody")
    if not for_schools:
        first, *others = asked
        if not others:
            return first
        return texts.say_plain("draft-whom-together", name=first, others=", ".join(others))
    if SCHOOLS in asked:
        return whom_plan(texts, sizes, year, ())
    return whom_plan(texts, sizes, year, asked)


def whom_plan(texts: Texts, sizes: Sizes, year: str, codes: Sequence[str]) -> str:
    """The schools of these clusters, of all when none is named."""
    count = sizes.of(year, codes)
    if not codes:
        return (
            texts.say_plain("draft-whom-all", count=count) if count else texts.say_plain("draft-whom-every")
        )
    names = ", ".join(codes)
    if not count:
        return texts.say_plain("draft-whom-unknown", names=names)
    return texts.say_plain("draft-whom-clusters", count=count, names=names)


def whom_item(texts: Texts, draft: Draft, plan: Roadmap, item: Item) -> str:
    return whom(texts, draft.sizes, plan.year, item.asked, for_schools=item.for_schools)


def whom_duty(texts: Texts, asked: Sequence[str]) -> str:
    """Of a duty of the order's own text."""
    names = {SCHOOLS: texts.say_plain("draft-whom-every"), PAIRS: texts.say_plain("draft-whom-pairs")}
    return ", ".join(names.get(each, each) for each in asked)


def days_phrase(texts: Texts, days: Sequence[date]) -> str:
    """«30.12.2022, 30.06.2023»: the first few, and how many more."""
    shown = ", ".join(dates.numeric(day) for day in days[:DAYS])
    if len(days) <= DAYS:
        return shown
    return texts.say_plain("draft-days-more", days=shown, count=len(days) - DAYS)


def printed(text: str, limit: int) -> str:
    """A cell as it is printed, cut; a dash for an empty one."""
    return cut(text, limit) or "–"
