"""«Напомнить, кто не ответил»: the preview, what became of it, and what the reminded person reads."""

from collections.abc import Sequence
from datetime import tzinfo

from handlers.asked_lines import reminder_line
from handlers.callbacks import OpenList
from handlers.chasing_buttons import CallList, ChaseBatch, chase
from handlers.paging import rows
from handlers.screen import Button, Screen
from handlers.summary_buttons import overview
from handlers.wording import few, item_button, place, run_places
from locales import dates
from locales.texts import Html, Texts
from services.chasing import Batch, Chase, Chased
from services.duties import gather
from storage.assignments import AssignmentRow

SHOWN = 12
ITEMS = 4
LINES = 8
NAMES = 20


def chase_screen(texts: Texts, found: Chase, zone: tzinfo) -> Screen:
    """Whom and of what, in one screen; a question first where somebody was reminded lately."""
    count = sum(len(each.rows) for each in found.people)
    lines = [texts.say("chase-head", people=len(found.people), count=count), Html()]
    lines += [_person(texts, each) for each in found.people[:SHOWN]]
    if len(found.people) > SHOWN:
        lines.append(texts.say("list-more", count=len(found.people) - SHOWN))
    lines.append(Html())
    if found.absent:
        lines.append(texts.say("chase-absent", names=few(texts, found.absent, NAMES)))
    if found.is_repeated:
        told = len(found.people) - len(found.untold)
        last = max(each.told_on for each in found.people if each.told_on)
        lines.append(texts.say("chase-again", count=told, day=dates.day(texts, last)))
    elif found.leaves_at:
        lines.append(texts.say("chase-later", when=dates.moment(texts, found.leaves_at, zone)))
    else:
        lines.append(texts.say("chase-now"))
    return Screen(Html.joined(lines), _chase_rows(texts, found))


def put_off_screen(texts: Texts) -> Screen:
    return Screen(texts.say("chase-put-off"))


def batch_screen(texts: Texts, batch: Batch, zone: tzinfo) -> Screen:
    """How many have received it, and the names of those who have not."""
    when = dates.moment(texts, batch.at, zone)
    lines = [texts.say("chase-batch", when=when, count=batch.count, reached=len(batch.reached))]
    parts = {"chase-waiting": batch.waiting, "chase-unsure": batch.unsure, "chase-lost": batch.lost}
    lines += [texts.say(key, names=few(texts, names, NAMES)) for key, names in parts.items() if names]
    again = ChaseBatch(batch=int(batch.cause.partition(":")[2])).pack()
    buttons = (
        Button(texts.say_plain("button-chase-batch"), again),
        Button(texts.say_plain("button-calls"), CallList().pack()),
    )
    return Screen(Html.joined(lines), (buttons,))


def nudge_screen(texts: Texts, found: Sequence[AssignmentRow]) -> Screen:
    """What the school reads: its lines, a button each, and one next step."""
    lines = gather(found)
    schools = tuple(dict.fromkeys(row.organization for row in found))
    said = [texts.say("nudge-head", school=", ".join(schools)), Html()]
    said += [reminder_line(texts, line) for line in lines[:LINES]]
    if len(lines) > LINES:
        said.append(texts.say("list-more", count=len(lines) - LINES))
    said += [Html(), texts.say("agenda-late-tail")]
    first = tuple(line[0] for line in lines)[:LINES]
    buttons = [(item_button(row, first),) for row in first]
    if len(lines) > LINES:
        buttons.append((Button(texts.say_plain("button-all-list"), OpenList().pack()),))
    return Screen(Html.joined(said), tuple(buttons), tuple(line[0].id for line in lines))


def _person(texts: Texts, each: Chased) -> Html:
    items = list(dict.fromkeys(place(row) for row in each.rows))
    values = {"school": ", ".join(each.places), "places": run_places(items[:ITEMS])}
    more = len(items) - min(len(items), ITEMS)
    if each.away_until:
        return texts.say("chase-away", **values, more=more, until=dates.day(texts, each.away_until))
    return texts.say("chase-line", **values, more=more)


def _chase_rows(texts: Texts, found: Chase) -> tuple[tuple[Button, ...], ...]:
    everybody = Button(
        texts.say_plain("button-chase-all", count=len(found.people)), chase(found.scope, "all", found.stamp)
    )
    new = Button(
        texts.say_plain("button-chase-new", count=len(found.untold)), chase(found.scope, "new", found.stamp)
    )
    is_split = found.is_repeated and bool(found.untold)
    return rows(
        (new,) if is_split else (),
        (everybody,),
        (
            Button(texts.say_plain("button-announce-no"), chase(found.scope, "no")),
            Button(texts.say_plain("button-summary"), overview(found.scope, "silent")),
        ),
    )
