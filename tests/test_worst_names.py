"""Lists of schools whose names are as long as they may be: what the centre is shown has room for them."""

import html
import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from handlers.announcement_screens import progress_screen
from handlers.broadcast_screens import letter_screen, reach_screen
from handlers.chasing_screens import batch_screen
from handlers.screen import Screen
from locales.texts import Texts
from services.announcements import Audience
from services.broadcasts import LONGEST
from services.chasing import Batch
from services.letter_drafts import Draft, Letter, Target
from services.letters import Reach
from services.recipients import Bound
from services.school_changes import LONGEST_NAME
from storage.announcements import OrderRow

MOST = 4096
"""Signs of a message, as Telegram counts them: after its tags are taken for what they are."""
NOW = datetime(2023, 1, 25, 7, tzinfo=UTC)
NAMES = tuple((f"Школа «<имени> & {number} " + "очень" * 50)[:LONGEST_NAME] for number in range(400))


def letter() -> Screen:
    targets = tuple(Target(id_, name, id_ if id_ % 2 else None) for id_, name in enumerate(NAMES))
    draft = Draft(to="schools", schools=tuple(range(400)), text="&" * LONGEST, kept=1)
    return letter_screen(Texts("ru"), Letter(draft, "ОЦПРМСО", targets, targets, (), NOW), UTC)


def reach() -> Screen:
    return reach_screen(Texts("ru"), Reach(1, NOW, "&" * LONGEST, NAMES, NAMES, NAMES, NAMES, NAMES), UTC)


def batch() -> Screen:
    return batch_screen(Texts("ru"), Batch("inbox:7", NOW, NAMES, NAMES, NAMES, NAMES), UTC)


def progress() -> Screen:
    order = OrderRow(1, "594", date(2022, 12, 13), "", "УОиМП", NOW, None)
    schools = tuple(Bound(id_, name, None, ()) for id_, name in enumerate(NAMES))
    return progress_screen(Texts("ru"), Audience(order, schools, (), None, NOW.date()), UTC)


@pytest.mark.parametrize("draw", [letter, reach, batch, progress])
def test_a_screen_full_of_long_names_fits_into_one_message(draw: Callable[[], Screen]) -> None:
    screen = draw()
    text = html.unescape(re.sub(r"<[^>]+>", "", screen.text))
    assert len(text.encode("utf-16-le")) // 2 <= MOST
    assert sum(map(len, screen.rows)) <= 100
