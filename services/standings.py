"""How assignments stood at a moment, told from the log; for today it equals the cache beside them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from roadmap.model import Status, Verdict
from roadmap.reviewing import FINAL, is_line
from roadmap.standing import standing
from services.calendar import Calendar
from storage.standings import LogRow, Standing


def read_log(
    rows: Iterable[LogRow], with_files: Collection[int], calendar: Calendar
) -> Mapping[int, Standing]:
    """`rows` are oldest first; `with_files` the replies that came with a file."""
    logs: dict[int, list[LogRow]] = defaultdict(list)
    for row in rows:
        logs[row.assignment_id].append(row)
    return {key: _read(log, with_files, calendar) for key, log in logs.items()}


def _read(log: Sequence[LogRow], with_files: Collection[int], calendar: Calendar) -> Standing:
    undone = {row.undoes_id for row in log}
    said = [row for row in log if row.undoes_id is None and row.id not in undone]
    counting = [row for row in said if row.verdict is not Verdict.RETURNED]
    last = said[-1] if said else None
    is_returned = last is not None and last.verdict is Verdict.RETURNED and last.reviewed_at is not None
    stands = standing(log)
    return Standing(
        status=stands.status if stands else Status.PENDING,
        returned_on=calendar.day(last.reviewed_at) if last and is_returned and last.reviewed_at else None,
        verdict=stands.verdict if stands else None,
        document_date=stands.document_date if stands else None,
        has_number=bool(stands and stands.document_number),
        comment=stands.comment if stands else "",
        has_line=stands is not None and _is_line(stands, with_files),
        has_files=any(row.id in with_files for row in counting),
        first_done_at=next((row.at for row in said if row.status in FINAL), None),
        first_progress_at=next((row.at for row in said if row.status is Status.IN_PROGRESS), None),
    )


def _is_line(row: LogRow, with_files: Collection[int]) -> bool:
    return is_line(row.comment, row.done_count, row.document_number, has_files=row.id in with_files)
