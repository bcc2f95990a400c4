"""The screen of ticks: who came."""

from dataclasses import replace

from handlers.event_buttons import TickSchool
from handlers.event_sheets import sheet_screen
from locales.texts import Texts
from roadmap.model import OrganizationKind, Side, Status
from services.attendance import Sheet
from services.comings import Presence
from services.meetings import Meeting, Stage
from storage.events import AskedRow, EventRow

SCHOOLS = ("СШ № 11", "Лицей № 1", "СШ № 9")


def sheet() -> Sheet:
    asked = tuple(
        AskedRow(1, 1, id_, id_, school, OrganizationKind.SCHOOL, Side.TAKING_PART, Status.PENDING)
        for id_, school in enumerate(SCHOOLS)
    )
    row = EventRow(1, "совещание", None, "", "", None, None, None, None)
    presences = {0: Presence.ABSENT, 1: Presence.DEPUTY, 2: Presence.PRESENT}
    return Sheet(Meeting(row, (), asked, Stage.OVER), presences, {})


def test_a_school_without_a_mark_is_named_and_a_tap_marks_it_present() -> None:
    held = replace(sheet(), presences={0: Presence.ABSENT, 1: Presence.DEPUTY})
    screen = sheet_screen(Texts("ru", strict=True), held)
    assert "Были 1 из 3" in screen.text
    assert "пока без отметки: СШ № 9" in screen.text
    (button,) = (each for row in screen.rows for each in row if each.text == "❔ СШ № 9")
    assert TickSchool.unpack(button.data or "").presence is Presence.PRESENT


def test_schools_stand_in_the_order_in_which_they_are_looked_for() -> None:
    screen = sheet_screen(Texts("ru", strict=True), sheet())
    labels = [button.text for row in screen.rows for button in row]
    assert labels[:3] == ["👤 Лицей № 1", "✅ СШ № 9", "⬜ СШ № 11"]
