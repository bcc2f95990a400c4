"""Short names of items, as a list shows them: the subject, then what proves it («локальные акты, приказ»)."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from roadmap.events import find_event, find_head
from roadmap.model import Evidence, Item, ItemKind, Side
from roadmap.stems import is_function_word

LONGEST = 45
_SUBJECTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"разработ\w+.*школьн\w+ .?дорожн|школьн\w+ .?дорожн\w+ карт", "школьная дорожная карта"),
        (r"разработ\w+.*муниципальн\w+ .?дорожн", "муниципальная дорожная карта"),
        (r"разработ\w+.*муниципальн\w+ план", "муниципальный план"),
        (r"локальн\w+ (нормативн\w+ )?акт", "локальные акты"),
        (r"сетев\w+ соглашени", "сетевые соглашения"),
        (r"школ\w*-наставник", "школы-наставники"),
        (r"курс\w+ повышения квалификации", "курсы повышения квалификации"),
        (r"диагностик\w профессиональн\w+ дефицит", "диагностика дефицитов педагогов"),
        (r"поддержк\w .*диагностическ\w+ процедур", "поддержка диагностических процедур"),
        (r"анализ результатов оценочных", "анализ оценочных процедур"),
        (r"анализ результатов мониторинг", "анализ результатов мониторинга"),
        (r"заполнени\w форм мониторинг", "формы мониторинга"),
        (r"участи\w .*\bмониторинг", "участие школ в мониторинге"),
        (r"участи\w (педагог|учител)", "участие педагогов"),
        (r"обеспечени\w участия .*(оо|школ|организаци)\w* .*мероприяти", "участие школ в мероприятиях"),
        (r"методическ\w+ д(ень|ня|не)", "методический день"),
        (r"^муниципальные мероприятия", "муниципальные мероприятия"),
        (r"проектн\w+ сесси", "проектная сессия"),
        (r"наставничеств\w* .*учитель.{1,3}учитель", "наставничество «учитель – учитель»"),
        (r"наставнических пар", "наставнические пары"),
        (r"реализаци\w иом педагог", "ИОМ педагогов"),
        (r"индивидуальн\w+ поддержк\w обучающ", "индивидуальная поддержка"),
        (r"коллегиальн\w+ орган", "коллегиальный орган"),
        (r"цифров\w+ сред", "цифровая среда"),
        (r"уч[её]т .*неуспевающ", "учёт неуспевающих"),
        (r"консультирован\w+ родител", "консультации для родителей"),
        (r"психолого-педагогическ\w+ помощ", "психолого-педагогическая помощь"),
        (r"индивидуальн\w+ (образовательн\w+ )?траектори", "индивидуальные траектории"),
        (r"индивидуальн\w+ (образовательн\w+ )?маршрут", "индивидуальные маршруты"),
    )
)
_EVENTS = (
    ("совещани", "совещание"),
    ("вебинар", "вебинар"),
    ("семинар", "семинар"),
    ("конференци", "конференция"),
    ("стол", "круглый стол"),
    ("собеседовани", "собеседование"),
)
_QUALIFIER = re.compile(r"^(единый|муниципальн|городск|инструктивн)\w*\s+(?=\w+\s)", re.IGNORECASE)
_CUT = re.compile(r"[:;.\n«(,]|(?<!\d)/| – | - ")
_FIRST_OF_PAIR = re.compile(r"^[^\W\d_]+(ние|ция|ка) и (?=[^\W\d_]+(ние|ция|ка)\b)", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(ы[хйем]|и[хйм]|(?<![нтвлс])ие|о[йм]|[ая]я|ую|юю|ое|[ое]го|[ое]му|[ыи]ми)$", re.IGNORECASE
)
_MONTHS = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip


def name_item(measure: str, result: str, kind: ItemKind, evidence: Evidence, side: Side | None) -> str:
    subject = find_subject(measure, side)
    proof = _find_proof(result, kind, evidence, side)
    name = f"{subject}, {proof}" if proof else subject
    return name if len(name) <= LONGEST else subject


def find_subject(measure: str, side: Side | None = None) -> str:
    """What the item is about: a known subject of school plans, else the beginning of the measure."""
    lines = [" ".join(line.split()) for line in find_head(measure).split("\n")]
    head = " ".join(lines).lower().replace("\u2212", "-")
    if side is not None:
        noun = find_event(head)
        event = next((name for stem, name in _EVENTS if noun.startswith(stem)), None)
        if event:
            return event
    known = next((name for words, name in _SUBJECTS if words.search(head)), None)
    return known or shorten(lines[0] or measure)


def _find_proof(result: str, kind: ItemKind, evidence: Evidence, side: Side | None) -> str:
    if evidence is Evidence.DOCUMENT and "приказ" in result.lower():
        return "приказ"
    if evidence is Evidence.MINUTES:
        return "протокол"
    if kind is ItemKind.EVENT and side is Side.HOLDING and evidence is Evidence.FILE_OR_LINE:
        return "материалы"
    return ""


def shorten(measure: str) -> str:
    """The longest beginning that reads as a phrase: whole words, up to a preposition or a sign.

    What does not fit loses adjectives, from the first one on, never a part of a word.
    """
    text = _QUALIFIER.sub("", " ".join(measure.split()))
    cut = _CUT.split(text, maxsplit=1)[0].strip() or text
    words = cut.split()
    if len(cut) > LONGEST:
        words = _FIRST_OF_PAIR.sub("", cut).split()
        ends = [n for n in range(len(words), 1, -1) if _ends_phrase(words, n)]
        tries = [words[:n] for n in ends] + [_drop_adjectives(words[:n]) for n in reversed(ends)]
        words = next((each for each in tries if len(" ".join(each)) <= LONGEST), _fit(words))
    while len(words) > 1 and _is_loose(words[-1]):
        words = words[:-1]
    return _lower_first(" ".join(words))


def _ends_phrase(words: list[str], n: int) -> bool:
    if _is_loose(words[n - 1]):
        return False
    return n == len(words) or (is_function_word(words[n]) and words[n].lower() not in {"и", "или"})


def _is_loose(word: str) -> bool:
    """Cannot end a phrase: a preposition or an adjective."""
    return is_function_word(word) or _ADJECTIVE.search(word) is not None


def _drop_adjectives(words: list[str]) -> list[str]:
    kept = list(words)
    at = 0
    while at < len(kept) and len(" ".join(kept)) > LONGEST:
        if _ADJECTIVE.search(kept[at]):
            del kept[at]
            if at < len(kept) and kept[at].lower() in {"и", "или"}:
                del kept[at]
        else:
            at += 1
    return kept


def _fit(words: list[str]) -> list[str]:
    fitting = next((n for n in range(len(words), 0, -1) if len(" ".join(words[:n])) <= LONGEST), 0)
    return words[:fitting] or [words[0][:LONGEST]]


def _lower_first(text: str) -> str:
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def tell_apart(items: Sequence[Item]) -> tuple[Item, ...]:
    """Same names within one plan get what differs: who answers, else the month, else the number."""
    named = list(items)
    for tell in (_by_body, _by_month, _by_key):
        counts = Counter(item.short_name for item in named)
        same = {name for name, count in counts.items() if count > 1}
        marks = {name: Counter(tell(item) for item in named if item.short_name == name) for name in same}
        named = [
            _mark(item, tell) if item.short_name in same and len(marks[item.short_name]) > 1 else item
            for item in named
        ]
    return tuple(named)


def _mark(item: Item, tell: Callable[[Item], str]) -> Item:
    """The mark takes the place of the proof when both do not fit, or when the proof is the same for all."""
    mark = tell(item)
    subject = item.short_name.partition(",")[0]
    name = f"{subject}, {mark}"
    return replace(item, short_name=name if len(name) <= LONGEST else item.short_name) if mark else item


def _by_body(item: Item) -> str:
    return "" if item.for_schools or not item.asked else item.asked[0]


def _by_month(item: Item) -> str:
    return _MONTHS[item.schedule.windows[0].end.month - 1] if item.schedule.windows else ""


def _by_key(item: Item) -> str:
    return item.key
