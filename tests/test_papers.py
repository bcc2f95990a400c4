"""The files that the child writes: Word without anything that acts, calendars that phones take."""

import asyncio
import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Cm, Pt
from icalendar import Calendar
from word_text import WordText

from documents.papers import CalendarPaper, Entry, Part, PlanPaper, Row, SchoolPaper, Signature
from documents.writing import write_paper
from roadmap.errors import RejectedError

ROOT = Path(__file__).parent.parent
HOSTILE = (
    'HYPERLINK "http://example.org"', "{ INCLUDETEXT file }", "=1+1", "<w:fldSimple w:instr='DDE'/>",
    "\x00\x0b\u202ecod.exe", "]]>&amp;<b>", "\ud800", "http://example.org/x", "😀",
)  # fmt: skip
FIELDS = re.compile(r"<w:(?:fldSimple|instrText|fldChar|hyperlink|object|altChunk|attachedTemplate)\b[^>]*")


def paper(*rows: Row) -> SchoolPaper:
    return SchoolPaper(
        title="ИНФОРМАЦИЯ",
        heading=("о реализации планов в МБОУ «СШ № 9»",),
        opening=("Во исполнение приказа проведена работа.",),
        columns=("№", "Мероприятие", "Срок", "Информация", "Документы"),
        plans=(PlanPaper("План", (Part("1. Раздел", rows),)),),
        signature=Signature("Директор", "(подпись)", "(расшифровка)", "20 января 2023 г."),
        created="2023-01-20",
    )


ROW = Row("1.6", "Разработка плана", "декабрь 2022", ("Издан приказ.",), ("Приказ от 23.12.2022 № 145",))


def write_word(*rows: Row) -> bytes:
    return asyncio.run(write_paper("school_report", paper(*rows)))


@pytest.fixture(scope="module")
def word() -> bytes:
    return write_word(ROW, Row("1.7", "\n".join(HOSTILE), HOSTILE[0], HOSTILE, HOSTILE))


def test_a_page_is_a_landscape_sheet_in_times_new_roman(word: bytes) -> None:
    document = Document(BytesIO(word))
    section = document.sections[0]
    sides = [Cm(29.7) - (section.page_width or 0), Cm(21) - (section.page_height or 0)]
    assert all(abs(rest) < Cm(0.01) for rest in sides)
    normal = document.styles["Normal"]
    assert (normal.font.name, normal.font.size.pt) == ("Times New Roman", 14)
    run = document.tables[0].rows[2].cells[0].paragraphs[0].runs[0]
    assert run.font.size == Pt(12)


def test_the_table_tells_what_it_was_given(word: bytes) -> None:
    read = WordText.read(word)
    assert read.row("1.6") == [ROW.number, ROW.measure, ROW.term, *ROW.told, *ROW.proof]
    assert "Директор" in read.text
    assert "20 января 2023 г." in read.text


def test_the_head_of_the_table_stands_on_every_page(word: bytes) -> None:
    assert WordText.read(word).parts["word/document.xml"].count("w:tblHeader") == 1


def test_nothing_of_what_people_typed_acts(word: bytes) -> None:
    parts = WordText.read(word).parts
    found = [found for text in parts.values() for found in FIELDS.findall(text)]
    assert found == ['<w:fldSimple w:instr="PAGE"/']
    assert not any("vba" in name.lower() or 'TargetMode="External"' in text for name, text in parts.items())
    assert "HYPERLINK" in WordText.read(word).text


def test_nothing_tells_what_wrote_it(word: bytes) -> None:
    assert "python-docx" not in WordText.read(word).parts["docProps/core.xml"]


def test_a_long_year_of_a_school_is_written_in_the_childs_limits() -> None:
    rows = [
        Row(str(number), "мероприятие " * 40, "в течение года", ("сделано. " * 60,), ("–",))
        for number in range(400)
    ]
    assert len(WordText.read(write_word(*rows)).rows) > 400


def test_an_unknown_kind_of_paper_is_refused_in_one_line() -> None:
    command = (sys.executable, "-m", "documents.write", "../secrets")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_the_child_loads_nothing_of_the_bot() -> None:
    script = (
        "import sys, documents.write, documents.school_report, documents.calendar_file;"
        "strangers = {'bot', 'aiogram', 'sqlalchemy', 'aiohttp', 'storage', 'services', 'handlers'};"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & strangers))"
    )
    command = (sys.executable, "-c", script)
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == "[]\n"


async def test_a_child_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(RejectedError, match="paper-too-heavy"):
        await write_paper("school_report", paper(ROW), wall_seconds=0.001)


STAMP = datetime(2022, 12, 20, 7, tzinfo=UTC)
ENTRIES = (
    Entry("assignment-1@bot", "Школьная дорожная карта, приказ; ДК1 · 1.6 " * 4, "Нужно: приказ\nОтветить",
          day="2022-12-30"),
    Entry("event-1@bot", "Совещание", starts="2023-01-26T12:00:00+00:00", ends="2023-01-26T13:00:00+00:00",
          place="УОиМП, зал", link="https://example.org/a?b=c,d"),
    Entry("event-2@bot", "Вебинар\r\nBEGIN:VALARM", day="2023-02-01", is_cancelled=True),
)  # fmt: skip


@pytest.fixture(scope="module")
def ics() -> bytes:
    made = CalendarPaper("Вехи: СШ № 9", "2022-12-20T07:00:00+00:00", 42, ENTRIES)
    return asyncio.run(write_paper("calendar_file", made))


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says(ics: bytes) -> None:
    assert ics.endswith(b"END:VCALENDAR\r\n")
    lines = ics.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    assert all(line.decode() for line in lines)


def test_another_reader_finds_the_same_entries(ics: bytes) -> None:
    read = Calendar.from_ical(ics)
    found = {str(event["UID"]): event for event in read.walk("VEVENT")}
    assert found.keys() == {entry.uid for entry in ENTRIES}
    assert str(found["assignment-1@bot"]["SUMMARY"]) == ENTRIES[0].summary
    assert str(found["assignment-1@bot"]["DESCRIPTION"]) == ENTRIES[0].description
    assert str(found["event-1@bot"]["LOCATION"]) == ENTRIES[1].place
    assert str(found["event-1@bot"]["URL"]) == ENTRIES[1].link


def test_a_due_day_is_whole_and_takes_no_time(ics: bytes) -> None:
    event = Calendar.from_ical(ics).walk("VEVENT")[0]
    assert event["DTSTART"].dt == date(2022, 12, 30)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_every_entry_can_be_updated_by_its_uid(ics: bytes) -> None:
    for event in Calendar.from_ical(ics).walk("VEVENT"):
        assert int(event["SEQUENCE"]) == 42
        assert event["DTSTAMP"].dt == STAMP
        assert event["LAST-MODIFIED"].dt == STAMP
        assert str(event["STATUS"]) == ("CANCELLED" if event["UID"] == "event-2@bot" else "CONFIRMED")


def test_nothing_rings(ics: bytes) -> None:
    assert not Calendar.from_ical(ics).walk("VALARM")
