"""What a daily message or a greeting says of orders: new ones, and what has changed in them."""

from collections.abc import Sequence
from datetime import date

from handlers.announcement_screens import open_order_button, order_date
from handlers.callbacks import OpenList
from handlers.screen import Button, Screen
from handlers.wording import cut, item_button, name_line, places
from locales import dates
from locales.texts import Html, Texts
from roadmap.workdays import WorkDays
from services.amendments import Amendment, News
from services.duties import asked_until, gather
from storage.announcements import OrderRow
from storage.assignments import AssignmentRow

NAMES_ALONE, NAMES_BESIDE = 3, (2, 1, 0)
SHORT = 900
NAME = 45
BUTTONS = 6


def news_screen(texts: Texts, news: News, today: date, workdays: WorkDays) -> Screen:
    """The news of a day on which nothing else is to be said."""
    blocks = _blocks(texts, news, today, workdays, NAMES_ALONE)
    if news.amendments:
        blocks.append(texts.say("news-tail"))
    first = tuple(line[0] for line in gather(news.standing))
    items = [(item_button(row, first),) for row in first[:BUTTONS]]
    everything = (Button(texts.say_plain("button-what-is-needed"), OpenList().pack()),)
    buttons = (*_orders(texts, news), *items, everything)
    return Screen(Html.joined(blocks, "\n\n"), buttons, tuple(row.id for row in first))


def with_news(texts: Texts, screen: Screen, news: News, today: date, workdays: WorkDays) -> Screen:
    """The day's message with the news before it, as many names as leave it short, else figures alone."""
    for names in NAMES_BESIDE:
        blocks = _blocks(texts, news, today, workdays, names)
        text = Html.joined([*blocks, Html(screen.text)], "\n\n")
        if len(text) <= SHORT:
            break
    return Screen(text, (*_orders(texts, news), *screen.rows), screen.mentions)


def with_orders(texts: Texts, greeting: Screen, orders: Sequence[OrderRow], today: date) -> Screen:
    """A greeting with the orders that were announced before: the school has not read them yet."""
    lines = [
        texts.say("greeting-order", number=each.number, date=order_date(texts, each.date, today))
        for each in orders
    ]
    buttons = tuple((open_order_button(texts, order),) for order in orders)
    text = Html.joined([Html(greeting.text), *lines], "\n\n")
    return Screen(text, (*greeting.rows, *buttons), greeting.mentions)


def _orders(texts: Texts, news: News) -> tuple[tuple[Button, ...], ...]:
    return tuple((open_order_button(texts, order),) for order in news.orders)


def _blocks(texts: Texts, news: News, today: date, workdays: WorkDays, names: int) -> list[Html]:
    orders = [
        texts.say("news-order", number=each.number, date=order_date(texts, each.date, today))
        for each in news.orders
    ]
    return [*orders, *(_amendment(texts, each, workdays, names) for each in news.amendments)]


NEWS_KEYS = ("news-new", "news-moved", "news-changed", "news-removed")


def _amendment(texts: Texts, amendment: Amendment, workdays: WorkDays, names: int) -> Html:
    parts = (amendment.new, amendment.moved, amendment.changed, amendment.removed)
    lines = [texts.say("news-head", number=amendment.number)]
    for key, rows in zip(NEWS_KEYS, parts, strict=True):
        if rows:
            is_dated = key in {"news-new", "news-moved"}
            lines.append(texts.say(key, names=_names(texts, rows, workdays if is_dated else None, names)))
    return Html.joined(lines)


def _names(texts: Texts, rows: Sequence[AssignmentRow], workdays: WorkDays | None, most: int) -> str:
    """At most so many names, with the day until which each is asked where `workdays` are given."""
    found = gather(rows)
    if not most:
        return str(len(found))
    named = [_name(texts, line, workdays) for line in found[:most]]
    if len(found) > most:
        named.append(texts.say_plain("news-more", count=len(found) - most))
    return "; ".join(named)


def _name(texts: Texts, line: Sequence[AssignmentRow], workdays: WorkDays | None) -> str:
    same = {"name": cut(name_line(texts, line), NAME), "place": places(line)}
    if workdays is None:
        return texts.say_plain("news-name", **same)
    due = dates.weekday(texts, min(asked_until(row, workdays) for row in line))
    return texts.say_plain("news-name-until", **same, due=due)
