"""Moving a day, screen by screen: which window, whose, the new day, why, sure, done."""

from handlers.callbacks import Move, MoveBack, MoveNow
from handlers.item_screens import back_to_item, item_place
from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.wording import capital, cut
from locales import dates
from locales.texts import Html, Texts
from services.catalogue import ItemView
from services.moving import MoveView, Whom
from storage.plan_windows import TargetRow

SCHOOLS_PAGE = 12
NAME = 90


def which_window_screen(texts: Texts, view: ItemView) -> Screen:
    buttons = (
        Button(
            texts.say_plain("due-until", day=dates.weekday(texts, each.due)), Move(window_id=each.id).pack()
        )
        for each in view.windows
        if each.asked
    )
    text = texts.say("move-which", name=_name(view.item.short_name), place=item_place(view.plan, view.item))
    return Screen(text, rows(*((each,) for each in buttons), back_to_item(texts, view.item.id)))


def whom_screen(texts: Texts, view: MoveView) -> Screen:
    """All, a cluster where there are several, or one school."""
    clusters = {each.cluster_id: each for each in view.targets if each.cluster_id}
    everybody = Button(texts.say_plain("button-move-all", count=len(view.targets)), _move(view, Whom.ALL, 0))
    by_cluster = [
        Button(_cluster(view, each), _move(view, Whom.CLUSTER, each.cluster_id or 0))
        for each in clusters.values()
    ]
    one = Button(texts.say_plain("button-move-school"), Move(window_id=view.window.id, whom="schools").pack())
    return Screen(
        _ask(texts, "move-whom", view),
        rows(
            (everybody,),
            *grid(by_cluster if len(clusters) > 1 else (), 2),
            (one,) if len(view.targets) > 1 else (),
            back_to_item(texts, view.item.id),
        ),
    )


def which_school_screen(texts: Texts, view: MoveView, page: int) -> Screen:
    here = Page(view.targets, page, SCHOOLS_PAGE)
    buttons = (Button(each.name, _move(view, Whom.SCHOOL, each.organization_id)) for each in here.shown)
    turns = here.turns(
        texts, lambda number: Move(window_id=view.window.id, whom="schools", page=number).pack()
    )
    text = _ask(texts, "move-which-school", view)
    return Screen(text, rows(*grid(buttons, 2), turns, back_to_item(texts, view.item.id)))


def ask_day_screen(texts: Texts, view: MoveView) -> Screen:
    cancel = Button(texts.say_plain("button-cancel"), back_to_item(texts, view.item.id)[0].data)
    text = texts.say("move-ask-day", former=dates.weekday(texts, view.former), **_about(texts, view))
    return Screen(text, ((cancel,),))


def proposed_screen(texts: Texts, view: MoveView) -> Screen:
    """What the typed day was understood as; with a reason it is ready to be confirmed."""
    assert view.move.due
    days = {"former": dates.weekday(texts, view.former), "due": dates.weekday(texts, view.move.due)}
    no = Button(texts.say_plain("button-no"), back_to_item(texts, view.item.id)[0].data)
    if not view.move.reason:
        text = texts.say("move-ask-reason", **days, **_about(texts, view))
        return Screen(text, ((Button(texts.say_plain("button-cancel"), no.data),),))
    parts = [
        texts.say("move-sure", **days, **_about(texts, view)),
        texts.say("move-reason", reason=view.move.reason),
    ]
    if view.twins:
        parts.append(texts.say("move-twins", places=", ".join(view.twins)))
    if view.answered:
        parts.append(texts.say("move-answered", count=view.answered))
    yes = Button(texts.say_plain("button-move-yes"), MoveNow().pack())
    return Screen(Html.joined(parts), ((yes, no),))


def moved_screen(texts: Texts, view: MoveView) -> Screen:
    """Done, and the way back."""
    assert view.move.due
    back = MoveBack.model_validate(
        {
            "window_id": view.window.id,
            "whom": view.move.whom.value,
            "target": view.move.target,
            "day": view.former.toordinal(),
        }
    )
    label = texts.say_plain("button-move-back", day=dates.day(texts, view.former))
    text = texts.say(
        "move-done",
        former=dates.day(texts, view.former),
        due=dates.weekday(texts, view.move.due),
        **_about(texts, view),
    )
    return Screen(text, ((Button(label, back.pack()),), back_to_item(texts, view.item.id)))


def _about(texts: Texts, view: MoveView) -> dict[str, str]:
    key = "move-for-all" if view.item.for_schools else "move-for-bodies"
    whom = view.name or texts.say_plain(key, count=len(view.targets))
    return {
        "name": _name(view.item.short_name),
        "place": item_place(view.plan, view.item),
        "whom": whom,
    }


ASK_KEYS = ("move-whom", "move-which-school")


def _ask(texts: Texts, key: str, view: MoveView) -> Html:
    place, due = item_place(view.plan, view.item), dates.weekday(texts, view.window.due)
    return texts.say(key, name=_name(view.item.short_name), place=place, due=due)


def _name(short_name: str) -> str:
    return cut(capital(short_name), NAME)


def _cluster(view: MoveView, each: TargetRow) -> str:
    count = sum(other.cluster_id == each.cluster_id for other in view.targets)
    return f"{each.cluster} · {count}"


def _move(view: MoveView, whom: Whom, target: int) -> str:
    values = {"window_id": view.window.id, "whom": whom.value, "target": target}
    return Move.model_validate(values).pack()
