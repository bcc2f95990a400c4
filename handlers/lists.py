"""`/my`: what is asked of the school, by how near it is, eight items a page; then what is done."""

from collections.abc import Sequence
from datetime import tzinfo

from handlers.asked_lines import Line
from handlers.callbacks import MyPage
from handlers.meetings import dated, listed, meeting_line, undated
from handlers.own_plan_screens import reminds_row
from handlers.screen import Button, Screen
from handlers.walk_buttons import StartWalk
from handlers.wording import capital, cut, item_button, name_line, places
from locales import dates
from locales.texts import Html, Texts
from roadmap.model import Status
from services.duties import gather
from services.mine import Mine

PAGE, MEETINGS = 8, 3
LONGEST = 900
NAMES = (60, 48, 36, 24)
"""How long names may be: shorter until the page fits."""
WALK_FROM = 2
MARK_KEYS = {Status.IN_PROGRESS: "my-mark-going", Status.DIFFICULTY: "my-mark-difficulty"}
Sections = Sequence[tuple[str, Sequence[Line]]]


def my_screen(texts: Texts, mine: Mine, page: int, zone: tzinfo) -> Screen:
    """One page of what is asked, or after them one of what is done."""
    asked = [line for _, lines in _sections(mine) for line in lines]
    done = gather(mine.done)
    first_done = _count(asked)
    last = first_done + (_count(done) if done else 0) - 1
    page = min(max(page, 0), last)
    is_done = page >= first_done
    shown = _part(done, page - first_done) if is_done else _part(asked, page)
    for longest in NAMES:
        text = _text(texts, mine, shown, zone, longest, is_last=page == first_done - 1)
        if len(text) <= LONGEST:
            break
    first = tuple(line[0] for line in shown)
    rows: list[tuple[Button, ...]] = [(item_button(row, first),) for row in first]
    if turns := _turns(texts, page, first_done, last):
        rows.append(turns)
    if not is_done:
        rows += _ways_on(texts, mine, first_done)
    return Screen(text, tuple(rows), tuple(row.id for row in first))


def _sections(mine: Mine) -> Sections:
    return (
        ("my-late", gather(mine.late)),
        ("my-this-week", gather(mine.this_week)),
        ("my-this-month", gather(mine.this_month)),
        ("my-later", gather(mine.later)),
        ("my-own", gather(mine.own)),
    )


def _ways_on(texts: Texts, mine: Mine, first_done: int) -> list[tuple[Button, ...]]:
    """The rows below a page of what is asked: what can be done with all of it."""
    near = gather((*mine.late, *mine.this_week, *mine.this_month))
    rows: list[tuple[Button, ...]] = []
    if len(near) >= WALK_FROM:
        rows.append((Button(texts.say_plain("button-walk"), StartWalk().pack()),))
    if done := gather(mine.done):
        label = texts.say_plain("button-done-list", count=len(done))
        rows.append((Button(label, MyPage(page=first_done).pack()),))
    return [*rows, *reminds_row(texts, mine.own)]


def _text(
    texts: Texts, mine: Mine, shown: Sequence[Line], zone: tzinfo, longest: int, *, is_last: bool
) -> Html:
    school = ", ".join(mine.places)
    blocks = [texts.say("my-head-of", school=school) if school else texts.say("my-head")]
    for key, lines in (*_sections(mine), ("my-done", gather(mine.done))):
        here = [line for line in lines if line in shown]
        if here:
            said = [_line(texts, line, longest, is_done=key == "my-done") for line in here]
            blocks.append(Html.joined([Html(f"<b>{texts.say(key)}</b>"), *said]))
    if not any(lines for _, lines in _sections(mine)) and is_last:
        blocks.append(texts.say("my-nothing" if school else "my-nothing-ours"))
    if mine.events and is_last:
        blocks.append(_meetings(texts, mine, zone))
    return Html.joined(blocks, "\n\n")


def _meetings(texts: Texts, mine: Mine, zone: tzinfo) -> Html:
    known, unknown = dated(mine.events), undated(mine.events)
    lines = [texts.say("list-item", text=meeting_line(texts, rows, zone)) for rows in known[:MEETINGS]]
    if unknown:
        names = listed(texts, unknown, MEETINGS)
        lines.append(texts.say("my-undated", names=names, count=len(unknown)))
    return Html.joined([Html(f"<b>{texts.say('my-events')}</b>"), *lines])


def _line(texts: Texts, rows: Line, longest: int, *, is_done: bool) -> Html:
    first = rows[0]
    about = {"name": capital(cut(name_line(texts, rows), longest)), "place": places(rows)}
    if is_done:
        if first.status is Status.NOT_APPLICABLE:
            key = "status-not-needed" if first.conditional else "status-not-applicable"
            return texts.say("my-line", **about, due=texts.say_plain(key))
        return texts.say("list-line", **about)
    due = dates.weekday(texts, first.collect_by or first.extended_to or first.due)
    mark = "my-mark-extension" if first.extension_asked else MARK_KEYS.get(first.status)
    if mark:
        return texts.say("my-line-marked", **about, due=due, mark=texts.say_plain(mark))
    return texts.say("my-line", **about, due=due)


def _count(lines: Sequence[Line]) -> int:
    return max(1, -(-len(lines) // PAGE))


def _part(lines: Sequence[Line], page: int) -> Sequence[Line]:
    return lines[page * PAGE : (page + 1) * PAGE]


def _turns(texts: Texts, page: int, first_done: int, last: int) -> tuple[Button, ...]:
    """Back through everything; on within what is asked, or within what is done."""
    turns = []
    if page > 0:
        turns.append(Button(texts.say_plain("button-earlier"), MyPage(page=page - 1).pack()))
    if page < last and page != first_done - 1:
        turns.append(Button(texts.say_plain("button-later"), MyPage(page=page + 1).pack()))
    return tuple(turns)
