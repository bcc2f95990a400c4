"""Names are found however they are written."""

import pytest

from roadmap.model import OrganizationKind
from roadmap.names import find_candidates, fold
from roadmap.offices import find_kind, is_short_for, school_names

SCHOOL = (
    "Муниципальное бюджетное общеобразовательное учреждение "
    '"Гимназия № 1 имени Н.М. Пржевальского" города Смоленска'
)


@pytest.mark.parametrize(
    "written", ["СШ № 9", "сш 9", "СШ №9", "«СШ» № 9", '"СШ 9"', "СШ N 9", "CШ No. 9", " сш  № 9 "]
)
def test_case_quotes_spaces_and_signs_do_not_matter(written: str) -> None:
    assert fold(written) == fold("СШ № 9")


@pytest.mark.parametrize("other", ["СШ № 19", "СШ № 90", "Лицей № 9", "О(С)Ш № 9"])
def test_different_schools_stay_different(other: str) -> None:
    assert fold(other) != fold("СШ № 9")


def test_both_letters_yo_are_one() -> None:
    assert fold("углублённым") == fold("углублѐнным") == fold("Углубленным")


def test_names_that_hold_the_given_one_are_proposed_first() -> None:
    assert find_candidates("гимназия", ["СШ № 9", "Гимназия № 1", "Гимназия № 4"]) == [
        "Гимназия № 1",
        "Гимназия № 4",
    ]


def test_a_slip_of_the_finger_is_forgiven() -> None:
    assert find_candidates("ОЦПРСМО", ["ОЦПРМСО", "УОиМП", "СШ № 9"]) == ["ОЦПРМСО"]


def test_nothing_is_proposed_for_nothing() -> None:
    assert find_candidates("", ["СШ № 9"]) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("ОЦПРМСО", OrganizationKind.CENTER),
        ("Образовательный центр поддержки и развития", OrganizationKind.CENTER),
        ("СОИРО", OrganizationKind.INSTITUTE),
        ("Управление образования и молодёжной политики", OrganizationKind.MUNICIPALITY),
        ("Департамент Смоленской области по образованию", OrganizationKind.REGION),
        ("Методический отдел", OrganizationKind.BODY),
        ("ГМО", OrganizationKind.BODY),
    ],
)
def test_a_body_is_of_the_kind_its_name_says(name: str, kind: OrganizationKind) -> None:
    assert find_kind(name) is kind


def test_initials_are_short_for_the_full_name() -> None:
    full = "Управление образования и молодежной политики Администрации города Смоленска"

    assert is_short_for("УОиМП", full)
    assert not is_short_for("ОЦПРМСО", full)
    assert not is_short_for("У", full)


def test_a_school_is_known_by_its_legal_form_too() -> None:
    folded = {fold(name) for name in school_names("Гимназия № 1", SCHOOL)}

    assert {fold("МБОУ Гимназия № 1"), fold("Гимназия № 1 имени Н.М. Пржевальского"), fold(SCHOOL)} <= folded
