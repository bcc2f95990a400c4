"""Reading over the control API: chats, changes, requests, counters, files."""

import time
from dataclasses import dataclass

from aiohttp import web

from sandbox.bodies import Arguments
from sandbox.errors import SandboxError
from sandbox.methods.files import find_file
from sandbox.methods.profile import commands_for
from sandbox.presses import wait_for_answer
from sandbox.routes import LONGEST_WAIT, Action
from sandbox.telegram import Telegram
from sandbox.views import view_change, view_message, view_person
from sandbox.world import Json


@dataclass(frozen=True, slots=True)
class Reading:
    telegram: Telegram

    def gets(self) -> dict[str, Action]:
        return {
            "people": self.list_people,
            "messages": self.messages,
            "changes": self.changes,
            "requests": self.requests,
            "counters": self.counters,
            "outcome": self.outcome,
            "commands": self.commands,
        }

    async def list_people(self, arguments: Arguments) -> list[Json]:
        return [view_person(person) for person in self.telegram.world.people.values()]

    async def messages(self, arguments: Arguments) -> Json:
        """The newest messages of a chat, oldest first, and the cursor from which to wait for more."""
        chat = self.telegram.world.chats.get(arguments.integer("chat_id"), {})
        limit = arguments.integer("limit", 200)
        newest = list(chat.values())[-limit:] if limit else []
        return {
            "cursor": self.telegram.journal.cursor,
            "messages": [view_message(message) for message in newest],
        }

    async def changes(self, arguments: Arguments) -> Json:
        """Changes after `cursor`, at once or within `timeout` seconds; `missed` asks to read anew."""
        journal = self.telegram.journal
        cursor, chat_id = arguments.integer("cursor"), arguments.optional("chat_id")
        deadline = time.monotonic() + min(arguments.number("timeout", 0.0), LONGEST_WAIT)
        while not (fresh := journal.since(cursor, chat_id)):
            left = deadline - time.monotonic()
            if left <= 0 or not await journal.changed.wait(left):
                break
        return {
            "cursor": journal.cursor,
            "missed": journal.missed(cursor),
            "changes": [view_change(self.telegram, change) for change in fresh],
        }

    async def requests(self, arguments: Arguments) -> list[Json]:
        """The bot's requests numbered over `after`; waits for at least `count` of them."""
        journal, method = self.telegram.journal, arguments.text("method").lower()
        after, count = arguments.integer("after"), arguments.integer("count")
        deadline = time.monotonic() + min(arguments.number("timeout", 0.0), LONGEST_WAIT)
        found: list[Json] = []
        while True:
            fresh = journal.newer(after)
            after = fresh[-1].number if fresh else after
            found += [entry.json() for entry in fresh if method in ("", entry.method.lower())]
            left = deadline - time.monotonic()
            if len(found) >= count or left <= 0 or not await journal.requested.wait(left):
                return found

    async def counters(self, arguments: Arguments) -> Json:
        """How often each method ended how, and the same over all methods."""
        methods: dict[str, dict[str, int]] = {}
        outcomes: dict[str, int] = {}
        for (method, outcome), count in self.telegram.journal.counts.items():
            methods.setdefault(method, {})[outcome] = count
            outcomes[outcome] = outcomes.get(outcome, 0) + count
        updates = self.telegram.updates
        waiting = {"pending_updates": len(updates.pending()), "polling": updates.polling()}
        return {"methods": methods, "outcomes": outcomes, **waiting}

    async def outcome(self, arguments: Arguments) -> Json:
        press = self.telegram.world.presses.get(arguments.text("press_id"))
        if press is None:
            raise SandboxError("no such press")
        return await wait_for_answer(press, arguments.number("wait", 0.0))

    async def commands(self, arguments: Arguments) -> list[Json]:
        person = self.telegram.person(arguments.integer("person_id"))
        return commands_for(self.telegram, person.id, person.language_code)

    async def download(self, request: web.Request) -> web.Response:
        """A file of the chat, for the page and the tests."""
        file = find_file(self.telegram, request.query.get("file_id", ""))
        if file is None:
            raise web.HTTPNotFound
        data = bytes(min(file.size, 1 << 20)) if file.data is None else file.data
        headers = {
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        }
        return web.Response(body=data, content_type=_shown_as(file.mime), headers=headers)


def _shown_as(mime: str | None) -> str:
    return (
        mime if mime in ("image/jpeg", "image/png", "image/gif", "image/webp") else "application/octet-stream"
    )
