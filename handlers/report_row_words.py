"""What a row of the official report says: past tense, third person, only what was accepted."""

from collections.abc import Iterable, Sequence
from datetime import date

from documents.report_papers import ReportCells
from handlers.wording import capital
from locales import dates
from locales.texts import Texts
from roadmap.evidence import counts_teachers
from roadmap.model import Side, Status
from roadmap.paper_kinds import paper_kind
from roadmap.report_rows import ReportRow, RowItem, RowWindow, State, Told, TypedText, split_typed
from roadmap.typography import ended, typeset

STATE_KEYS = {
    State.DONE: "official-done",
    State.GOING_ON: "official-going-on",
    State.NOT_DONE: "official-not-done",
    State.AHEAD: "official-ahead",
}
DIFFICULTY_KEYS = {
    "no_staff": "report-no-staff",
    "no_funds": "report-no-funds",
    "waiting_organizer": "report-waiting-organizer",
    "no_time": "report-no-time",
}
NOTHING = "–"
MANY = 10


class RowWords:
    """The rows of one report, in the language of the paper; `approved` names the order they stand in."""

    def __init__(self, texts: Texts, approved: tuple[str, date]) -> None:
        self._texts = texts
        self._approved = approved

    def cells(self, row: ReportRow) -> ReportCells:
        typed = self.typed(row)
        told = (self._say(STATE_KEYS[row.state]), *self.text(row))
        return ReportCells(
            number=row.item.number.rstrip(".") or NOTHING,
            measure=row.item.measure,
            term=row.item.term or NOTHING,
            responsible=row.item.responsible or NOTHING,
            told=tuple(dict.fromkeys(told)),
            proof=tuple(capital(typeset(line)) for line in typed.proof) or self.proofs(row) or (NOTHING,),
            reason=tuple(capital(ended(line)) for line in typed.reason) or self.reasons(row) or (NOTHING,),
        )

    def typed(self, row: ReportRow) -> TypedText:
        proof, reason = (
            self._say(key).split(", ") for key in ("words-official-proof", "words-official-reason")
        )
        return split_typed(row.typed, proof, reason)

    def text(self, row: ReportRow) -> tuple[str, ...]:
        """The typed text, else the generated one."""
        return tuple(capital(ended(line)) for line in self.typed(row).told) or self.told(row)

    def told(self, row: ReportRow) -> tuple[str, ...]:
        """A paragraph each; what several windows say alike is said once."""
        if row.state is State.AHEAD:
            return ()
        if row.is_linked:
            return tuple(dict.fromkeys(line for linked in row.linked for line in self.text(linked)))
        lines = [self._say("official-approved", **self._order())] if row.item.done_by_order else []
        by_words: dict[tuple[str, ...], list[str]] = {}
        for window in row.begun:
            if words := self._window(row.item, window):
                by_words.setdefault(words, []).append(dates.month(self._texts, window.end))
        for words, months in by_words.items():
            if len(row.begun) == 1 or len(by_words) == 1:
                lines += words
            else:
                label = ", ".join(dict.fromkeys(months)).capitalize()
                lines += [self._say("official-labelled", label=label, words=words[0]), *words[1:]]
        return tuple(dict.fromkeys(lines))

    def proofs(self, row: ReportRow) -> tuple[str, ...]:
        """Documents by their dates and numbers, each with its school."""
        if row.is_linked:
            return tuple(dict.fromkeys(line for linked in row.linked for line in self.proofs(linked)))
        facts = [each for window in row.begun for each in window.facts if each.number or each.files]
        if not row.item.for_schools:
            return tuple(dict.fromkeys(self._document(row.item, each) for each in facts))
        lines = []
        if papers := [each for each in facts if each.number]:
            kind = paper_kind(row.item.evidence, row.item.result).value
            named = "; ".join(dict.fromkeys(map(self._whose, papers)))
            lines.append(typeset(self._say("official-papers", kind=kind, papers=named)))
        if copies := [each.organization for each in facts if not each.number]:
            lines.append(self._say("official-of", what=self._say("official-copies"), schools=_named(copies)))
        return tuple(lines)

    def reasons(self, row: ReportRow) -> tuple[str, ...]:
        """Why what was due by the day is not there, and until when; no names of people."""
        if row.is_linked:
            return tuple(dict.fromkeys(line for linked in row.linked for line in self.reasons(linked)))
        found: dict[str, list[str]] = {}
        for window, each in row.left:
            is_silent = each.status is Status.PENDING and row.is_unheld(window)
            why = self._say("official-unheld") if is_silent else self._reason(each)
            names = found.setdefault(why, [])
            if row.item.for_schools and not is_silent:
                names.append(each.organization)
        return tuple(
            self._say("official-of", what=why, schools=self._whom(row, names)) if names else f"{why}."
            for why, names in found.items()
        )

    def _whom(self, row: ReportRow, names: Sequence[str]) -> str:
        """The schools; where they are many and there are no others, how many."""
        asked = {each.organization for window in row.begun for each in window.counted}
        if len(asked) > MANY and asked <= set(names):
            return typeset(self._say("official-everybody", count=len(asked)))
        return _named(names)

    def _window(self, item: RowItem, window: RowWindow) -> tuple[str, ...]:
        lines = self._meeting(item, window)
        facts = [each for each in window.facts if not each.is_left_out]
        answered = [each for each in facts if each.is_accepted]
        if not item.for_schools:
            return (*lines, *(line for each in answered for line in self._own(item, each)))
        if answered and not (window.held_on and item.side is Side.TAKING_PART):
            lines += self._schools(item, window, answered)
        lines += self._quotes(answered)
        return (*lines, *self._left_out(item, window))

    def _meeting(self, item: RowItem, window: RowWindow) -> list[str]:
        if window.held_on is None:
            planned = window.meeting.planned_on if window.meeting else None
            return [self._say("official-planned", on=dates.numeric(planned))] if planned else []
        on = dates.numeric(window.held_on)
        if item.side is not Side.TAKING_PART or not item.for_schools:
            return [self._say("official-held", on=on)]
        there = [each for each in window.counted if each.presence in {"present", "deputy"}]
        if not any(each.presence for each in window.counted):
            there = [each for each in window.counted if each.is_accepted]
        deputies = sum(each.presence == "deputy" for each in there)
        total = len(window.counted)
        return [self._say("official-attended", on=on, done=len(there), total=total, deputies=deputies)]

    def _schools(self, item: RowItem, window: RowWindow, answered: Sequence[Told]) -> list[str]:
        """In how many of how many; «Ведётся» and «Выполнено» apart; figures are summed up."""
        total = len(window.counted)
        figures = [each for each in answered if each.done is not None]
        if figures:
            return [self._figures(item, figures, total)]
        done = sum(each.status is Status.DONE for each in answered)
        lines = []
        if done:
            kind = paper_kind(item.evidence, item.result)
            has_paper = any(each.number or each.files for each in answered)
            what = kind.value if has_paper else "other"
            lines.append(self._say("official-made", kind=what, done=done, total=total))
        if len(answered) > done:
            lines.append(self._say("official-led", done=len(answered) - done, total=total))
        return lines

    def _figures(self, item: RowItem, figures: Sequence[Told], total: int) -> str:
        """Only sums of what has both numbers are «N из M»."""
        is_share = all(each.total is not None for each in figures)
        return self._say(
            "official-figures" if is_share else "official-figure",
            kind="teachers" if counts_teachers(item.measure) else "other",
            count=sum(each.done or 0 for each in figures),
            **({"whole": sum(each.total or 0 for each in figures)} if is_share else {}),
            told=len(figures),
            total=total,
        )

    def _quotes(self, answered: Sequence[Told]) -> list[str]:
        """The schools' own words, whole; the same words once."""
        found: dict[str, list[str]] = {}
        for each in answered:
            if words := ended(each.comment):
                found.setdefault(words, []).append(each.organization)
        return [
            self._say("official-said", schools=_named(names), words=words) for words, names in found.items()
        ]

    def _left_out(self, item: RowItem, window: RowWindow) -> list[str]:
        names = [each.organization for each in window.told if each.is_left_out]
        if not names:
            return []
        key = "official-not-needed" if item.conditional else "official-not-ours"
        return [self._say("official-of", what=self._say(key), schools=_named(names))]

    def _own(self, item: RowItem, told: Told) -> list[str]:
        """What a body answered for itself, in its own words."""
        if told.is_left_out:
            return [ended(self._say("official-not-needed"))]
        words = [capital(ended(told.comment))] if told.comment.strip() else []
        if told.number:
            kind = paper_kind(item.evidence, item.result).value
            words.insert(0, self._say("official-made-one", kind=kind))
        return words

    def _document(self, item: RowItem, told: Told) -> str:
        if told.number:
            kind = paper_kind(item.evidence, item.result).value
            if told.document_date is None:
                return typeset(self._say("report-document", kind=kind, number=told.number))
            on = dates.numeric(told.document_date)
            return typeset(self._say("report-document-dated", kind=kind, number=told.number, on=on))
        return self._say("report-files", count=told.files) if told.files else ""

    def _whose(self, told: Told) -> str:
        """«СШ № 9 от 23.12.2022 № 145»."""
        values = {"school": told.organization, "number": told.number}
        if told.document_date is None:
            return self._say("official-paper", **values)
        return self._say("official-paper-dated", **values, on=dates.numeric(told.document_date))

    def _reason(self, told: Told) -> str:
        """A phrase without its full stop."""
        why = self._plain_reason(told)
        if told.extended_to and told.extended_to == told.until:
            return self._say("official-extended", why=why, on=dates.numeric(told.extended_to))
        return why

    def _plain_reason(self, told: Told) -> str:
        if told.status is Status.DIFFICULTY:
            key = DIFFICULTY_KEYS.get(told.difficulty)
            if key is None:
                return self._say("official-difficulty")
            return self._say("official-difficulty-why", why=self._say(key))
        if told.is_waiting:
            return self._say("official-checked")
        key = "official-unfinished" if told.status is Status.IN_PROGRESS else "official-silent"
        return self._say(key)

    def _order(self) -> dict[str, str]:
        return {"number": self._approved[0], "on": dates.numeric(self._approved[1])}

    def _say(self, key: str, **values: object) -> str:
        return self._texts.say_plain(key, **values)


def _named(names: Iterable[str]) -> str:
    """In number order, each once: they come sorted, window by window."""
    return typeset(", ".join(dict.fromkeys(names)))
