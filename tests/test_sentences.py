"""What a director may read, kept in both languages so that a reader can review every sentence."""

import pytest
from approved import Approved
from sentences import sentences

from locales.texts import LOCALES


@pytest.mark.parametrize("locale", LOCALES)
def test_every_sentence_is_as_it_was_approved(locale: str, approved: Approved) -> None:
    approved.check(f"sentences_{locale}.txt", sentences(locale))
