"""Schools × items as a PNG for a phone: colours that colour-blind people can tell, each with its sign."""

import io
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageDraw, ImageFont

from documents.tints import FAINT_SIGNS, TINTS, Tint

FONT = Path(__file__).parent / "fonts" / "DejaVuSans.ttf"
MARGIN = 16
CELL_WIDTH, CELL_HEIGHT = 48, 36
GAP = 3
TITLE, TEXT, SMALL, SIGN = 26, 23, 20, 24
LINES = 2
NAMES = (150, 260)
"""The narrowest and the widest column of schools' names."""
LEGEND_HEIGHT = 40
LEAST_WIDTH = 640


class Theme(NamedTuple):
    paper: str
    ink: str
    faint: str
    waiting: str


LIGHT = Theme("#FFFFFF", "#17202A", "#5C6670", "#E9ECEF")
DARK = Theme("#17212B", "#F2F5F7", "#A9B4BE", "#2B3946")


def write(paper: dict[str, Any]) -> bytes:
    theme = DARK if paper["is_dark"] else LIGHT
    columns, bands = paper["columns"], paper["bands"]
    names = [row["name"] for band in bands for row in band["rows"]]
    left = MARGIN + min(max([NAMES[0], *(_width(name, TEXT) + 12 for name in names)]), NAMES[1])
    width = max(left + len(columns) * CELL_WIDTH + MARGIN, LEAST_WIDTH)
    titles = _wrap(paper["title"], width - 2 * MARGIN, TITLE)
    about = _wrap(paper["about"], width - 2 * MARGIN, SMALL)
    legend = _flow(paper["legend"], width - 2 * MARGIN)
    top = MARGIN + len(titles) * (TITLE + 8) + len(about) * (SMALL + 8) + 8
    body = (len(names) + len(bands) + 1) * CELL_HEIGHT
    height = top + body + 16 + len(legend) * LEGEND_HEIGHT + MARGIN
    image = Image.new("RGB", (width, height), theme.paper)
    draw = ImageDraw.Draw(image)
    below = _draw_lines(draw, titles, MARGIN, TITLE, theme.ink)
    _draw_lines(draw, about, below, SMALL, theme.faint)
    _draw_columns(draw, columns, left, top, theme)
    bottom = _draw_bands(image, draw, bands, left, top + CELL_HEIGHT, theme)
    _draw_legend(image, draw, legend, bottom + 16, theme)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    return buffer.getvalue()


def _draw_lines(draw: ImageDraw.ImageDraw, lines: list[str], top: int, size: int, ink: str) -> int:
    for line in lines:
        draw.text((MARGIN, top), line, ink, _font(size))
        top += size + 8
    return top


def _draw_columns(draw: ImageDraw.ImageDraw, columns: list[str], left: int, top: int, theme: Theme) -> None:
    for number, label in enumerate(columns):
        middle = left + number * CELL_WIDTH + CELL_WIDTH // 2
        size = TEXT if _width(label, TEXT) < CELL_WIDTH else TEXT - 5
        draw.text((middle, top + CELL_HEIGHT // 2), label, theme.ink, _font(size), anchor="mm")


def _draw_bands(
    image: Image.Image,
    draw: ImageDraw.ImageDraw,
    bands: list[dict[str, Any]],
    left: int,
    top: int,
    theme: Theme,
) -> int:
    for band in bands:
        draw.text((MARGIN, top + CELL_HEIGHT - 6), band["name"], theme.faint, _font(SMALL), anchor="ls")
        line = top + CELL_HEIGHT - 2
        draw.line((MARGIN, line, image.width - MARGIN, line), theme.faint, 1)
        top += CELL_HEIGHT
        for row in band["rows"]:
            name = _cut(row["name"], left - MARGIN - 8)
            draw.text((MARGIN, top + CELL_HEIGHT // 2), name, theme.ink, _font(TEXT), anchor="lm")
            for number, state in enumerate(row["cells"]):
                if state:
                    image.paste(_tile(state, theme), (left + number * CELL_WIDTH, top))
            top += CELL_HEIGHT
    return top


def _draw_legend(
    image: Image.Image,
    draw: ImageDraw.ImageDraw,
    legend: list[list[tuple[str, str, int]]],
    top: int,
    theme: Theme,
) -> None:
    for number, line in enumerate(legend):
        for state, words, at in line:
            y = top + number * LEGEND_HEIGHT
            image.paste(_tile(state, theme), (MARGIN + at, y))
            middle = y + CELL_HEIGHT // 2
            draw.text((MARGIN + at + CELL_WIDTH + 6, middle), words, theme.ink, _font(SMALL), anchor="lm")


def _flow(legend: list[list[str]], width: int) -> list[list[tuple[str, str, int]]]:
    """The words of the legend in lines: state, words, how far from the left."""
    lines: list[list[tuple[str, str, int]]] = [[]]
    at = 0
    for state, words in legend:
        wide = CELL_WIDTH + 6 + _width(words, SMALL) + 22
        if at and at + wide > width:
            lines.append([])
            at = 0
        lines[-1].append((state, words, at))
        at += wide
    return lines


@cache
def _tile(state: str, theme: Theme) -> Image.Image:
    """One cell with its sign, drawn once."""
    tile = Image.new("RGB", (CELL_WIDTH, CELL_HEIGHT), theme.paper)
    draw = ImageDraw.Draw(tile)
    tint = TINTS.get(state) or Tint(theme.waiting, theme.faint, FAINT_SIGNS[state])
    draw.rounded_rectangle((1, 1, CELL_WIDTH - GAP, CELL_HEIGHT - GAP), 6, tint.fill)
    middle = ((CELL_WIDTH - GAP + 1) / 2, (CELL_HEIGHT - GAP + 1) / 2)
    draw.text(middle, tint.sign, tint.ink, _font(SIGN), anchor="mm")
    return tile


def _wrap(text: str, width: int, size: int) -> list[str]:
    """At most two lines; what is more is ended with «…»."""
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) <= LINES:
        return lines
    last = " ".join(lines[LINES - 1 :])
    while _width(f"{last}…", size) > width:
        last = last.rpartition(" ")[0]
    return [*lines[: LINES - 1], f"{last}…"]


def _cut(text: str, width: int) -> str:
    if _width(text, TEXT) <= width:
        return text
    while text and _width(text + "…", TEXT) > width:
        text = text[:-1]
    return text + "…"


@cache
def _width(text: str, size: int) -> int:
    return int(_font(size).getlength(text)) + 1


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)
