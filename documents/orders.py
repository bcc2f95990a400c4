"""Blocks to a printed order: its own text, then each appendix with its plans or its list of schools."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from documents.blocks import Block, Paragraph, Table
from documents.columns import Role
from documents.lists import is_school, read_clusters, read_inline_clusters
from documents.plans import continues, find_headless_plan, find_plan, read_plan
from documents.wording import join_lines
from roadmap.model import PrintedCluster, PrintedOrder, PrintedRoadmap

_APPENDIX = re.compile(r"^приложение\s*№?\s*\d{0,3}\s*\.?$|^приложение\s*№?\s*\d{0,3}\s+к\s", re.IGNORECASE)
_TITLE = re.compile(
    r"^[«\"(]?(план|дорожн|муниципальн\w+\s+(план|дорожн)|комплекс|программ|перечень|список|состав|кластер|мероприяти"
    r"|график|циклограмм)",
    re.IGNORECASE,
)
_PLAN_TITLE = re.compile(r"^[«\"(]?(муниципальн\w+\s+)?(план|дорожн|комплекс|программ)", re.IGNORECASE)
_TITLE_GOES_ON = re.compile(r"^[а-яё(«\"]")
_MAX_TITLE = 600
_LAYOUT_ROWS = 3
_LAYOUT_LINE = 120


@dataclass(slots=True)
class Part:
    """The order itself or one appendix: blocks, each with its table's number in the file."""

    is_appendix: bool
    blocks: list[tuple[int, Block]] = field(default_factory=list)


@dataclass(slots=True)
class PlanDraft:
    number: int
    heading: int
    columns: dict[Role, int]
    lines: list[Paragraph]
    tables: list[Table]


def read_order(blocks: Sequence[Block]) -> PrintedOrder:
    parts = _split_parts(blocks)
    own = _own_lines(parts[0])
    roadmaps: list[PrintedRoadmap] = []
    clusters: list[PrintedCluster] = []
    clusters_title = ""
    references: list[str] = []
    for part in parts:
        plans, rest = _find_plans(part)
        roadmaps.extend(_read_plan(plan, part.is_appendix) for plan in plans)
        if part.is_appendix:
            first = plans[0].lines if plans else rest
            references.extend(_read_references(first))
        if part.is_appendix or plans:
            title, found = _read_list(rest, part.is_appendix and not plans)
            clusters.extend(found)
            clusters_title = clusters_title or (title if found else "")
    if not clusters:
        clusters.extend(read_inline_clusters(own))
    return PrintedOrder(own, tuple(roadmaps), clusters_title, tuple(clusters), references=tuple(references))


def _split_parts(blocks: Sequence[Block]) -> list[Part]:
    parts = [Part(is_appendix=False)]
    tables = 0
    for block in blocks:
        tables += isinstance(block, Table)
        for line in _open_layout(block):
            if isinstance(line, Paragraph) and _APPENDIX.match(line.text):
                parts.append(Part(is_appendix=True))
            parts[-1].blocks.append((tables, line))
    return parts


def _open_layout(block: Block) -> Iterator[Block]:
    """Headings laid out with a small table or with line breaks, line by line; other blocks as they are."""
    if isinstance(block, Table):
        texts = [cell.text for row in block.rows[:_LAYOUT_ROWS] for cell in row if not cell.carried]
        lines = [line for text in texts for line in text.split("\n")]
        is_layout = len(block.rows) <= _LAYOUT_ROWS and any(map(_APPENDIX.match, lines))
    else:
        lines = block.text.split("\n")
        is_layout = len(lines) > 1 and all(len(line) <= _LAYOUT_LINE for line in lines)
    if not is_layout:
        yield block
        return
    centred = isinstance(block, Paragraph) and block.centred
    yield from (Paragraph(line, centred) for line in lines)


def _own_lines(part: Part) -> tuple[str, ...]:
    """The order's own paragraphs; tables that lay out its heading are read line by line."""
    lines: list[str] = []
    for _, block in part.blocks:
        if isinstance(block, Table) and find_plan(block) is not None:
            break
        lines.extend(line.text for line in _lines(block) if line.text)
    return tuple(lines)


def _lines(block: Block) -> Iterator[Paragraph]:
    if isinstance(block, Paragraph):
        yield block
        return
    for row in block.rows:
        texts = [cell.text for cell in row if cell.text and not cell.carried]
        schools = [text for text in texts if is_school(text)]
        if len(schools) == 1:
            texts = [f"- {schools[0]}"]
        yield Paragraph(join_lines(texts))


def _find_plans(part: Part) -> tuple[list[PlanDraft], list[Paragraph]]:
    """Plans of a part, each with the paragraphs before it, and what is left after the last."""
    plans: list[PlanDraft] = []
    lines: list[Paragraph] = []
    for number, block in part.blocks:
        if isinstance(block, Paragraph):
            lines.append(block)
            continue
        found = find_plan(block) or (find_headless_plan(block) if part.is_appendix and not plans else None)
        goes_on = plans and not any(line.text for line in lines)
        if goes_on and (
            continues(block, len(plans[-1].tables[0].rows[0])) or (found and _same_plan(plans[-1], block))
        ):
            plans[-1].tables.append(block)
        elif found is not None:
            plans.append(PlanDraft(number, *found, lines=lines, tables=[block]))
            lines = []
        else:
            lines.extend(_lines(block))
    return plans, lines


def _same_plan(plan: PlanDraft, table: Table) -> bool:
    """The same heading again right below, with nothing between: one plan cut in two."""
    found = find_plan(table)
    if found is None or plan.heading < 0:
        return False
    heading = plan.tables[0].rows[plan.heading]
    return [cell.text for cell in table.rows[found[0]]] == [cell.text for cell in heading]


def _read_plan(plan: PlanDraft, is_appendix: bool) -> PrintedRoadmap:
    _, title, preamble = _split_title(plan.lines, is_appendix)
    above = [_one_line(row) for row in plan.tables[0].rows[: max(plan.heading, 0)]]
    if not title and above:
        title = join_lines(above)
    preamble_texts = tuple(line.text for line in preamble if line.text)
    return read_plan(plan.tables, title, preamble_texts, plan.number, plan.heading, plan.columns)


def _one_line(row: Sequence[object]) -> str:
    return join_lines(getattr(cell, "text", "") for cell in row)


def _split_title(
    lines: Sequence[Paragraph], is_appendix: bool
) -> tuple[list[Paragraph], str, list[Paragraph]]:
    """What stands before the title (the appendix's own heading), the title, what follows it."""
    start = _find_title(lines, is_appendix)
    if start is None:
        return list(lines), "", []
    end = start + 1
    while end < len(lines) and _belongs_to_title(lines[start], lines[end]):
        end += 1
    title = join_lines(line.text for line in lines[start:end])
    return list(lines[:start]), title, list(lines[end:])


def _find_title(lines: Sequence[Paragraph], is_appendix: bool) -> int | None:
    candidates = [
        index for index, line in enumerate(lines) if _TITLE.match(line.text) and len(line.text) <= _MAX_TITLE
    ]
    if candidates:
        return candidates[0] if is_appendix else candidates[-1]
    return _find_centred_title(lines)


def _find_centred_title(lines: Sequence[Paragraph]) -> int | None:
    """The first of the centred lines right above a table, whatever they say."""
    start = None
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.text and (not line.centred or len(line.text) > _MAX_TITLE or _APPENDIX.match(line.text)):
            break
        start = index if line.text else start
    return start


def _belongs_to_title(first: Paragraph, line: Paragraph) -> bool:
    if not line.text or len(line.text) > _MAX_TITLE:
        return False
    return (first.centred and line.centred) or _TITLE_GOES_ON.match(line.text) is not None


def _read_references(lines: Sequence[Paragraph]) -> Iterator[str]:
    """The short lines at the head of an appendix, above its title."""
    head, _, _ = _split_title(lines, True)
    for line in takewhile(lambda line: len(line.text) <= _LAYOUT_LINE and not _TITLE.match(line.text), head):
        if line.text:
            yield line.text


def _read_list(lines: Sequence[Paragraph], is_whole: bool) -> tuple[str, tuple[PrintedCluster, ...]]:
    """A list of schools: a whole appendix, or what stands after the last plan.

    An appendix that is called a plan, but whose table could not be read, is no list.
    """
    title, rest = "", list(lines)
    if is_whole and any(_PLAN_TITLE.match(line.text) for line in lines):
        return "", ()
    if is_whole:
        head, title, after = _split_list_title(lines)
        rest = after if title else head
    found = read_clusters([line.text for line in rest if line.text])
    if not is_whole:
        found = tuple(cluster for cluster in found if len(cluster.schools) > 1)
    return title, tuple(_untitle(cluster) for cluster in found)


def _split_list_title(lines: Sequence[Paragraph]) -> tuple[list[Paragraph], str, list[Paragraph]]:
    """The title of a list never runs into the heading of its first cluster."""
    head, title, rest = _split_title(lines, True)
    if title.lower().startswith("кластер"):
        return list(lines), "", []
    return head, title, rest


def _untitle(cluster: PrintedCluster) -> PrintedCluster:
    """A line of the appendix's own heading is no title of a cluster."""
    return (
        replace(cluster, title="")
        if re.match(r"^(от\b|_|к приказу)", cluster.title, re.IGNORECASE)
        else cluster
    )
