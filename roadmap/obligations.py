"""Duties of the order's own text: who owes what to whom, and by when (DESIGN §2, RULES §4)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roadmap.addressees import (
    SCHOOLS,
    Addressee,
    find_infinitive,
    find_partners,
    find_receiver,
    read_addressee,
    split_charge,
    starts_with_infinitive,
)
from roadmap.deliverables import has_deliverable, name_duty
from roadmap.heading import find_dates
from roadmap.mentorships import PAIRS, has_pairs
from roadmap.model import Obligation, Period, Problem
from roadmap.points import Point
from roadmap.terms import parse_term
from roadmap.workdays import WorkDays

_RECOMMENDS = re.compile(r"^(рекомендовать|предложить|просить)\s+", re.IGNORECASE)
_CHARGES = re.compile(r"^(поручить|обязать|возложить на)\s+(?=\S)", re.IGNORECASE)
_ENSURES = re.compile(r"^(обеспечить|организовать|осуществить)\s+(.+):$", re.IGNORECASE | re.DOTALL)
_DONE_BY_ORDER = re.compile(
    r"^(утвердить|утверждаю|определить|назначить|установить|признать|считать|создать|закрепить|внести|включить"
    r"|присвоить|ввести|отменить|продлить|возложить|принять к)\b",
    re.IGNORECASE,
)
_NO_DUTY = re.compile(r"^(контроль\b|(настоящий\s+)?приказ\b|срок действия)", re.IGNORECASE)
_ISSUED = re.compile(r"\b(?:от|с)\s*(?=[«\"]?\s*\d)")
_TERM = re.compile(r"\b(?:до|не позднее|ежемесячно|ежеквартально)\s+[^;()]{1,80}", re.IGNORECASE)
_TIME = re.compile(
    r"январ|феврал|март|апрел|\bма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|\d\s+числ|\d\.\d",
    re.IGNORECASE,
)
_GAP = re.compile(r"\b(?:по|для|об?)(?=\s+(?:в|на|до|по)\s)", re.IGNORECASE)
_PLAN = re.compile(r"план|дорожн", re.IGNORECASE)
_REFERENCE = re.compile(r"\bп{1,2}\.?\s?(?:п\.)?\s*(\d{1,2}(?:\.\d{1,2})*)")
_AROUND = 5
_DAYS_TO_ANSWER = 15


@dataclass(frozen=True, slots=True)
class Reading:
    """What every point of one order is read with; `issuer` is who is proposed where nobody is named."""

    issued: date
    issuer: str
    period: Period
    codes: tuple[str, ...]
    definitions: Mapping[str, str]
    workdays: WorkDays


@dataclass(frozen=True, slots=True)
class Clause:
    """One point: whom it names, what it says from the verb on, and whether it only recommends."""

    addressee: str
    deed: str
    recommended: bool


def read_obligations(
    points: Sequence[Point], reading: Reading
) -> tuple[tuple[Obligation, ...], list[Problem]]:
    duties: list[Obligation] = []
    problems: list[Problem] = []
    paired = {point.number for point in points if has_pairs(point)}
    for point in points:
        if point.children and point.text.endswith(":"):
            continue
        clauses = [_read_clause(each.text) for each in point.chain()]
        what = _compose(clauses)
        addressee = _find_addressee(point, clauses, paired, reading)
        if what and addressee is not None:
            duty, found = _read_duty(point, clauses, what, addressee, reading)
            duties.append(duty)
            problems.extend(found)
    return tuple(duties), problems


def _read_clause(text: str) -> Clause:
    bare = _RECOMMENDS.sub("", text)
    ensures = _ENSURES.match(bare)
    if ensures and split_charge(ensures[2]).addressee:
        return Clause(ensures[2], ensures[1], bare != text)
    charge = split_charge(_CHARGES.sub("", bare))
    return Clause(charge.addressee, charge.deed, bare != text)


def _compose(clauses: Sequence[Clause]) -> str:
    """The deed as printed; «2.1. Координацию …» under «обеспечить:» takes the verb from above."""
    deed = clauses[0].deed.strip(" .;:")
    if not deed or _NO_DUTY.match(deed):
        return ""
    if not starts_with_infinitive(deed):
        verbs = (found[0] for each in clauses[1:] if (found := find_infinitive(each.deed)))
        verb = next(verbs, "")
        if not verb:
            return ""
        deed = f"{verb} {deed if deed[1:2].isupper() else deed[0].lower() + deed[1:]}"
    return deed[0].upper() + deed[1:]


def _find_addressee(
    point: Point, clauses: Sequence[Clause], paired: set[str], reading: Reading
) -> Addressee | None:
    """Of the nearest point that names one; None when the order itself does it."""
    named = next((each.addressee for each in clauses if each.addressee), "")
    if not named and any(_DONE_BY_ORDER.match(each.deed) for each in clauses):
        return None
    if has_pairs(point):
        return Addressee(find_partners(point.text), (PAIRS,))
    if not named:
        return Addressee("", ())
    addressee = read_addressee(named, reading.codes, reading.definitions)
    if any(number in paired for number in _REFERENCE.findall(named)):
        return Addressee(addressee.who, (PAIRS,))
    return addressee


def _read_duty(
    point: Point, clauses: Sequence[Clause], what: str, addressee: Addressee, reading: Reading
) -> tuple[Obligation, list[Problem]]:
    to = find_receiver(what)
    dates = _find_dates(point)
    term = "" if dates else _find_term(what)
    if term:
        dates = _read_term(term, reading)
    duty = Obligation(
        who=addressee.who,
        to=to,
        what=what,
        dates=dates,
        point=point.number,
        short_name=name_duty(what, to),
        asked=addressee.asked,
        recommended=any(each.recommended for each in clauses),
        has_deliverable=bool(dates) or has_deliverable(what),
    )
    return duty, list(_find_problems(duty, "" if dates else term, reading))


def _find_dates(point: Point) -> tuple[date, ...]:
    """Of the point itself, else of the one that it stands under; the days of other orders do not count."""
    for each in point.chain():
        parts = _ISSUED.split(each.text)
        days = [day for n, part in enumerate(parts) for day in find_dates(part)[1 if n else 0 :]]
        if days:
            return tuple(dict.fromkeys(days))
    return ()


def _find_term(what: str) -> str:
    """A deadline without a year: «до 25 декабря», «ежемесячно до 5 числа»."""
    return next((found[0] for found in _TERM.finditer(what) if _TIME.search(found[0])), "")


def _read_term(term: str, reading: Reading) -> tuple[date, ...]:
    """The longest beginning that means something; nothing when it may mean two things."""
    words = term.rstrip(" .").split()
    for end in range(len(words), 1, -1):
        schedule = parse_term(" ".join(words[:end]), reading.period, (), reading.workdays)
        if schedule.resolved and schedule.windows:
            return () if schedule.ambiguous else tuple(window.due for window in schedule.windows)
    return ()


def _find_problems(duty: Obligation, unread: str, reading: Reading) -> Iterator[Problem]:
    place = f"п. {duty.point}"
    if not duty.asked:
        values = (("duty", duty.short_name), ("who", duty.who))
        key = "problem-duty-who" if duty.who else "problem-duty-nobody"
        yield Problem(place, key, values, "proposal-asked", (("who", reading.issuer),))
    gap = _GAP.search(duty.what)
    if gap:
        before, after = duty.what[: gap.end()].split(), duty.what[gap.end() :].split()
        text = " ".join((*before[-_AROUND:], "[…]", *after[:_AROUND]))
        is_plan = SCHOOLS in duty.asked and _PLAN.search(duty.what)
        proposal = "proposal-duty-one-plan" if is_plan else "proposal-duty-as-printed"
        yield Problem(place, "problem-duty-gap", (("text", text),), proposal)
    if unread:
        yield Problem(place, "problem-term-unclear", (("term", unread),), "proposal-term-ask")
    elif duty.has_deliverable and not duty.dates:
        day = reading.workdays.forward(reading.issued, _DAYS_TO_ANSWER)
        name, proposed = (("duty", duty.short_name),), (("date", f"{day:%d.%m.%Y}"),)
        yield Problem(place, "problem-duty-date", name, "proposal-date", proposed)
