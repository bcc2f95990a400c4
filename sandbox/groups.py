"""Names that stand for several methods in delays, faults and the journal."""

MESSAGES = frozenset({"sendmessage", "senddocument", "sendphoto", "sendmediagroup"})
EDITS = frozenset({"editmessagetext", "editmessagereplymarkup", "deletemessage", "setmessagereaction"})

GROUPS: dict[str, frozenset[str]] = {
    "messages": MESSAGES,
    "edits": EDITS,
    "send": MESSAGES | EDITS | {"answercallbackquery", "sendchataction"},
}


def covers(pattern: str, method: str) -> bool:
    """`*` is every method but getUpdates, which must be named."""
    name, pattern = method.lower(), pattern.lower()
    if pattern == "*":
        return name != "getupdates"
    return name == pattern or name in GROUPS.get(pattern, ())
