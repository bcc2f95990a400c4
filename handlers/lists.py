"""`/my`: what is asked of the school, by how near it is, eight items a page."""

from handlers.callbacks import Choose, MyPage
from handlers.screen import Button, Screen
from handlers.wording import capital, item_button, place
from locales import dates
from locales.texts import Html, Texts
from services.mine import Mine
from storage.assignments import AssignmentRow

PAGE = 8


def my_screen(texts: Texts, mine: Mine, page: int) -> Screen:
    """One page of the list; the last one ends with what is done and with the meetings ahead."""
    asked = mine.asked
    pages = max(1, -(-len(asked) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = asked[page * PAGE : (page + 1) * PAGE]
    blocks = [texts.say("my-head")]
    sections = (
        ("my-late", mine.late),
        ("my-this-week", mine.this_week),
        ("my-this-month", mine.this_month),
        ("my-later", mine.later),
    )
    for key, rows in sections:
        here = [row for row in rows if row in shown]
        if here:
            blocks.append(Html.joined([_head(texts, key), *(_line(texts, row) for row in here)]))
    if not asked:
        blocks.append(texts.say("my-nothing"))
    if mine.events and page == pages - 1:
        names = [texts.say("event-name", name=row.short_name, place=place(row)) for row in mine.events[:PAGE]]
        blocks.append(texts.say("my-events", names=Html.joined(names, ", ")))
    if mine.done:
        blocks.append(texts.say("my-done", count=mine.done))
    rows_of_buttons: list[tuple[Button, ...]] = [(item_button(row, shown),) for row in shown]
    if turns := _turns(texts, page, pages):
        rows_of_buttons.append(turns)
    return Screen(Html.joined(blocks, "\n\n"), tuple(rows_of_buttons), tuple(row.id for row in shown))


def which_item_screen(texts: Texts, rows: tuple[AssignmentRow, ...], kept: int) -> Screen:
    """Buttons for the words or files kept in inbox row `kept`, which may belong to several items."""
    buttons = (
        Button(item_button(row, rows).text, Choose(kept=kept, assignment_id=row.id).pack()) for row in rows
    )
    return Screen(texts.say("which-item"), tuple((button,) for button in buttons))


def _head(texts: Texts, key: str) -> Html:
    return Html(f"<b>{texts.say(key)}</b>")


def _line(texts: Texts, row: AssignmentRow) -> Html:
    due = dates.weekday(texts, row.due)
    return texts.say("my-line", name=capital(row.short_name), place=place(row), due=due)


def _turns(texts: Texts, page: int, pages: int) -> tuple[Button, ...]:
    turns = []
    if page > 0:
        turns.append(Button(texts.say_plain("button-earlier"), MyPage(page=page - 1).pack()))
    if page < pages - 1:
        turns.append(Button(texts.say_plain("button-later"), MyPage(page=page + 1).pack()))
    return tuple(turns)
