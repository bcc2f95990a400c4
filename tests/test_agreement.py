"""Text, picture, Excel, Word and `summary --json` of one moment agree with the log of answers.

Another paper of the same figures joins by one more assertion at the end.
"""

import io
import re
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, Flow, moment
from openpyxl import load_workbook

from bot.summary import document
from documents.tints import FAINT_SIGNS, TINTS
from handlers.report_words import order_paper
from handlers.summary_pictures import picture_papers
from roadmap.progress import Counts
from services.scope import WHOLE
from services.summary import Summary

SIGNS = {state: tint.sign for state, tint in TINTS.items()} | FAINT_SIGNS
ANSWERS = (
    (DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12"),
    (DIRECTOR, "ДК1 1.7 выполнено"),
    (DIRECTOR, "ДК1 3.7 трудности: нет молодых педагогов"),
    (DIRECTOR, "ДК3 1.5 в работе"),
    (OTHER_DIRECTOR, "ДК3 1.4 выполнено, приказ 7 от 22.12"),
    (OTHER_DIRECTOR, "ДК3 1.5 трудности: нет кадров"),
)


def recount(path: Path, day: str) -> Counter[str]:
    """From the log alone: the last reply of each assignment that was neither taken back nor returned."""
    with sqlite3.connect(path) as conn:
        log = conn.execute(
            "SELECT id, assignment_id, status, undoes_id, document_number, document_date"
            " FROM reply ORDER BY id"
        ).fetchall()
        verdicts = dict(conn.execute("SELECT reply_id, verdict FROM review ORDER BY id").fetchall())
        asked = conn.execute(
            "SELECT a.id FROM assignment a JOIN window w ON w.id = a.window_id"
            " WHERE a.withdrawn_at IS NULL AND coalesce(w.start, '') <= ?",
            (day,),
        ).fetchall()
    undone = {row[3] for row in log}
    last = {
        row[1]: row
        for row in log
        if row[3] is None and row[0] not in undone and verdicts.get(row[0]) != "returned"
    }
    found: Counter[str] = Counter(asked=len(asked))
    for (assignment_id,) in asked:
        reply = last.get(assignment_id)
        found[reply[2] if reply else "pending"] += 1
        if reply and verdicts.get(reply[0]) == "accepted":
            found["accepted"] += 1
        if reply and reply[2] == "done" and not (reply[4] and reply[5]):
            found["bare"] += 1
    return found


async def test_every_paper_says_what_the_log_says(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR, OTHER_DIRECTOR)
    for member, words in ANSWERS:
        await flow.tell(member, words)
    await flow.tell(COORDINATOR, "/review ДК1 1.6")
    await flow.tell(COORDINATOR, "принять")
    await flow.advance(moment(12, 10, month=1, year=2023))
    log = recount(Path(flow.settings.data_dir) / "vekhi.db", "2023-01-12")
    rooms = flow.app.rooms
    figures = await Summary(flow.app.db, rooms.calendar).figures_of_all()
    actor = await rooms.people.find("telegram", str(COORDINATOR.id))
    assert actor

    totals = document(figures)["totals"]
    text = (await flow.say(COORDINATOR, "/summary")).text
    cells = await rooms.headlines.cells(actor, WHOLE)
    papers = picture_papers(rooms.languages["ru"], cells, is_dark=False)
    drawn = Counter(
        cell for paper in papers for band in paper.bands for row in band.rows for cell in row.cells
    )

    for name in ("asked", "pending", "in_progress", "difficulty", "done", "not_applicable", "accepted"):
        assert totals[name] == log[name], name
    assert totals["without_evidence"] == log["bare"] == drawn["bare"] == 1
    assert drawn["trouble"] == log["difficulty"] == 2
    assert drawn["done"] == log["accepted"] == 1
    due, done, _share, accepted, waiting = (int(each) for each in re.findall(r"\d+", text.split("\n")[2]))
    assert (due, done, accepted + waiting) == (totals["due"], totals["due_done"], done)
    left = [int(count) for count in re.findall(r": (\d+)", text.split("\n")[3])]
    assert done + sum(left) == due

    sheets = await book(flow)
    assert list(sheets["Сводка"][1])[3:] == list(totals.values())
    words = Counter(row[6] for row in sheets["Ответы"][1:])
    assert words["выполнено"] == log["done"]
    assert words["есть трудности"] == log["difficulty"]
    assert words["в работе"] + words["ведётся"] == log["in_progress"]
    assert sum(words.values()) == log["asked"] - log["pending"]
    assert Counter(row[14] for row in sheets["Ответы"])["принято"] == log["accepted"]
    signs = Counter(cell for row in sheets["Школы и пункты"][1:] for cell in row[2:] if cell)
    assert signs == Counter({SIGNS[state]: count for state, count in drawn.items() if state})

    (choice,) = await rooms.reports.orders(actor)
    report = await rooms.reports.of(actor, choice.order.id, figures.date)
    appendix = order_paper(rooms.languages["ru"], report).appendix.rows
    schools = sum((line.counts for line in figures.schools), Counts())
    answered = schools.done + schools.not_applicable
    others = (schools.in_progress, schools.difficulty, schools.pending)
    assert [int(each) for each in appendix[-1][3:]] == [schools.asked, answered, schools.accepted, *others]


async def book(flow: Flow) -> dict[str, list[tuple[Any, ...]]]:
    """The sheets of the book that the coordinator gets, as they are read."""
    message = await flow.say(COORDINATOR, "/summary excel")
    assert message.document
    content = io.BytesIO(await flow.people.download(message.document.file_id))
    return {page.title: list(page.iter_rows(values_only=True)) for page in load_workbook(content)}
