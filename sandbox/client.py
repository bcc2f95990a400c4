"""A typed client of the control API: tests act as people and see what people see."""

import io
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

import aiohttp

from sandbox.connection import Connection
from sandbox.seen import CallbackOutcome, Counters, Message, Person, Request

DEFAULT_TIMEOUT = 20.0


class SandboxClient:
    """Talks to a `Sandbox` or to `python -m sandbox` at `base_url`.

    Raises `SandboxError` when an act is impossible and says why.
    """

    def __init__(self, base_url: str) -> None:
        self._connection = Connection(base_url)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self._connection.close()

    # people

    async def person(
        self,
        person_id: int,
        first_name: str,
        username: str | None = None,
        *,
        last_name: str | None = None,
        note: str = "",
        language_code: str = "ru",
        started: bool = False,
    ) -> Person:
        """Register a person; to one who is `started` (has written before) the bot may write first."""
        names = {"first_name": first_name, "last_name": last_name, "username": username}
        values = {"id": person_id, "note": note, "language_code": language_code, "started": started}
        return Person.read(await self._connection.post("person", **values, **names))

    async def people(self) -> list[Person]:
        return [Person.read(item) for item in await self._connection.get("people")]

    async def group(
        self,
        chat_id: int,
        title: str,
        *,
        kind: str = "group",
        state: str = "member",
        migrated_to: int | None = None,
    ) -> None:
        """Make or change a group; states: member, restricted, kicked, left, upgraded (to `migrated_to`)."""
        await self._connection.post(
            "group", id=chat_id, title=title, kind=kind, state=state, migrated_to=migrated_to
        )

    async def block(self, person_id: int) -> None:
        await self._connection.post("block", person_id=person_id, blocked=True)

    async def unblock(self, person_id: int) -> None:
        await self._connection.post("block", person_id=person_id, blocked=False)

    # acts

    async def say(
        self, person_id: int, text: str, reply_to: int | None = None, *, chat_id: int | None = None
    ) -> int:
        """Write a message and return its id."""
        sent = await self._connection.post(
            "say", person_id=person_id, text=text, reply_to=reply_to, chat_id=chat_id
        )
        return int(sent["message_id"])

    async def ask(self, person_id: int, text: str, *, timeout: float = DEFAULT_TIMEOUT) -> Message:  # noqa: ASYNC109
        """Write and wait for the bot's next message."""
        sent = await self.say(person_id, text)
        return await self.wait_for(person_id, lambda message: message.from_bot, timeout, after=sent)

    async def edit(self, person_id: int, message_id: int, text: str) -> None:
        await self._connection.post("edit", person_id=person_id, message_id=message_id, text=text)

    async def forward(self, person_id: int, text: str, author: str, *, reply_to: int | None = None) -> int:
        """Forward the text of somebody who hides the account behind a name."""
        sent = await self._connection.post(
            "forward", person_id=person_id, text=text, author=author, reply_to=reply_to
        )
        return int(sent["message_id"])

    async def press(
        self,
        person_id: int,
        message_id: int,
        label_or_data: str,
        *,
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109
    ) -> CallbackOutcome:
        """Press a button and wait until the bot has answered; `answered` is False if it has not."""
        seen = await self._connection.post(
            "press", person_id=person_id, message_id=message_id, button=label_or_data, wait=timeout
        )
        return CallbackOutcome.read(seen)

    async def forge(
        self,
        person_id: int,
        message_id: int,
        data: str,
        *,
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109
    ) -> CallbackOutcome:
        """Send a press with data that no button of the message needs to have, and wait for the answer."""
        values = {"person_id": person_id, "message_id": message_id, "button": data}
        seen = await self._connection.post("press", **values, forged=True, wait=timeout)
        return CallbackOutcome.read(seen)

    async def press_async(self, person_id: int, message_id: int, label_or_data: str) -> CallbackOutcome:
        """Press a button and return at once; `outcome` tells later."""
        seen = await self._connection.post(
            "press", person_id=person_id, message_id=message_id, button=label_or_data
        )
        return CallbackOutcome.read(seen)

    async def outcome(
        self,
        press_id: str,
        *,
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109
    ) -> CallbackOutcome:
        return CallbackOutcome.read(await self._connection.get("outcome", press_id=press_id, wait=timeout))

    async def send_file(
        self,
        person_id: int,
        name: str,
        data: bytes,
        *,
        mime: str | None = None,
        caption: str | None = None,
        reply_to: int | None = None,
        kind: str = "document",
        size: int | None = None,
        group: str | None = None,
    ) -> int:
        """Send a file (document, photo, voice, audio, video) and return the message's id.

        A `size` without data declares a file that is too big to carry; files with one `group` are an album.
        """
        form = aiohttp.FormData(quote_fields=False)
        given = {"person_id": person_id, "mime": mime, "caption": caption, "reply_to": reply_to}
        for key, value in {**given, "kind": kind, "size": size, "group": group}.items():
            if value is not None:
                form.add_field(key, str(value))
        form.add_field(
            "file", io.BytesIO(data), filename=name, content_type=mime or "application/octet-stream"
        )
        return int((await self._connection.call("POST", "file", data=form))["message_id"])

    # reading

    async def messages(self, person_id: int, *, limit: int = 3000) -> list[Message]:
        """What the person's chat shows, oldest first; a group's id works too."""
        seen = await self._connection.get("messages", chat_id=person_id, limit=limit)
        return [Message.read(item) for item in seen["messages"]]

    async def wait_for(
        self,
        person_id: int,
        predicate: Callable[[Message], bool],
        timeout: float = DEFAULT_TIMEOUT,  # noqa: ASYNC109
        *,
        after: int = 0,
    ) -> Message:
        """The oldest message over `after` that satisfies the predicate now or within `timeout` seconds.

        Raises `TimeoutError` with what the chat shows instead.
        """
        deadline = time.monotonic() + timeout
        seen = await self._connection.get("messages", chat_id=person_id, limit=3000)
        shown = seen["messages"]
        while True:
            for message in map(Message.read, shown):
                if message.message_id > after and predicate(message):
                    return message
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError(await self._describe(person_id))
            seen = await self._connection.get(
                "changes", cursor=seen["cursor"], chat_id=person_id, timeout=left
            )
            shown = [change["message"] for change in seen["changes"] if change["message"]]
            if seen["missed"]:
                seen = await self._connection.get("messages", chat_id=person_id, limit=3000)
                shown = seen["messages"]

    async def _describe(self, person_id: int) -> str:
        last = (await self.messages(person_id))[-5:]
        shown = "\n".join(f"{message.message_id}: {message.text!r} {message.labels()}" for message in last)
        return f"chat {person_id} shows no such message; the last are:\n{shown}"

    async def changes(
        self,
        cursor: int,
        *,
        person_id: int | None = None,
        timeout: float = 0.0,  # noqa: ASYNC109
    ) -> dict[str, Any]:
        """Raw changes after a cursor: `{"cursor", "missed", "changes"}`."""
        seen: dict[str, Any] = await self._connection.get(
            "changes", cursor=cursor, chat_id=person_id, timeout=timeout
        )
        return seen

    async def requests(
        self,
        method: str | None = None,
        *,
        after: int = 0,
        count: int = 0,
        timeout: float = 0.0,  # noqa: ASYNC109
    ) -> list[Request]:
        """The bot's requests numbered over `after`, once there are `count` of them or the time is over."""
        found = await self._connection.get(
            "requests", method=method, after=after, count=count, timeout=timeout
        )
        return [Request.read(item) for item in found]

    async def counters(self) -> Counters:
        return Counters.read(await self._connection.get("counters"))

    async def commands(self, person_id: int) -> dict[str, str]:
        """The commands that the person's client hints at."""
        return {
            item["command"]: item["description"]
            for item in await self._connection.get("commands", person_id=person_id)
        }

    async def download(self, file_id: str) -> bytes:
        return await self._connection.download(file_id)

    # rules

    async def set_delay(self, seconds: float, method: str = "send") -> None:
        """Hold answers back: of a method, `messages`, `edits`, `send` (both and answers), `file`, `*`."""
        await self._connection.post("delay", seconds=seconds, method=method)

    async def fault(
        self,
        kind: str,
        method: str = "*",
        *,
        person_id: int | None = None,
        times: int = 1,
        skip: int = 0,
        **details: Any,
    ) -> None:
        """Script a failure (see `sandbox.faults.Fault`); `times=0` lasts until `clear_faults`."""
        await self._connection.post(
            "fault", kind=kind, method=method, chat_id=person_id, times=times, skip=skip, **details
        )

    async def clear_faults(self) -> None:
        await self._connection.post("faults/clear")

    async def flood(self, **rules: float | bool) -> None:
        """Change flood control: `on`, `per_second`, `chat_rate`, `chat_burst`, `group_per_minute`."""
        await self._connection.post("flood", **rules)

    async def age(self, seconds: float) -> None:
        """Make queued updates, queries, links and flood windows older, as if time had passed outside."""
        await self._connection.post("age", seconds=seconds)

    async def reset(self) -> None:
        await self._connection.post("reset")
