"""Who is asked where the order prints «зам. руководителя»."""

import pytest

from roadmap.deputies import names_deputy


@pytest.mark.parametrize(
    "responsible", ["Руководитель, зам.руководителя ОО", "Зам. руководителя ОО", "заместители директоров"]
)
def test_a_deputy_is_named(responsible: str) -> None:
    assert names_deputy(responsible)


@pytest.mark.parametrize("responsible", ["ОО", "Руководитель ОО", "по замечаниям центра", ""])
def test_no_deputy_is_named(responsible: str) -> None:
    assert not names_deputy(responsible)
