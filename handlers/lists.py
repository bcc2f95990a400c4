"""`/my`: what is asked of the school, by how near it is, eight items a page."""

from handlers.callbacks import Choose, MyPage
from handlers.own_plan_screens import reminds_row
from handlers.screen import Button, Screen
from handlers.wording import capital, item_button, name_line, place, places
from locales import dates
from locales.texts import Html, Texts
from services.duties import gather
from services.mine import Mine
from storage.assignments import AssignmentRow

PAGE = 8


def my_screen(texts: Texts, mine: Mine, page: int) -> Screen:
    """One page of the list; the last one ends with what is done and with the meetings ahead."""
    sections = (
        ("my-late", gather(mine.late)),
        ("my-this-week", gather(mine.this_week)),
        ("my-this-month", gather(mine.this_month)),
        ("my-later", gather(mine.later)),
        ("my-own", gather(mine.own)),
    )
    asked = [line for _, lines in sections for line in lines]
    pages = max(1, -(-len(asked) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = asked[page * PAGE : (page + 1) * PAGE]
    blocks = [texts.say("my-head")]
    for key, lines in sections:
        here = [line for line in lines if line in shown]
        if here:
            blocks.append(Html.joined([_head(texts, key), *(_line(texts, line) for line in here)]))
    if not asked:
        blocks.append(texts.say("my-nothing"))
    if mine.events and page == pages - 1:
        names = [texts.say("event-name", name=row.short_name, place=place(row)) for row in mine.events[:PAGE]]
        blocks.append(texts.say("my-events", names=Html.joined(names, ", ")))
    if mine.done:
        blocks.append(texts.say("my-done", count=mine.done))
    first = tuple(line[0] for line in shown)
    rows_of_buttons: list[tuple[Button, ...]] = [(item_button(row, first),) for row in first]
    if turns := _turns(texts, page, pages):
        rows_of_buttons.append(turns)
    rows_of_buttons.extend(reminds_row(texts, mine.own))
    return Screen(Html.joined(blocks, "\n\n"), tuple(rows_of_buttons), tuple(row.id for row in first))


def which_item_screen(texts: Texts, rows: tuple[AssignmentRow, ...], kept: int) -> Screen:
    """Buttons for the words or files kept in inbox row `kept`, which may belong to several items."""
    buttons = (
        Button(item_button(row, rows).text, Choose(kept=kept, assignment_id=row.id).pack()) for row in rows
    )
    return Screen(texts.say("which-item"), tuple((button,) for button in buttons))


def _head(texts: Texts, key: str) -> Html:
    return Html(f"<b>{texts.say(key)}</b>")


def _line(texts: Texts, rows: tuple[AssignmentRow, ...]) -> Html:
    due = dates.weekday(texts, rows[0].collect_by or rows[0].due)
    return texts.say("my-line", name=capital(name_line(texts, rows)), place=places(rows), due=due)


def _turns(texts: Texts, page: int, pages: int) -> tuple[Button, ...]:
    turns = []
    if page > 0:
        turns.append(Button(texts.say_plain("button-earlier"), MyPage(page=page - 1).pack()))
    if page < pages - 1:
        turns.append(Button(texts.say_plain("button-later"), MyPage(page=page + 1).pack()))
    return tuple(turns)
