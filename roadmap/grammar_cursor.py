"""A place in a list of tokens, moving forward."""

from typing import NoReturn

from roadmap.grammar_tree import Unreadable
from roadmap.tokens import Token
from roadmap.tokens_lexicon import Lex

FARTHEST = 24
"""How many tokens ahead a rule may look: so many ends stand after the last token."""


class Cursor:
    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens + tokens[-1:] * FARTHEST
        self._lexes = tuple(token.lex for token in self.tokens)
        self.at = 0

    def peek(self, ahead: int = 0) -> Token:
        return self.tokens[self.at + ahead]

    def sees(self, *lexes: Lex) -> bool:
        """The next tokens are these, in this order."""
        return self._lexes[self.at : self.at + len(lexes)] == lexes

    def sees_any(self, *lexes: Lex, ahead: int = 0) -> bool:
        return self._lexes[self.at + ahead] in lexes

    def take(self) -> Token:
        token = self.peek()
        self.at += 1
        return token

    def accept(self, *lexes: Lex) -> bool:
        """Takes these tokens if they are next."""
        found = self.sees(*lexes)
        if found:
            self.at += len(lexes)
        return found

    def skip(self, *lexes: Lex) -> int:
        """Takes any number of tokens of these kinds."""
        start = self.at
        while self._lexes[self.at] in lexes:
            self.at += 1
        return self.at - start

    def expect(self, *lexes: Lex) -> Token:
        return self.take() if self.sees_any(*lexes) else self.fail()

    def fail(self) -> NoReturn:
        token = self.peek()
        raise Unreadable(token.start, token.end)
