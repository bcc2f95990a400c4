"""A printed order as JSON and back: what passes from the reading child to its parent."""

import json
from dataclasses import asdict
from typing import Any

from roadmap.model import PrintedCluster, PrintedItem, PrintedOrder, PrintedRoadmap, PrintedSection


def dump_printed(order: PrintedOrder) -> str:
    return json.dumps(asdict(order), ensure_ascii=False)


def load_printed(text: str) -> PrintedOrder:
    data = json.loads(text)
    return PrintedOrder(
        paragraphs=tuple(data["paragraphs"]),
        roadmaps=tuple(map(_load_roadmap, data["roadmaps"])),
        clusters_title=data["clusters_title"],
        clusters=tuple(PrintedCluster(row["title"], tuple(row["schools"])) for row in data["clusters"]),
        references=tuple(data["references"]),
    )


def _load_roadmap(data: dict[str, Any]) -> PrintedRoadmap:
    return PrintedRoadmap(
        title=data["title"],
        preamble=tuple(data["preamble"]),
        columns=tuple(data["columns"]),
        sections=tuple(map(_load_section, data["sections"])),
        roles=tuple((heading, role) for heading, role in data["roles"]),
    )


def _load_section(data: dict[str, Any]) -> PrintedSection:
    return PrintedSection(data["title"], tuple(PrintedItem(**item) for item in data["items"]))
