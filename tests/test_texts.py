import logging
from pathlib import Path

import pytest

from locales.texts import Html, TextError, Texts

RU = """
greeting = Здравствуйте, <b>{ $name }</b>!
schools = Ответа нет: { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
}
only-ru = По-русски
late = { $late ->
    [yes] поздно
   *[no] вовремя
}
"""
EN = """
greeting = Hello, <b>{ $name }</b>!
schools = Silent: { $count ->
    [one] { $count } school
   *[other] { $count } schools
}
late = { $late ->
    [yes] late
   *[no] in time
}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for locale, source in (("ru", RU), ("en", EN)):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "some.ftl").write_text(source, "utf-8")
    return tmp_path


@pytest.fixture
def ru(folder: Path) -> Texts:
    return Texts("ru", strict=True, folder=folder)


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "1 школа"),
        (2, "2 школы"),
        (11, "11 школ"),
        (21, "21 школа"),
        (111, "111 школ"),
        (12345, "12345 школ"),
    ],
)
def test_a_number_chooses_the_plural_form_and_is_not_grouped(ru: Texts, count: int, text: str) -> None:
    assert ru.say("schools", count=count) == f"Ответа нет: {text}"


def test_what_came_in_as_text_goes_out_as_text(ru: Texts) -> None:
    assert (
        ru.say("greeting", name='<a href="x">&') == "Здравствуйте, <b>&lt;a href=&quot;x&quot;&gt;&amp;</b>!"
    )


def test_html_goes_into_another_text_as_it_stands(ru: Texts) -> None:
    assert ru.say("greeting", name=ru.say("greeting", name="<")) == (
        "Здравствуйте, <b>Здравствуйте, <b>&lt;</b>!</b>!"
    )


def test_joined_lines_are_html(ru: Texts) -> None:
    assert Html.joined(["a < b", Html("<i>c</i>")]) == "a &lt; b\n<i>c</i>"


def test_a_plain_text_is_not_escaped(ru: Texts) -> None:
    assert ru.say_plain("greeting", name="A & B") == "Здравствуйте, <b>A & B</b>!"


def test_html_is_refused_in_a_plain_text(ru: Texts) -> None:
    with pytest.raises(TextError, match="HTML"):
        ru.say_plain("greeting", name=Html("<b>"))


def test_truth_chooses_yes_or_no(ru: Texts) -> None:
    assert (ru.say("late", late=True), ru.say("late", late=False)) == ("поздно", "вовремя")


def test_a_long_value_goes_through_whole(ru: Texts) -> None:
    assert ru.say("greeting", name="я" * 4000) == f"Здравствуйте, <b>{'я' * 4000}</b>!"


@pytest.mark.parametrize(
    ("key", "values"), [("nothing", {}), ("greeting", {}), ("greeting", {"name": None}), ("only-ru-too", {})]
)
def test_a_gap_raises_in_strict_mode(ru: Texts, key: str, values: dict[str, object]) -> None:
    with pytest.raises(TextError):
        ru.say(key, **values)


def test_in_production_a_gap_falls_back_to_russian_and_is_logged(
    folder: Path, caplog: pytest.LogCaptureFixture, expected_errors: list[str]
) -> None:
    expected_errors.append("en text only-ru")
    assert Texts("en", folder=folder).say("only-ru") == "По-русски"
    assert [(record.levelno, record.message) for record in caplog.records] == [
        (logging.ERROR, "en text only-ru: no text only-ru")
    ]


def test_in_production_an_unknown_text_is_its_key(folder: Path, expected_errors: list[str]) -> None:
    expected_errors.append("no text no-such")
    assert Texts("en", folder=folder).say("no-such", name="x") == "no-such"


def test_a_file_that_cannot_be_read_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "ru").mkdir()
    (tmp_path / "ru" / "bad.ftl").write_text("good = да\nbad bad\n", "utf-8")
    with pytest.raises(TextError, match=r"ru/bad\.ftl:2"):
        Texts("ru", strict=True, folder=tmp_path).say("good")


def test_an_unknown_language_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        Texts("fr")
