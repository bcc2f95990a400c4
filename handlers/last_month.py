"""What the month's plan asks about the deeds of last month: one tap for all that it names (RULES §4)."""

from collections.abc import Sequence

from handlers.asked_lines import Line, bullets, enumerated, question_line
from handlers.line_buttons import WereDone, fits, pack_ids
from handlers.plan_size import LEAST, Size
from handlers.screen import Button
from handlers.wording import cut, span
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import Evidence
from roadmap.word_forms import Form, find_form
from services.duties import gather
from storage.assignments import AssignmentRow

Rows = Sequence[AssignmentRow]


def tapped(rows: Rows, size: Size) -> list[Line]:
    """The deeds that «Да, были» answers: those that are named; numbers have to be told."""
    return [line for line in gather(rows) if line[0].evidence is not Evidence.NUMBERS][: size.tapped]


def were_done_button(texts: Texts, lines: Sequence[Line]) -> Button | None:
    ids = [row.id for line in lines for row in line]
    data = fits(WereDone.model_construct(ids=pack_ids(ids))) if ids else None
    form = find_form(lines[0][0].short_name) if len(lines) == 1 else Form.PLURAL
    return Button(texts.say_plain("button-were-done", form=form.value), data) if data else None


def last_month_blocks(texts: Texts, rows: Rows, size: Size) -> list[Html]:
    """A sentence for each span of time; what needs numbers, and what found no room, is counted."""
    spans: dict[str, list[Line]] = {}
    named = tapped(rows, size)
    for line in named:
        spans.setdefault(_when(texts, line[0]), []).append(line)
    blocks = [_were(texts, when, lines, size) for when, lines in spans.items()]
    counted = [line for line in gather(rows) if line[0].evidence is Evidence.NUMBERS]
    left = len(gather(rows)) - len(named) - len(counted)
    if left:
        blocks.append(texts.say("list-more", count=left))
    if counted:
        head = texts.say("plan-numbers", span=span(texts, counted[0][0]))
        lines = [question_line(texts, line, size.name) for line in counted[: min(LEAST, size.items)]]
        blocks.append(Html.joined([head, *bullets(texts, lines, len(counted))]))
    return blocks


def _were(texts: Texts, when: str, lines: Sequence[Line], size: Size) -> Html:
    if len(lines) > 1:
        names = enumerated(texts, lines, len(lines), size.name)
        return texts.say("plan-were-these", when=when, names=names)
    name = lines[0][0].short_name
    return texts.say("plan-were", when=when, name=cut(name, size.name), form=find_form(name).value)


def _when(texts: Texts, row: AssignmentRow) -> str:
    """«В декабре», of a quarter «С октября по декабрь»."""
    start = row.start or row.end
    if (start.year, start.month) == (row.end.year, row.end.month):
        return texts.say_plain("in-month", month=dates.month_in(texts, row.end))
    first, last = dates.month_of(texts, start), dates.month(texts, row.end)
    return texts.say_plain("from-to-month", first=first, last=last)
