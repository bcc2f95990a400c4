"""A term cut into tokens, each with its place in the text and what it means by itself."""

import re
from dataclasses import dataclass

from roadmap.tokens_lexicon import Lex
from roadmap.tokens_words import glued_months, known, meaning

DASHES = "-–—−‒―‑‐~_"
SILENT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Signs that are not seen: soft hyphens and the like may stand inside a word."""
WORD_LETTERS = f"а-яёіА-ЯЁІa-zA-Z{SILENT}"
PIECE = re.compile(rf"[0-9]+|[{WORD_LETTERS}]+|\.\.+|\S")
ZERO = re.compile(r"(?<![0-9])0(?=[а-яё])")
"""A zero where a letter was meant: «0ктябрь»."""
MARKS = {
    ",": Lex.COMMA,
    ";": Lex.COMMA,
    "•": Lex.COMMA,
    "/": Lex.SLASH,
    "\\": Lex.SLASH,
    ".": Lex.DOT,
    "..": Lex.DASH,
    "…": Lex.DASH,
    ":": Lex.COLON,
    "(": Lex.OPEN,
    "[": Lex.OPEN,
    ")": Lex.CLOSE,
    "]": Lex.CLOSE,
    "+": Lex.AND,
    "&": Lex.AND,
    "÷": Lex.DASH,
} | dict.fromkeys(DASHES, Lex.DASH)
QUOTES = set("«»„“”\"'`’")
LATIN = str.maketrans("aceopxykmhtb", "асеорхукмнтв")
SUFFIXES = {"й", "е", "я", "го", "ое", "ый", "ая", "ом", "ой", "му", "ого", "х", "ми", "ти", "мя"}
LONGEST_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Token:
    """`start` and `end` are offsets in the text; `value` is a number, a month, a weekday, or -1."""

    lex: Lex
    text: str
    start: int
    end: int
    value: int = 0


def tokenize(text: str) -> list[Token]:
    """Always ends with an `END` token; quotes and the dots of abbreviations are left out."""
    read = ZERO.sub("о", text)
    pieces = [_token(match) for match in PIECE.finditer(read) if match.group() not in QUOTES]
    tokens = list(_unglued(_suffixed(_joined(pieces))))
    return [*_dotted(tokens), Token(Lex.END, "", len(text), len(text))]


def _token(match: re.Match[str]) -> Token:
    piece, start, end = match.group(), match.start(), match.end()
    if piece.isascii() and piece.isdigit():
        return Token(Lex.NUMBER, piece, start, end, int(piece) if len(piece) <= LONGEST_NUMBER else -1)
    if not piece[0].isalpha() and piece[0] not in SILENT:
        return Token(MARKS.get(".." if piece[0] == "." < piece else piece, Lex.MARK), piece, start, end)
    word = _spelled(piece)
    lex, value = meaning(word)
    return Token(lex, word, start, end, value)


def _spelled(piece: str) -> str:
    """Lower case, «е» for «ё», no silent signs, Cyrillic letters for Latin look-alikes in a mixed word."""
    word = piece.lower().replace("ё", "е")
    if word.isascii():
        return word
    if not word.isalpha():
        word = "".join(letter for letter in word if letter not in SILENT)
    return word.translate(LATIN) if any("a" <= letter <= "z" for letter in word) else word


def _joined(tokens: list[Token]) -> list[Token]:
    """Words broken across lines put together: «октя-» «брь», «в тече» «ние», «Сентябр/ьдекабрь»."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        gap = 2 if at + 2 < len(tokens) and tokens[at + 1].lex in (Lex.DASH, Lex.SLASH) else 1
        if at + gap < len(tokens) and (whole := _whole(token, tokens[at + gap])):
            token = whole
            at += gap
        joined.append(token)
        at += 1
    return joined


def _whole(first: Token, second: Token) -> Token | None:
    if not (first.text.isalpha() and second.text.isalpha()) or (known(first.text) and known(second.text)):
        return None
    word = first.text + second.text
    if not known(word) and not glued_months(word):
        return None
    lex, value = meaning(word)
    return Token(lex, word, first.start, second.end, value)


def _suffixed(tokens: list[Token]) -> list[Token]:
    """«1-й», «25-го», «1й» and «II-е» are numbers."""
    kept: list[Token] = []
    for token in tokens:
        if token.text in SUFFIXES and kept:
            dashed = kept[-1].lex is Lex.DASH and len(kept) > 1
            number = kept[-2] if dashed else kept[-1]
            if number.lex in (Lex.NUMBER, Lex.ORDINAL) and token.start - number.end == int(dashed):
                del kept[-1 - dashed :]
                kept.append(Token(number.lex, number.text, number.start, token.end, number.value))
                continue
        kept.append(token)
    return kept


def _unglued(tokens: list[Token]) -> list[Token]:
    """A word made of two months is a range whose hyphen was lost."""
    split: list[Token] = []
    for token in tokens:
        months = glued_months(token.text) if token.lex is Lex.OTHER else None
        if months:
            ends = (Token(Lex.MONTH, token.text, token.start, token.end, month) for month in months)
            first, last = ends
            split += [first, Token(Lex.DASH, "", token.start, token.end), last]
        else:
            split.append(token)
    return split


def _dotted(tokens: list[Token]) -> list[Token]:
    """Dots that end abbreviations and sentences left out; those between numbers stay."""
    sides = zip([None, *tokens], [*tokens[1:], None], strict=False)
    return [
        token
        for token, (before, after) in zip(tokens, sides, strict=False)
        if token.lex is not Lex.DOT
        or (before and after and before.lex is Lex.NUMBER and after.lex is Lex.NUMBER)
    ]
