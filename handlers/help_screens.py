"""A difficulty as the mentor school sees it, and the mentor's word as the school does (TEXTS 7)."""

from collections.abc import Sequence
from datetime import date, tzinfo

from handlers.screen import Button, Screen
from handlers.trouble_buttons import HelpAnswer, OpenHelp
from handlers.trouble_rows import reason_text
from handlers.wording import BUTTON_TEXT, CARD_TEXT, capital, cut, due_phrase, place
from locales import dates
from locales.texts import Html, Texts
from services.help import Plea
from storage.assignments import AssignmentRow

SHOWN = 3
BUTTON_KEYS = {
    "can_help": "button-can-help",
    "will_call": "button-will-call",
    "not_now": "button-not-now",
}
ANSWERED_KEYS = {
    "can_help": "help-answered-can-help",
    "will_call": "help-answered-will-call",
    "not_now": "help-answered-not-now",
}
NEWS_KEYS = {"can_help": "help-can-help", "will_call": "help-will-call", "not_now": "help-not-now"}


def plea_screen(texts: Texts, plea: Plea, today: date) -> Screen:
    """Only the school, the item and its words; three answers, or the one that was given."""
    first, _, second = plea.year.partition("/")
    year = f"{first}/{second[-2:]}"
    lines = [
        texts.say("help-asked", school=plea.row.organization, year=year),
        texts.say("help-about", due=due_phrase(texts, plea.due, today), **_about(plea.row)),
        texts.say("help-words", words=cut(reason_text(texts, plea.reason, plea.comment), CARD_TEXT * 3)),
    ]
    if plea.answer:
        lines += [Html(), texts.say(ANSWERED_KEYS[plea.answer], school=plea.row.organization)]
        return Screen(Html.joined(lines))
    lines.append(texts.say("help-no-report"))
    data = (
        (key, HelpAnswer.model_validate({"reply_id": plea.reply_id, "answer": key})) for key in BUTTON_KEYS
    )
    buttons = [Button(texts.say_plain(BUTTON_KEYS[key]), each.pack()) for key, each in data]
    return Screen(Html.joined(lines), (tuple(buttons[:2]), tuple(buttons[2:])))


def with_pleas(texts: Texts, screen: Screen, pleas: Sequence[Plea]) -> Screen:
    """Below what is asked of the own school, who waits for its advice."""
    if not pleas:
        return screen
    lines = [Html(f"<b>{texts.say('my-pleas')}</b>")]
    buttons = []
    for each in pleas[:SHOWN]:
        about = {"name": each.row.short_name, "place": place(each.row), "school": each.row.organization}
        lines.append(texts.say("my-plea", **about))
        label = cut(texts.say_plain("button-plea", **about), BUTTON_TEXT)
        buttons.append((Button(label, OpenHelp(reply_id=each.reply_id).pack()),))
    text = Html.joined([Html(screen.text), Html.joined(lines)], "\n\n")
    return Screen(text, (*screen.rows, *buttons), screen.mentions)


def plea_over_screen(texts: Texts, row: AssignmentRow) -> Screen:
    about = {"name": row.short_name, "place": place(row)}
    return Screen(texts.say("help-withdrawn", school=row.organization, **about))


def help_news_screen(texts: Texts, plea: Plea, today: date, zone: tzinfo) -> Screen:
    """The mentor's answer, told to the school that asked."""
    assert plea.answer
    assert plea.answered_at
    day = plea.answered_at.astimezone(zone).date()
    when = texts.say_plain("seen-today") if day == today else dates.day(texts, day)
    about = {"mentor": plea.mentor, "name": plea.row.short_name, "place": place(plea.row)}
    text = texts.say(NEWS_KEYS[plea.answer], when=when, **about)
    return Screen(text, mentions=(plea.row.id,))


def _about(row: AssignmentRow) -> dict[str, str]:
    return {"name": capital(row.short_name), "place": place(row)}
