"""How Alembic sees the schema: on the connection that `storage.migrate` has opened and begun."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from storage.columns import UtcDateTime
from storage.schema import metadata


def render_item(type_: str, item: Any, autogen_context: AutogenContext) -> str | Literal[False]:
    """Without it a revision would name our own column type by a module it does not import."""
    if type_ == "type" and isinstance(item, UtcDateTime):
        autogen_context.imports.add("from storage.columns import UtcDateTime")
        return "UtcDateTime()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=render_item,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
