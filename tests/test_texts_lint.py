import sys
from pathlib import Path

import pytest

from locales.lint import lint
from locales.texts import FOLDER

WHOLE = {
    "planted/__init__.py": "",
    "planted/screens.py": (
        "from enum import StrEnum\n"
        "class Mood(StrEnum):\n"
        "    GOOD = 'good'\n"
        "MOOD_KEYS = {mood: f'mood-{mood}' for mood in Mood}\n"
        "def draw(texts, mood, count):\n"
        "    texts.say(f'mood-{mood}')\n"
        "    return texts.say('schools', count=count)\n"
    ),
    "locales/ru/a.ftl": "schools = { $count ->\n    [one] школа\n    [few] школы\n   *[many] школ\n}\n",
    "locales/ru/b.ftl": "mood-good = хорошо\n",
    "locales/ru/house.txt": "еще = ещё\nпросроч* = срок прошёл\n",
    "locales/en/a.ftl": "schools = { $count ->\n    [one] school\n   *[other] schools\n}\n",
    "locales/en/b.ftl": "mood-good = fine\n",
}


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> list[str]:
    """What the lint says of the whole project above, with some files of it replaced."""
    for name, text in (WHOLE | getattr(request, "param", {})).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for module in ("planted", "planted.screens"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    return lint(tmp_path, tmp_path / "locales", ("planted",))


def test_nothing_is_said_of_complete_texts(found: list[str]) -> None:
    assert found == []


CODE = "planted/screens.py"
MOOD = WHOLE[CODE]


@pytest.mark.parametrize(
    ("found", "line"),
    [
        pytest.param({"locales/ru/b.ftl": "mood good\n"}, 'ru/b.ftl:1: Expected token: "="', id="junk"),
        pytest.param({"locales/en/b.ftl": ""}, "ru/b.ftl:1: mood-good is only in ru", id="key missing"),
        pytest.param(
            {"locales/en/b.ftl": "mood-good = { $name }\n"}, "en/b.ftl:1: mood-good differs from ru in name",
            id="variable",
        ),
        pytest.param(
            {"locales/ru/a.ftl": "schools = { $count ->\n    [one] школа\n   *[many] школ\n}\n"},
            "ru/a.ftl:1: schools lacks the plural form few", id="plural missing",
        ),
        pytest.param(
            {"locales/en/a.ftl": "schools = { $count ->\n [one] a\n [few] b\n *[other] c\n}\n"},
            "en/a.ftl:1: schools has a plural form that is never used: few", id="plural surplus",
        ),
        pytest.param(
            {"locales/ru/c.ftl": "mood-good = снова\n"}, "ru/c.ftl:1: mood-good stands already in ru/b.ftl:1",
            id="duplicate",
        ),
        pytest.param(
            {"locales/ru/b.ftl": "mood-good = { nothing }\n"},
            "ru/b.ftl:1: mood-good refers to nothing, which is not there", id="reference",
        ),
        pytest.param(
            {"locales/ru/b.ftl": "mood-good = а\n    .title = б\n"},
            "ru/b.ftl:1: mood-good has an attribute .title: nobody reads it", id="attribute",
        ),
        pytest.param(
            {"locales/ru/b.ftl": "mood-good = еще\n"}, "ru/b.ftl:1: «еще» is written «ещё»", id="spelling"
        ),
        pytest.param(
            {"locales/ru/b.ftl": "mood-good = всё\n    Просрочено\n"},
            "ru/b.ftl:2: «просроч*» is written «срок прошёл»", id="word of blame",
        ),
        pytest.param(
            {CODE: MOOD.replace("GOOD = 'good'", "GOOD, BAD = 'good', 'bad'")},
            "planted/screens.py: there is no text mood-bad", id="key of an enumeration missing",
        ),
        pytest.param(
            {CODE: MOOD.replace("f'mood-{mood}')\n", "f'state-{mood}')\n")},
            "planted/screens.py:6: f'state-{mood}' is not in KEYS of its module", id="undeclared key",
        ),
        pytest.param(
            {CODE: MOOD + "def a(texts): return texts.say_plain('a' if texts else 'schools', count=1)\n"},
            "planted/screens.py:8: there is no text a", id="literal key missing",
        ),
        pytest.param(
            {CODE: MOOD + "def a(texts): return texts.say('schools', total=1)\n"},
            "planted/screens.py:8: schools needs count", id="value missing",
        ),
        pytest.param(
            {CODE: MOOD + "def a(): raise NotFoundError('gone', name='x')\n"},
            "planted/screens.py:8: there is no text gone", id="key of an error",
        ),
        pytest.param(
            {CODE: MOOD + "def a(): return Problem('1.6', 'odd', (), 'mend')\n"},
            "planted/screens.py:8: there is no text mend", id="key of a proposal",
        ),
        pytest.param(
            {CODE: MOOD.replace("'schools'", "mood")}, "ru/a.ftl:1: nobody uses schools", id="unused"
        ),
    ],
    indirect=["found"],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(found: list[str], line: str) -> None:
    assert line in found


def test_the_texts_of_this_project_are_complete() -> None:
    assert lint(FOLDER.parent) == []
