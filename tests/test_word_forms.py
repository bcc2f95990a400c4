"""The form of a verb that agrees with a short name."""

import pytest

from roadmap.word_forms import Form, find_form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("консультации для родителей", Form.PLURAL),
        ("вопрос на коллегиальном органе", Form.MASCULINE),
        ("локальные акты, приказ", Form.PLURAL),
        ("школьная дорожная карта, приказ", Form.FEMININE),
        ("психолого-педагогическая помощь", Form.FEMININE),
        ("участие педагогов", Form.NEUTER),
        ("совещание", Form.NEUTER),
        ("учёт неуспевающих", Form.MASCULINE),
        ("наставничество «учитель – учитель»", Form.NEUTER),
        ("профессиональный конкурс", Form.MASCULINE),
        ("диагностика дефицитов", Form.FEMININE),
        ("круглый стол", Form.MASCULINE),
        ("помощь школам", Form.UNSURE),
        ("общие собрания", Form.UNSURE),
        ("ИОМ педагогов", Form.UNSURE),
        ("3 совещания", Form.UNSURE),
        ("", Form.UNSURE),
    ],
)
def test_the_first_word_tells_the_form(name: str, form: Form) -> None:
    assert find_form(name) is form
