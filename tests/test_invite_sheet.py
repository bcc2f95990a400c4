"""The sheet of invitations: a code a school that leads to its link, and nothing in it that acts."""

import io
import json
import zipfile

import segno
from docx import Document
from PIL import Image
from test_papers import FIELDS, HOSTILE
from word_text import WordText

from documents.invite_papers import InviteCard, InvitePaper
from documents.invite_sheet import CARD_WIDTH, CODE, LINE, write
from documents.papers import dump
from documents.writing import write_paper

LINK = "https://t.me/vekhi_bot?start=" + "aB3_-" * 8 + "xyz"
LINES = ("Директору: наведите камеру телефона на код", "и нажмите «Старт»")


def sheet(*cards: InviteCard) -> bytes:
    paper = InvitePaper("Приглашения", cards, "2022-12-20T10:00:00+03:00")
    return write(json.loads(dump(paper)))


def codes(content: bytes) -> list[list[list[bool]]]:
    """What is dark in each picture, square by square, without the quiet edge."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = sorted(name for name in package.namelist() if name.startswith("word/media/"))
        pictures = [Image.open(io.BytesIO(package.read(name))).convert("L") for name in names]
    found = []
    for picture in pictures:
        squares = range(20, picture.width - 20, 10)
        found.append([[picture.getpixel((x + 5, y + 5)) == 0 for x in squares] for y in squares])
    return found


def test_a_code_leads_to_the_link() -> None:
    (drawn,) = codes(sheet(InviteCard("СШ № 9", LINK, LINES)))
    expected = segno.make(LINK, error="q", micro=False).matrix
    assert drawn == [[bool(module) for module in line] for line in expected]


def test_a_card_names_the_school_and_says_what_to_do_in_two_lines() -> None:
    read = WordText.read(sheet(InviteCard("СШ № 9", LINK, LINES), InviteCard("СШ № 13", LINK, LINES)))
    assert read.rows == (("\n".join(("СШ № 9", "", *LINES)), "\n".join(("СШ № 13", "", *LINES))),)


def test_a_page_is_a4_and_holds_eight_cards() -> None:
    document = Document(io.BytesIO(sheet(*[InviteCard(f"СШ № {n}", LINK, LINES) for n in range(8)])))
    section, (table,) = document.sections[0], document.tables
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    height = sum(row.height for row in table.rows)
    assert height <= section.page_height - section.top_margin - section.bottom_margin


async def test_a_hostile_name_is_only_text() -> None:
    card = InviteCard(" ".join(HOSTILE), LINK, (HOSTILE[0], HOSTILE[1]))
    read = WordText.read(await write_paper("invite_sheet", InvitePaper("П", (card,), "2022-12-20T10:00:00")))
    assert HOSTILE[0] in read.text
    assert not [found for part in read.parts.values() for found in FIELDS.findall(part)]


def test_the_longest_name_leaves_room_for_what_is_below_it() -> None:
    made = Document(io.BytesIO(sheet(InviteCard("Школа " * 33, LINK, LINES))))
    row = made.tables[0].rows[0]
    name, _, *lines = row.cells[0].paragraphs
    size = name.runs[0].font.size
    assert size
    assert row.height
    signs_a_line = CARD_WIDTH / (size * 0.55)
    needed = -(-198 // signs_a_line) * size * 1.15 + CODE * 1.05 + len(lines) * LINE * 1.15
    assert needed <= row.height
