"""The words of official papers: titles of schools, typography, kinds of documents."""

import pytest

from roadmap.model import Evidence
from roadmap.paper_kinds import PaperKind, find_unlike, named_kind, paper_kind
from roadmap.school_titles import official_title
from roadmap.typography import ended, typeset

BUDGET = "Муниципальное бюджетное общеобразовательное учреждение"


@pytest.mark.parametrize(
    ("full", "short", "title"),
    [
        (f'{BUDGET} "Средняя школа № 9" города Смоленска', "СШ № 9", "МБОУ «СШ № 9»"),
        (f'{BUDGET} "Гимназия № 1 имени Н.М. Пржевальского"', "Гимназия № 1", "МБОУ «Гимназия № 1»"),
        (f'{BUDGET} "Открытая (сменная) школа № 2"', "О(С)Ш № 2", "МБОУ «О(С)Ш № 2»"),
        ("Муниципальное автономное общеобразовательное учреждение «Лицей»", "Лицей", "МАОУ «Лицей»"),
        ("МБОУ «Средняя школа № 9»", "СШ № 9", "МБОУ «СШ № 9»"),
        ('МКОУ "Средняя школа № 9"', "СШ № 9", "МКОУ «СШ № 9»"),
        ("Средняя школа № 9", "СШ № 9", "СШ № 9"),
        ("СШ № 9", "СШ № 9", "СШ № 9"),
    ],
)
def test_a_school_is_titled_by_its_legal_form_and_short_name(full: str, short: str, title: str) -> None:
    assert official_title(full, short) == title


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('пары "ученик - ученик"', "пары «ученик\u00a0– ученик»"),
        ("приказ №45", "приказ\u00a0№\u00a045"),
        ("МБОУ «СШ № 9»", "МБОУ «СШ\u00a0№\u00a09»"),
        ("семинар -- практикум", "семинар\u00a0– практикум"),
        ("психолого-педагогическая", "психолого-педагогическая"),
        ("  две\n строки ", "две строки"),
        ('5" экран', '5" экран'),
    ],
)
def test_typed_words_are_set_as_in_print(typed: str, printed: str) -> None:
    assert typeset(typed) == printed


@pytest.mark.parametrize(("typed", "said"), [("сделано", "сделано."), ("сделано!", "сделано!"), ("", "")])
def test_a_phrase_ends_once(typed: str, said: str) -> None:
    assert ended(typed) == said


@pytest.mark.parametrize(
    ("evidence", "result", "kind"),
    [
        (Evidence.DOCUMENT, "Приказы ОО", PaperKind.ORDER),
        (Evidence.DOCUMENT, "Приказы ОО, иные локальные нормативные акты", PaperKind.ORDER),
        (Evidence.DOCUMENT, "Локальные нормативные акты ОО", PaperKind.ACT),
        (Evidence.MINUTES, "Протоколы заседаний", PaperKind.MINUTES),
        (Evidence.AGREEMENT, "", PaperKind.AGREEMENT),
        (Evidence.PHRASES, "Информация в анализ", PaperKind.OTHER),
    ],
)
def test_the_expected_result_says_what_paper_it_is(evidence: Evidence, result: str, kind: PaperKind) -> None:
    assert paper_kind(evidence, result) is kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("справка № 3 от 12.12", PaperKind.NOTE),
        ("Протокол педсовета", PaperKind.MINUTES),
        ("распоряжение 5", PaperKind.OTHER),
        ("провели педсовет", None),
    ],
)
def test_a_paper_is_called_as_its_school_calls_it(words: str, kind: PaperKind | None) -> None:
    assert named_kind(words) is kind


@pytest.mark.parametrize(
    ("words", "evidence", "kept"),
    [
        ("готово, протокол 3 от 12.12", Evidence.DOCUMENT, "протокол 3 от 12.12"),
        ("протокол 3 от 12.12", Evidence.MINUTES, ""),
        ("приказ 3 от 12.12", Evidence.MINUTES, "приказ 3 от 12.12"),
        ("приказ 3 от 12.12", Evidence.DOCUMENT, ""),
    ],
)
def test_a_paper_of_another_kind_keeps_its_name(words: str, evidence: Evidence, kept: str) -> None:
    assert find_unlike(words, evidence) == kept
