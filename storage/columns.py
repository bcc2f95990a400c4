"""Column types and names that read the same on SQLite and on PostgreSQL."""

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, DateTime, Dialect, ForeignKey, MetaData, String
from sqlalchemy.types import TypeDecorator

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC; SQLite itself forgets zones, so a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


def reference(
    name: str, target: str, *, nullable: bool = False, cascade: bool = False, **more: Any
) -> Column[Any]:
    """A foreign key column; `cascade` only where the child is a part of its parent."""
    rule = ForeignKey(f"{target}.id", ondelete="CASCADE" if cascade else "RESTRICT")
    return Column(name, rule, nullable=nullable, **more)


def one_of(column: str, values: Iterable[str] | type[StrEnum]) -> CheckConstraint:
    """A check that a text column holds one of the words of the subject."""
    words = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def word(name: str, *, nullable: bool = False, **more: Any) -> Column[Any]:
    return Column(name, String(32), nullable=nullable, **more)
