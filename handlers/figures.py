"""`/summary`: the headline, and the figures by roadmap, cluster and school (TEXTS 8)."""

from datetime import tzinfo

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from handlers.callbacks import Figures as View
from handlers.rooms import Rooms
from handlers.screen import Button, Screen
from handlers.views import Views
from handlers.wording import cut
from locales import dates
from locales.texts import Html, Texts
from roadmap.progress import Counts
from roadmap.workdays import WorkDays
from services.figures import Line
from services.headline import Headline
from services.people import Actor

PAGE = 15
NAMED = 5
TITLE = 90


def build_router() -> Router:
    router = Router(name="figures")
    router.message.register(summary, Command("summary"), F.chat.type == ChatType.PRIVATE)
    router.callback_query.register(view, View.filter())
    return router


async def summary(message: Message, actor: Actor, rooms: Rooms, views: Views, texts: Texts) -> None:
    headline = await rooms.headlines.of(actor)
    await views.send(actor, headline_screen(texts, headline, rooms.calendar.workdays, rooms.calendar.zone))


async def view(
    query: CallbackQuery, callback_data: View, actor: Actor, rooms: Rooms, views: Views, texts: Texts
) -> None:
    """Other views edit the one message."""
    headline = await rooms.headlines.of(actor)
    if callback_data.view == "total":
        screen = headline_screen(texts, headline, rooms.calendar.workdays, rooms.calendar.zone)
    else:
        screen = lines_screen(texts, headline, callback_data)
    await views.show(query, actor, screen)


def headline_screen(texts: Texts, headline: Headline, workdays: WorkDays, zone: tzinfo) -> Screen:
    figures, counts = headline.figures, headline.figures.totals
    codes = ", ".join(line.name for line in figures.roadmaps) or "–"
    lines = [texts.say("summary-head", codes=codes, when=dates.moment(texts, headline.moment, zone))]
    if headline.report:
        left = workdays.between(figures.date, headline.report.due)
        collect = dates.day(texts, headline.report.collect_by)
        due = dates.day(texts, headline.report.due)
        lines.append(texts.say("summary-report", collect=collect, due=due, left=left))
    lines.append(_asked(texts, counts))
    lines.append(_due(texts, counts))
    lines.append(
        texts.say("summary-review", review=counts.review, accepted=counts.accepted, returned=counts.returned)
    )
    if counts.without_evidence:
        lines.append(texts.say("summary-without-evidence", count=counts.without_evidence))
    ours = sum((line.counts for line in figures.organizations), Counts())
    if ours.asked:
        lines.append(texts.say("summary-ours", done=ours.done, asked=ours.asked))
    if headline.absent:
        lines.append(_absent(texts, headline.absent))
    return Screen(Html.joined(lines), _view_buttons(texts, "total"))


def lines_screen(texts: Texts, headline: Headline, asked: View) -> Screen:
    """A line of figures each; schools fifteen a page."""
    found = _lines(headline, asked.view)
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(asked.page, 0), pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    head = texts.say(VIEW_KEYS[asked.view])
    rows = [_line(texts, line) for line in shown]
    turns = []
    if page > 0:
        turns.append(_button(texts, "button-earlier", asked.view, page - 1))
    if page < pages - 1:
        turns.append(_button(texts, "button-later", asked.view, page + 1))
    buttons = _view_buttons(texts, asked.view)
    return Screen(Html.joined([head, *rows]), (tuple(turns), *buttons) if turns else buttons)


VIEW_KEYS = {
    "roadmaps": "summary-by-roadmap",
    "clusters": "summary-by-cluster",
    "schools": "summary-by-school",
}
VIEW_BUTTON_KEYS = {
    "total": "button-summary",
    "roadmaps": "button-by-roadmap",
    "clusters": "button-by-cluster",
    "schools": "button-by-school",
}


def _lines(headline: Headline, name: str) -> tuple[Line, ...]:
    figures = headline.figures
    found = {"roadmaps": figures.roadmaps, "clusters": figures.clusters, "schools": figures.schools}
    return found[name]


def _asked(texts: Texts, counts: Counts) -> Html:
    return texts.say(
        "summary-asked",
        asked=counts.asked,
        done=counts.done,
        progress=counts.in_progress,
        difficulty=counts.difficulty,
        skipped=counts.not_applicable,
    )


def _due(texts: Texts, counts: Counts) -> Html:
    if not counts.due:
        return texts.say("summary-nothing-due")
    share = counts.due_done * 100 // counts.due
    return texts.say("summary-due", due=counts.due, done=counts.due_done, share=share, silent=counts.silent)


def _line(texts: Texts, line: Line) -> Html:
    counts = line.counts
    detail = line.detail.partition("») ")[2] or line.detail  # what a plan is about, not that it is one
    name = f"{line.name} · {cut(detail, TITLE)}" if detail else line.name
    key = "summary-line-silent" if counts.silent else "summary-line"
    values = {"name": name, "done": counts.done, "asked": counts.asked}
    return texts.say(key, **values, silent=counts.silent) if counts.silent else texts.say(key, **values)


def _absent(texts: Texts, names: tuple[str, ...]) -> Html:
    shown = ", ".join(names[:NAMED])
    if len(names) <= NAMED:
        return texts.say("summary-absent", names=shown)
    return texts.say("summary-absent-many", names=shown, count=len(names) - NAMED)


def _view_buttons(texts: Texts, current: str) -> tuple[tuple[Button, ...], ...]:
    buttons = [_button(texts, key, name, 0) for name, key in VIEW_BUTTON_KEYS.items() if name != current]
    return (tuple(buttons),)


def _button(texts: Texts, key: str, name: str, page: int) -> Button:
    data = View.model_validate({"view": name, "page": page})
    return Button(texts.say_plain(key), data.pack())
