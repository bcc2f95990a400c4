"""Every text that a director may read, filled in with what it usually speaks of."""

from collections.abc import Iterator, Mapping

from fluent.syntax import ast
from fluent.syntax.visitor import Visitor
from sentence_values import FORMS, values_of

from locales.entries import Entry, read_entries, variables_of
from locales.texts import FOLDER, Texts, parse

CENTRE_FILES = frozenset(
    {
        "broadcast",
        "digest",
        "audits",
        "chasing",
        "drafts",
        "exports",
        "invites",
        "operations",
        "orders",
        "report",
        "roadmaps",
        "schools",
        "summary",
        "dates",
    }
)
"""Read by the centre alone; of dates only the sentences around them are of interest."""
CENTRE = (
    "words-", "cli-", "database-", "bad-year", "organization-", "invite-role-", "problem-", "proposal-",
    "announce-", "announced-", "progress-", "button-announce", "button-who-has-read", "button-refresh",
    "order-unknown", "order-none", "order-which", "matter-", "matters-", "button-matter", "queue-",
    "button-queue", "button-by-", "button-asks", "button-phoned", "button-automatic", "automatic-",
    "review-", "button-accept", "button-return", "button-next", "button-reason", "reason-number",
    "reason-document", "reason-responsible", "reason-unreadable", "return-ask", "inquiry-",
    "button-inquiry", "school-asks", "phoned-school", "phoned-items", "phoned-nothing", "phoned-card",
    "phoned-which", "phoned-recorded", "phoned-line", "phoned-undone", "phoned-not-yours", "nobody-",
    "help-overseer", "help-coordinator", "greeting-centre", "greeting-coordinator",
    "start-centre", "start-coordinator", "button-our-items", "role-coordinator",
    "role-controller", "role-observer", "command-summary", "command-roadmaps", "command-schools",
    "command-review", "nothing-open-ours", "nothing-to-answer", "question-of-centre", "my-overseer",
    "button-to-summary",
)  # fmt: skip
"""How the keys begin that only the centre or the operator reads, and the words that are only understood."""
OF_SCHOOLS: Mapping[str, tuple[str, ...]] = {
    "events": (
        "notice-", "coming-", "attendance-", "event-title", "event-when", "event-where", "event-not-yours",
        "event-none-ahead", "event-which", "event-file", "button-coming", "button-not-coming", "button-take",
        "button-event-file", "came-", "event-none-over", "button-came", "button-not-came", "button-took",
    ),
}  # fmt: skip
"""Files of both: how those keys begin that a school reads."""
COUNTS = (1, 2, 5, 21)
PLURALS = frozenset({"one", "few", "many"})
INHERITED = frozenset({"month", "weekday"})


class _Choices(Visitor):
    """The variables that an entry chooses by, each with the values that show all its forms."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[object, ...]] = {}

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - Fluent's name
        if isinstance(node.selector, ast.VariableReference):
            keys = [variant.key for variant in node.variants]
            names = [key.name for key in keys if isinstance(key, ast.Identifier)]
            exact = [int(key.value) for key in keys if isinstance(key, ast.NumberLiteral)]
            if PLURALS & set(names):
                values: tuple[object, ...] = tuple(sorted({*exact, *COUNTS}))
            else:
                values = (*exact, max(exact) + 1) if exact else tuple(names)
            known = self.found.get(node.selector.id.name, ())
            self.found[node.selector.id.name] = tuple(dict.fromkeys((*known, *values)))
        self.generic_visit(node)


def sentences(locale: str) -> str:
    """All of them, one a line under its key, in the order of the files."""
    texts, entries, choices = Texts(locale, strict=True), _entries(locale), _choices(locale)
    lines: list[str] = []
    last = ""
    for key, entry in entries.items():
        file = entry.place.split("/")[1].split(":")[0]
        if not _is_read(key, file):
            continue
        if file != last:
            lines += ["", f"━━━ {file} ━━━"]
            last = file
        lines += [key, *(f"    {line}" for line in _forms(texts, key, entries, choices))]
    return "\n".join(lines).lstrip() + "\n"


def _entries(locale: str) -> dict[str, Entry]:
    return {entry.name: entry for entry in read_entries(FOLDER, locale)}


def _is_read(key: str, file: str) -> bool:
    slice_ = file.removesuffix(".ftl")
    is_schools = key.startswith(OF_SCHOOLS.get(slice_, ("",)))
    return slice_ not in CENTRE_FILES and is_schools and not key.startswith((*CENTRE, "-"))


def _choices(locale: str) -> dict[str, dict[str, tuple[object, ...]]]:
    found = {}
    for path in sorted((FOLDER / locale).glob("*.ftl")):
        for node in parse(path).body:
            if isinstance(node, ast.Message):
                reader = _Choices()
                reader.visit(node)
                found[node.id.name] = reader.found
    return found


def _forms(
    texts: Texts,
    key: str,
    entries: Mapping[str, Entry],
    choices: Mapping[str, Mapping[str, tuple[object, ...]]],
) -> Iterator[str]:
    """Each form of the text once: one variable is varied at a time, the others stay at their first value."""
    chosen = dict(choices[key])
    for other in entries[key].references:
        chosen.update(choices.get(other, {}))
    values = {**dict.fromkeys(INHERITED, 1), **values_of(texts.locale, key)}
    usual = {name: values.get(name, f"‹{name}›") for name in variables_of(key, entries)}
    for name, given in chosen.items():
        usual |= {} if name in INHERITED else _with(texts.locale, name, given[0])
    said = [texts.say(key, **usual)]
    for name, given in chosen.items():
        if name not in INHERITED:
            said += [texts.say(key, **(usual | _with(texts.locale, name, value))) for value in given]
    for text in dict.fromkeys(said):
        yield text.replace("\n", " ↵ ")


def _with(locale: str, name: str, value: object) -> dict[str, object]:
    """A value, and with a grammatical form a name of that form."""
    form = FORMS[locale].get(str(value)) if name == "form" else None
    return {name: value, "name": form} if form else {name: value}
