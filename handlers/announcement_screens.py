"""An announced order as a school reads it, and as the coordinator sees who has read it."""

from collections.abc import Sequence
from datetime import date, tzinfo

from handlers.callbacks import (
    Acknowledge,
    AnnounceOrder,
    OpenList,
    OpenOrder,
    OrderAcknowledged,
    OrderFile,
)
from handlers.paging import Page, rows
from handlers.screen import Button, Screen
from handlers.wording import IN_A_LIST, capital, cut, line
from locales import dates
from locales.texts import Html, Texts
from services.acknowledgements import Announced
from services.announcements import Audience
from services.duties import gather
from services.recipients import Bound
from services.shares import Share
from storage.announcements import OrderRow

TITLE = 140
NEAREST = 4
NAMES_PAGE = 60
COUNTED_KEYS = ("announcement-to-answer", "announcement-meetings", "announcement-at-need")


def announcement_screen(texts: Texts, announced: Announced, zone: tzinfo) -> Screen:
    """The first message about an order, and its receipt once it is read."""
    order, shares = announced.order, announced.shares
    blocks = [*_said(texts, order, shares, announced.today)]
    blocks += [_read(texts, share, zone) for share in shares if share.acknowledgement]
    if not announced.is_read:
        blocks.append(texts.say("announcement-next"))
    read = Button(texts.say_plain("button-acknowledge"), Acknowledge(order_id=order.id).pack())
    asked = Button(texts.say_plain("button-what-is-needed"), OpenList().pack())
    file = Button(texts.say_plain("button-order-file"), OrderFile(order_id=order.id).pack())
    return Screen(
        Html.joined(blocks, "\n\n"),
        rows(() if announced.is_read else (read,), (asked, file) if order.file else (asked,)),
    )


def announce_button(texts: Texts, order_id: int) -> Button:
    """«📣 Сообщить школам», for the screens of an order."""
    return Button(texts.say_plain("button-announce"), AnnounceOrder(order_id=order_id).pack())


def who_has_read_button(texts: Texts, order_id: int) -> Button:
    return Button(texts.say_plain("button-who-has-read"), OrderAcknowledged(order_id=order_id).pack())


def open_order_button(texts: Texts, order: OrderRow) -> Button:
    label = texts.say_plain("button-open-order", number=order.number)
    return Button(label, OpenOrder(order_id=order.id).pack())


def order_date(texts: Texts, day: date, today: date) -> str:
    """«13 декабря», with the year where it is another one."""
    return dates.day(texts, day) if day.year == today.year else dates.numeric(day)


def proposed_screen(texts: Texts, audience: Audience, example: Share, zone: tzinfo) -> Screen:
    """Whom it would reach and what one of them would read, before anything is sent."""
    order = audience.order
    joined = sum(bool(each.members) for each in audience.schools)
    quote = Html.joined(_said(texts, order, (example,), audience.today))
    lines = [_head(texts, audience), texts.say("announce-whom", schools=len(audience.schools), joined=joined)]
    lines.append(_reach(texts, audience, joined))
    if audience.untold and audience.leaves_at:
        lines.append(texts.say("announce-leaves", moment=dates.moment(texts, audience.leaves_at, zone)))
    lines.append(texts.say("announce-late"))
    reads = texts.say("announce-reads", school=example.school)
    blocks = [Html.joined(lines), Html.joined([reads, Html(f"<blockquote>{quote}</blockquote>")])]
    if order.announced_at and not audience.untold:
        return Screen(Html.joined(blocks, "\n\n"), ((who_has_read_button(texts, order.id),),))
    yes = Button(texts.say_plain("button-announce-yes"), AnnounceOrder(order_id=order.id, act="yes").pack())
    no = Button(texts.say_plain("button-announce-no"), AnnounceOrder(order_id=order.id, act="no").pack())
    return Screen(Html.joined([*blocks, texts.say("announce-ask")], "\n\n"), ((yes, no),))


def announced_screen(texts: Texts, audience: Audience, schools: int) -> Screen:
    """The receipt: how many schools are told by this press, and how many have read it."""
    told = texts.say("announced-now", count=schools) if schools else texts.say("announced-nobody-new")
    lines = [_head(texts, audience), told, _count(texts, audience)]
    return Screen(Html.joined(lines), ((who_has_read_button(texts, audience.order.id),),))


def progress_screen(texts: Texts, audience: Audience, zone: tzinfo, page: int = 0) -> Screen:
    """«Ознакомились 40 из 43», and who has not yet, page by page."""
    order = audience.order
    here = Page((*audience.unread, *audience.absent), page, NAMES_PAGE)
    lines = [_head(texts, audience), _count(texts, audience)]
    if order.announced_at:
        day = dates.day(texts, order.announced_at.astimezone(zone).date())
        lines.append(texts.say("progress-told", day=day))
    else:
        lines.append(texts.say("progress-not-told"))
    unread = [each for each in here.shown if each.members]
    absent = [each for each in here.shown if not each.members]
    if unread:
        lines += [Html(), texts.say("progress-unread", names=_names(unread))]
    if absent:
        lines += [Html(), texts.say("progress-absent", names=_names(absent))]
    if audience.schools and not here.shown:
        lines.append(texts.say("progress-all"))
    turns = here.turns(texts, lambda number: OrderAcknowledged(order_id=order.id, page=number).pack())
    again = Button(texts.say_plain("button-refresh"), OrderAcknowledged(order_id=order.id).pack())
    tell = (announce_button(texts, order.id),) if audience.untold or not order.announced_at else ()
    return Screen(Html.joined(lines), rows(turns, tell, (again,)))


def _said(texts: Texts, order: OrderRow, shares: Sequence[Share], today: date) -> list[Html]:
    head = texts.say("announcement-head", number=order.number, date=order_date(texts, order.date, today))
    title = Html.of(cut(order.title, TITLE))
    return [Html.joined([head, title]), *(_share(texts, share, alone=len(shares) == 1) for share in shares)]


def _share(texts: Texts, share: Share, *, alone: bool) -> Html:
    counts = (share.to_answer, share.meetings, share.at_need)
    counted = zip(COUNTED_KEYS, counts, strict=True)
    parts = ", ".join(texts.say_plain(key, count=count) for key, count in counted if count)
    if alone:
        lines = [texts.say("announcement-share", items=share.items, parts=parts)]
    else:
        lines = [texts.say("announcement-share-of", school=share.school, items=share.items, parts=parts)]
    if share.due and alone:
        nearest = gather(share.nearest)
        lines.append(texts.say("announcement-nearest", due=dates.weekday(texts, share.due)))
        lines += [line(texts, *each) for each in nearest[:NEAREST]]
        if len(nearest) > NEAREST:
            lines.append(texts.say("announcement-more", count=len(nearest) - NEAREST))
    return Html.joined(lines)


def _read(texts: Texts, share: Share, zone: tzinfo) -> Html:
    assert share.acknowledgement
    day = dates.day(texts, share.acknowledgement.at.astimezone(zone).date())
    who = share.acknowledgement.person
    if not who:
        return texts.say("announcement-read-by-nobody", day=day, school=share.school)
    return texts.say("announcement-read", day=day, school=share.school, who=capital(who))


def _head(texts: Texts, audience: Audience) -> Html:
    order = audience.order
    return texts.say("announce-head", number=order.number, date=order_date(texts, order.date, audience.today))


def _reach(texts: Texts, audience: Audience, joined: int) -> Html:
    if audience.untold:
        return texts.say("announce-reach", count=len(audience.untold))
    return texts.say("announce-reach-told" if joined else "announce-reach-nobody")


def _count(texts: Texts, audience: Audience) -> Html:
    return texts.say("progress-count", done=len(audience.read), schools=len(audience.schools))


def _names(schools: Sequence[Bound]) -> str:
    return ", ".join(cut(each.name, IN_A_LIST) for each in schools)
