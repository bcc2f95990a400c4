"""Three hundred short answers of СШ № 9 on 20 December: the right item and status, or an honest question."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from short_answers import Line, read_table

from roadmap.answers_meaning import Around, Meaning, read_answer
from roadmap.model import Evidence, ItemKind, Status

TODAY = date(2022, 12, 20)
ISSUED = date(2022, 12, 13)
LINES = read_table()


@dataclass(frozen=True)
class Asked:
    """As much of an assignment as reading needs."""

    id: int
    code: str
    number: str
    kind: ItemKind
    evidence: Evidence
    start: date | None
    end: date
    opens: date
    due: date
    deed: int
    conditional: bool = False
    interim: bool = False
    status: Status = Status.PENDING
    organization_id: int = 1

    @property
    def name(self) -> str:
        return f"{self.code} {self.number}"


WINDOWS = {
    "december": (date(2022, 12, 1), date(2022, 12, 31), ISSUED, date(2022, 12, 30)),
    "january": (date(2023, 1, 1), date(2023, 1, 31), date(2023, 1, 1), date(2023, 1, 31)),
    "report": (date(2022, 9, 1), date(2023, 1, 20), date(2023, 1, 1), date(2023, 1, 13)),
    "spring": (date(2023, 1, 1), date(2023, 3, 31), date(2023, 1, 1), date(2023, 3, 31)),
}
SCHOOL_9 = """
ДК1 1.6 deed document december 6
ДК1 1.7 deed document december 7
ДК1 1.8 event attendance december 8
ДК1 2.6 event attendance december 15
ДК3 1.4 deed document december 6
ДК3 1.5 deed document december 7
ДК3 3.5 numbers_only numbers december 66
ДК3 3.6 recurring file_or_line december 67
ДК3 3.7 numbers_only numbers december 68 conditional
ДК3 3.8 numbers_only numbers december 69
ДК3 3.10 recurring phrases december 25
ДК1 1.9 on_demand agreement report 9 conditional
ДК1 2.7 continuing file_or_line report 16 interim
ДК1 3.5 continuing numbers report 21 interim
ДК1 3.7 continuing phrases report 23 interim
ДК1 3.8 continuing phrases report 24 interim
ДК3 3.4 continuing numbers report 65 interim
ДК3 3.9 continuing document report 70 interim
ДК3 1.6 event attendance january 54
ДК3 3.6 recurring file_or_line january 67
ДК1 3.6 numbers_only numbers spring 22
ДК3 3.7 numbers_only numbers spring 68 conditional
ДК3 3.10 recurring phrases spring 25
"""


def build_pool() -> list[Asked]:
    found = []
    for id_, line in enumerate(SCHOOL_9.split("\n")[1:-1], 1):
        code, number, kind, evidence, window, deed, *flags = line.split()
        found.append(
            Asked(
                id_, code, number, ItemKind(kind), Evidence(evidence), *WINDOWS[window], int(deed),
                conditional="conditional" in flags, interim="interim" in flags,
            )
        )  # fmt: skip
    return found


REMINDER = ("ДК1 1.6", "ДК1 1.7", "ДК3 3.5", "ДК3 3.8")


def read(line: Line) -> Meaning[Asked]:
    """The line as it was said: the pool and what was around are put as `where` tells."""
    way, _, number = line.where.rpartition("ДК")
    pool = build_pool()
    one = next((row for row in pool if row.name == f"ДК{number}"), None) if "ДК" in line.where else None
    around: Around[Asked] = Around((one,) if one else (), has_files=line.where.startswith("файл"))
    if line.where == "список":
        around = Around(tuple(row for row in pool if row.name in REMINDER and row.due.month == 12))
    elif one and way == "после ":
        around = Around(awaited=replace(one, status=Status.DONE), awaited_for="details")
    elif one and way == "трудности ":
        around = Around(awaited=replace(one, status=Status.DIFFICULTY), awaited_for="difficulty")
    elif one and way == "одно ":
        pool = [row if row.deed == one.deed else replace(row, status=Status.DONE) for row in pool]
        around = Around()
    pool = [around.awaited if around.awaited and row.id == around.awaited.id else row for row in pool]
    return read_answer(line.text, pool, around, TODAY)


@pytest.mark.parametrize("line", LINES, ids=[line.name for line in LINES])
def test_a_short_answer_means_what_its_writer_meant(line: Line) -> None:
    meaning = read(line)
    answers = [(each.asked.name, each.status.value if each.status else "ask") for each in meaning.answers]
    recorded = [answer for answer in answers if answer[1] != "ask"]

    assert meaning.is_talk == (line.outcome == "talk")
    if line.outcome == "recorded":
        assert answers == [(each.item, each.status) for each in line.wanted]
    else:
        assert recorded == []


SAID = [line for line in LINES if line.outcome == "recorded"]


@pytest.mark.parametrize("line", SAID, ids=[line.name for line in SAID])
def test_the_document_the_counts_and_the_words_are_those_that_were_written(line: Line) -> None:
    said = [
        (each.said.document_number, each.said.document_date, each.said.done_count, each.said.total_count)
        for each in read(line).answers
        if each.status
    ]
    comments = [each.said.comment for each in read(line).answers if each.status]
    wanted = [each for each in line.wanted if each.status != "ask"]

    assert said == [(each.number, each.on, each.done, each.total) for each in wanted]
    assert comments == [each.comment for each in wanted]


def test_the_table_has_three_hundred_lines() -> None:
    assert len(LINES) >= 300
