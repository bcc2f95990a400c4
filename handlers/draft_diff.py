"""What an amended order changes, a line each."""

from collections.abc import Iterator

from handlers.draft_buttons import DraftView
from handlers.draft_wording import days_phrase, order_name
from handlers.paging import Page, rows
from handlers.screen import Button, Screen
from handlers.wording import cut
from locales.texts import Html, Texts
from roadmap.diff import Changed, Diff, Line
from services.drafts import Draft

PAGE = 8
NAME = 45
FIELD_KEYS = {
    "level": "draft-field-level",
    "measure": "draft-field-measure",
    "description": "draft-field-description",
    "term": "draft-field-term",
    "responsible": "draft-field-responsible",
    "result": "draft-field-result",
    "asked": "draft-field-asked",
    "kind": "draft-field-kind",
    "evidence": "draft-field-evidence",
}


def diff_lines(texts: Texts, diff: Diff, limit: int) -> Iterator[Html]:
    """What changes in figures and in the first lines; that the answers stay."""
    if not diff:
        yield texts.say("draft-diff-same")
        return
    yield texts.say("draft-diff-head")
    lines = list(_lines(texts, diff))
    yield from lines[:limit]
    if len(lines) > limit:
        yield texts.say("draft-diff-more", count=len(lines) - limit)
    yield texts.say("draft-diff-kept")


def changes_screen(texts: Texts, draft: Draft, page: int) -> Screen:
    """All of it, page by page."""
    here = Page(tuple(_lines(texts, draft.understood.diff or Diff())), page, PAGE)
    head = texts.say("draft-head", order=order_name(texts, draft.order))

    def turn(number: int) -> str:
        return DraftView(draft_id=draft.row.id, view="changes", page=number).pack()

    back = Button(texts.say_plain("button-back"), DraftView(draft_id=draft.row.id, view="preview").pack())
    return Screen(Html.joined([head, *here.shown]), rows(here.turns(texts, turn), (back,)))


def _lines(texts: Texts, diff: Diff) -> Iterator[Html]:
    for line in diff.added:
        yield texts.say("draft-diff-added", place=_place(line), name=_name(line))
    for each in diff.moved:
        yield _moved(texts, each)
    for each in diff.changed:
        fields = ", ".join(texts.say_plain(FIELD_KEYS[name]) for name in each.fields)
        yield texts.say("draft-diff-changed", place=_place(each.after), name=_name(each.after), fields=fields)
    for line in diff.removed:
        yield texts.say("draft-diff-removed", place=_place(line), name=_name(line))


def _moved(texts: Texts, each: Changed) -> Html:
    """Only the days that differ."""
    gone = [day for day in each.before.days if day not in each.after.days]
    new = [day for day in each.after.days if day not in each.before.days]
    none = texts.say_plain("draft-diff-no-days")
    return texts.say(
        "draft-diff-moved",
        place=_place(each.after),
        name=_name(each.after),
        before=days_phrase(texts, gone) or none,
        after=days_phrase(texts, new) or none,
    )


def _place(line: Line) -> str:
    return f"{line.code} · {line.number.strip(' .') or line.key}"


def _name(line: Line) -> str:
    return cut(line.short_name, NAME)
