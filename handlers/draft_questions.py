"""What is not clear in a draft, one question after another, and a typed term before it counts."""

from collections.abc import Iterator, Sequence
from datetime import date

from handlers.draft_buttons import DraftAgree, DraftAnswer, DraftView
from handlers.draft_wording import days_phrase
from handlers.paging import rows
from handlers.screen import Button, Screen
from handlers.wording import cut
from locales.texts import Html, Texts
from roadmap.choices import What, find_item
from roadmap.choices_questions import OpenQuestion, open_questions
from roadmap.model import Problem, Window
from services.draft_texts import Proposal
from services.drafts import Draft

MEASURE = 140
LABEL = 40
LIKE = frozenset({"proposal-term-like", "proposal-term-usual"})
"""Proposals that stand in the text; the others are said by their button."""


def find_next(draft: Draft, after: OpenQuestion | None = None) -> OpenQuestion | None:
    """The first open question; after another one, what is left at its place, then the one below it."""
    questions = open_questions(draft.understood.base, draft.order)
    if after is None:
        return next(iter(questions), None)
    left = [each for each in questions if each.number != after.number]
    here = (each for each in left if each.place and each.place == after.place and each.number < after.number)
    below = (each for each in left if each.number > after.number)
    return next(here, None) or next(below, None)


def question_screen(texts: Texts, draft: Draft, question: OpenQuestion) -> Screen:
    lines = [
        texts.say("draft-question-head", count=len(open_questions(draft.understood.base, draft.order))),
        *_about(texts, draft, question),
        Html(),
        *(texts.say(each.key, **dict(each.values)) for each in question.problems),
    ]
    said = [each for each in question.problems if _is_said(each, question)]
    lines += [texts.say(each.proposal_key, **dict(each.proposal_values)) for each in said]
    return Screen(Html.joined(lines), _buttons(texts, draft, question))


def _about(texts: Texts, draft: Draft, question: OpenQuestion) -> Iterator[Html]:
    item = find_item(draft.order, question.place)
    if item:
        yield texts.say("draft-question-item", place=question.place, measure=cut(item.measure, MEASURE))
    elif question.place:
        yield texts.say("draft-question-place", place=question.place)


def _is_said(problem: Problem, question: OpenQuestion) -> bool:
    """Its proposal has words that no button says."""
    if not problem.proposal_key or problem is not question.problems[0]:
        return False
    return problem.proposal_key in LIKE or not question.proposed


def _buttons(texts: Texts, draft: Draft, question: OpenQuestion) -> tuple[tuple[Button, ...], ...]:
    def answer(words: str, way: str) -> Button:
        values = {"draft_id": draft.row.id, "question": question.number, "way": way}
        return Button(words, DraftAnswer.model_validate(values).pack())

    first = question.problems[0]
    take = [answer(_take_label(texts, first), "take")] if question.proposed else []
    readings = [
        (answer(cut(_reading(texts, windows), LABEL), f"read{number}"),)
        for number, windows in enumerate(question.readings[:2])
    ]
    type_ = (
        [answer(texts.say_plain("button-draft-type"), "type")] if question.can_type or question.body else []
    )
    skip = [answer(texts.say_plain("button-draft-leave"), "skip")] if question.can_skip else []
    seen = [answer(texts.say_plain("button-draft-seen"), "seen")] if _needs_seen(question) else []
    later = answer(texts.say_plain("button-draft-later"), "later")
    back = Button(texts.say_plain("button-back"), DraftView(draft_id=draft.row.id, view="preview").pack())
    return rows(tuple(take), *readings, tuple(type_ + skip), tuple(seen), (later, back))


def _needs_seen(question: OpenQuestion) -> bool:
    return not (question.proposed or question.readings or question.can_type or question.body)


def _take_label(texts: Texts, problem: Problem) -> str:
    if problem.proposal_key == "proposal-term-like":
        return texts.say_plain("button-draft-from-there")
    if problem.proposal_key == "proposal-term-usual":
        return texts.say_plain("button-draft-like-others")
    return cut(texts.say_plain(problem.proposal_key, **dict(problem.proposal_values)).rstrip("."), LABEL)


def _reading(texts: Texts, windows: Sequence[Window]) -> str:
    return texts.say_plain("button-draft-reading", days=days_phrase(texts, _days(windows)))


def _days(windows: Sequence[Window]) -> list[date]:
    return sorted({window.due for window in windows})


def type_screen(texts: Texts, draft_id: int, place: str, what: What) -> Screen:
    """What is waited for; the next message says it."""
    key = TYPE_KEYS[what]
    back = Button(texts.say_plain("button-back"), DraftView(draft_id=draft_id, view="preview").pack())
    return Screen(texts.say(key, place=place), ((back,),))


TYPE_KEYS = {
    What.TERM: "draft-type-term",
    What.DATE: "draft-type-date",
    What.SHORT_NAME: "draft-type-name",
    What.BODY: "draft-type-body",
}


def proposal_screen(texts: Texts, proposal: Proposal) -> Screen:
    """A typed term as it was understood: its next days, to be agreed with."""
    wanted, schedule = proposal.wanted, proposal.schedule
    back = Button(texts.say_plain("button-back"), DraftView(draft_id=wanted.draft_id, view="preview").pack())
    said = {"place": wanted.place, "text": cut(wanted.text, 120)}
    if not proposal.is_understood:
        return Screen(texts.say("draft-term-unread", **said), ((back,),))
    again = texts.say_plain("button-draft-type-again")
    type_again = Button(again, DraftAgree(draft_id=wanted.draft_id, reading=-1).pack())
    if schedule.ambiguous:
        readings = [
            (
                Button(
                    cut(_reading(texts, windows), LABEL),
                    DraftAgree(draft_id=wanted.draft_id, reading=number).pack(),
                ),
            )
            for number, windows in enumerate(schedule.readings[:2])
        ]
        return Screen(texts.say("draft-term-two", **said), (*readings, (type_again,), (back,)))
    yes = Button(texts.say_plain("button-draft-right"), DraftAgree(draft_id=wanted.draft_id).pack())
    days = days_phrase(texts, proposal.days)
    key = "draft-term-past" if proposal.is_past else "draft-term-read"
    return Screen(texts.say(key, **said, days=days), ((yes, type_again), (back,)))
