"""Telegram's HTML as a table of cases."""

from typing import Any

import pytest

from sandbox.entities import detect, trim, units
from sandbox.errors import ApiError
from sandbox.markup import parse_html


def bare(kind: str, offset: int, length: int, **details: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **details}


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("просто &lt;текст&gt; &amp; &quot;знаки&quot;", 'просто <текст> & "знаки"', []),
        ("&#1078;&#x436; &nbsp; &#0; &", "жж &nbsp; &#0; &", []),
        ("<b>а</b><strong>б</strong>", "аб", [bare("bold", 0, 1), bare("bold", 1, 1)]),
        ("👍 <i>да</i>", "👍 да", [bare("italic", 3, 2)]),
        ("<b>а <i>б</i></b>", "а б", [bare("bold", 0, 3), bare("italic", 2, 1)]),
        ("<U>а</U> <s>б</s>", "а б", [bare("underline", 0, 1), bare("strikethrough", 2, 1)]),
        ('<a href="https://x.ru?a=1&amp;b=2">тут</a>', "тут", [bare("text_link", 0, 3, url="https://x.ru?a=1&b=2")]),
        ("<a href='javascript:alert(1)'>тут</a>", "тут", []),
        ("<a>https://x.ru</a>", "https://x.ru", [bare("text_link", 0, 12, url="https://x.ru")]),
        ('<code class="language-python">1</code>', "1", [bare("code", 0, 1, language="python")]),
        ("<pre>x\ny</pre>", "x\ny", [bare("pre", 0, 3)]),
        ("<blockquote expandable>ц</blockquote>", "ц", [bare("blockquote", 0, 1)]),
        ('<span class="tg-spoiler">т</span>', "т", [bare("spoiler", 0, 1)]),
        ('<tg-time unix="1700000000" format="wDt">21 янв.</tg-time>', "21 янв.",
         [bare("date_time", 0, 7, unix_time=1_700_000_000, date_time_format="wDt")]),
        ("<b>а</>", "а", [bare("bold", 0, 1)]),
        ("<b></b>пусто", "пусто", []),
    ],
)  # fmt: skip
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[dict[str, Any]]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("я <foo>", 'Unsupported start tag "foo" at byte offset 3'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("3 < 5", 'Unsupported start tag "" at byte offset 2'),
        ("x <", "Unclosed start tag at byte offset 2"),
        ("<b>а", 'Can\'t find end tag corresponding to start tag "b"'),
        ("а</b>", "Unexpected end tag at byte offset 2"),
        ("<b><i>а</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
        ("<b>а</b", "Unclosed end tag at byte offset 5"),
        ("<span>а</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href>а</a>",
         'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
        ('<a href="x>а</a>', "Unclosed start tag at byte offset 0"),
        ("<a =x>а</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x?y>а</a>", "Unexpected end of name token at byte offset 8"),
    ],
)  # fmt: skip
def test_bad_html_is_refused_in_telegrams_words(source: str, words: str) -> None:
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {words}"


def test_blank_edges_are_cut_with_their_entities() -> None:
    text, entities = parse_html(" \n <b>а </b>\n")
    assert trim(text, entities) == ("а", [bare("bold", 0, 1)])


def test_commands_and_addresses_are_marked() -> None:
    text = "👍 /start https://vekhi.example/a?b=1."
    assert detect(text, []) == [bare("bot_command", 3, 6), bare("url", 10, 27)]
    assert detect("и/или", []) == []
    linked = [bare("text_link", 0, 12, url="https://x.ru")]
    assert detect("https://x.ru", linked) == linked


def test_length_is_counted_in_utf16_units() -> None:
    assert (units("abc"), units("я"), units("👍")) == (3, 1, 2)
