"""«Картинка»: schools × items, a photo for each plan, from the same figures as the text."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from aiogram.types import BufferedInputFile, InputMediaPhoto

from documents.pictures import Band, PicturePaper, SchoolRow, State
from handlers.rooms import Rooms
from handlers.summary_screens import scope_head
from handlers.views import Views
from handlers.wording import capital
from locales import dates
from locales.texts import Html, Texts
from roadmap.errors import ConflictError
from roadmap.progress import BITS, PART_BITS
from services.acts import Act
from services.figures import Line
from services.headline import Cells, Headline
from services.people import Actor
from services.scope import Scope
from storage.progress import ItemRow, RoadmapRow

COLUMNS = 16
ROWS = 60
ALBUM = 10
T = TypeVar("T")
LEGEND: dict[State, str] = {
    "done": "picture-done",
    "unchecked": "picture-unchecked",
    "bare": "picture-bare",
    "going": "picture-going",
    "trouble": "picture-trouble",
    "returned": "picture-returned",
    "silent": "picture-silent",
    "absent": "picture-absent",
    "waiting": "picture-waiting",
    "skipped": "picture-skipped",
}
WORST: tuple[State, ...] = (
    "silent", "absent", "returned", "trouble", "going", "bare", "unchecked", "done", "skipped", "waiting",
)  # fmt: skip
COMPLETE = BITS["done"] | PART_BITS["accepted"] | PART_BITS["unchecked"] | PART_BITS["early"]


async def give_pictures(
    scope: Scope,
    act: Act,
    rooms: Rooms,
    views: Views,
    texts: Texts,
    *,
    is_dark: bool = False,
    only_new: bool = False,
) -> bool:
    actor = act.actor
    headline, papers = await lay_out(scope, actor, rooms, texts, is_dark=is_dark)
    if not papers:
        raise ConflictError("summary-picture-empty")
    if only_new and rooms.papers.is_given(actor.person_id, "picture", act.at, papers):
        return False
    shown = papers[:ALBUM]
    photos = [
        BufferedInputFile(await rooms.papers.write("picture", paper), f"{number}.png")
        for number, paper in enumerate(shown, 1)
    ]
    caption = scope_head(texts, headline, rooms.calendar)
    if len(papers) > ALBUM:
        rest = texts.say("summary-picture-rest", shown=ALBUM, all=len(papers))
        caption = Html.joined([caption, rest])
    await _send(views, actor, photos, caption)
    rooms.papers.note_given(actor.person_id, "picture", act.at, papers)
    return True


async def lay_out(
    scope: Scope, actor: Actor, rooms: Rooms, texts: Texts, *, is_dark: bool = False
) -> tuple[Headline, tuple[PicturePaper, ...]]:
    async def read() -> tuple[Headline, tuple[PicturePaper, ...]]:
        cells = await rooms.headlines.cells(actor, scope)
        return cells.headline, tuple(picture_papers(texts, cells, is_dark=is_dark))

    return await rooms.db.apart(read)


async def _send(views: Views, actor: Actor, photos: Sequence[BufferedInputFile], caption: Html) -> None:
    first, *others = photos
    if not others:
        await views.bot.send_photo(actor.outside_id, first, caption=caption)
        return
    media = [InputMediaPhoto(media=first, caption=caption), *(InputMediaPhoto(media=each) for each in others)]
    await views.bot.send_media_group(actor.outside_id, list(media))


def picture_papers(texts: Texts, cells: Cells, *, is_dark: bool) -> Iterator[PicturePaper]:
    """A paper for each plan that asks schools, for each sixteen of its items and sixty of its schools."""
    when = dates.day(texts, cells.headline.figures.date)
    for plan in cells.frame.roadmaps:
        schools = [line for line in cells.headline.figures.schools if _is_asked(cells, plan, line)]
        items = [item for item in cells.frame.items if _is_drawn(cells, plan, item, schools)]
        sheets = [
            (rows, columns)
            for rows in _parts(_by_cluster(cells.headline, schools), ROWS)
            for columns in _parts(items, COLUMNS)
        ]
        for number, (rows, columns) in enumerate(sheets, 1):
            bands = tuple(_bands(cells, columns, rows))
            present = {state for band in bands for row in band.rows for state in row.cells}
            legend = tuple((state, texts.say_plain(key)) for state, key in LEGEND.items() if state in present)
            labels = tuple(item.number.rstrip(".") or "•" for item in columns)
            sheet = {"number": number, "count": len(sheets)}
            title = texts.say_plain("picture-title", code=plan.code, when=when, **sheet)
            about = capital(plan.title.partition("») ")[2] or plan.title)
            yield PicturePaper(title, about, labels, bands, legend, is_dark)


def _parts(everything: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """As few parts as there can be, and as even."""
    count = -(-len(everything) // most)
    size = -(-len(everything) // count) if count else 1
    return (everything[at : at + size] for at in range(0, len(everything), size))


def state_of(marks: Sequence[int]) -> State:
    """Of an item's windows at one school: what most needs somebody."""
    return min((_state(each) for each in marks), key=WORST.index)


def _state(marks: int) -> State:
    named: Mapping[int, State] = {
        PART_BITS["silent"]: "silent",
        PART_BITS["not_asked"]: "absent",
        BITS["difficulty"]: "trouble",
        BITS["not_applicable"]: "skipped",
    }
    if marks & BITS["returned"] and not marks & COMPLETE:
        return "returned"
    if found := next((state for bit, state in named.items() if marks & bit), None):
        return found
    if marks & COMPLETE:
        return _complete(marks)
    return "going" if marks & (BITS["in_progress"] | PART_BITS["later"]) else "waiting"


def _complete(marks: int) -> State:
    if marks & BITS["without_evidence"]:
        return "bare"
    return "unchecked" if marks & PART_BITS["to_review"] else "done"


def _is_asked(cells: Cells, plan: RoadmapRow, line: Line) -> bool:
    return any((item.id, line.id) in cells.marks for item in cells.frame.items if item.roadmap_id == plan.id)


def _is_drawn(cells: Cells, plan: RoadmapRow, item: ItemRow, schools: Sequence[Line]) -> bool:
    return item.roadmap_id == plan.id and any((item.id, school.id) in cells.marks for school in schools)


def _by_cluster(headline: Headline, schools: Sequence[Line]) -> list[Line]:
    order = {line.name: number for number, line in enumerate(headline.figures.clusters)}
    return sorted(schools, key=lambda line: order.get(line.detail, len(order)))


def _bands(cells: Cells, columns: Sequence[ItemRow], schools: Sequence[Line]) -> Iterator[Band]:
    for cluster in dict.fromkeys(line.detail for line in schools):
        rows = [
            SchoolRow(line.name, tuple(_cell(cells, item, line) for item in columns))
            for line in schools
            if line.detail == cluster
        ]
        yield Band(cluster, tuple(rows))


def _cell(cells: Cells, item: ItemRow, line: Line) -> State:
    marks = cells.marks.get((item.id, line.id))
    return state_of(marks) if marks else ""
