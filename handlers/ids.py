"""Numbers in buttons: what comes back is untrusted, and nothing larger than an id may reach the database."""

from typing import Annotated

from pydantic import Field

LARGEST = 2**31 - 1
"""Of PostgreSQL's integer, which every id is."""

Id = Annotated[int, Field(ge=0, le=LARGEST)]
Count = Annotated[int, Field(ge=0, le=9999)]
"""A page, a place in a list, a year."""
