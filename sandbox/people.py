"""What people do: write, press, send files, edit, forward, block."""

import secrets
from dataclasses import dataclass
from typing import Any

from sandbox import limits
from sandbox.bodies import Upload
from sandbox.entities import detect, trim, units
from sandbox.errors import SandboxError
from sandbox.telegram import Telegram
from sandbox.world import Group, Json, Message, Person, Press

FILE_KINDS = frozenset({"document", "photo", "voice", "audio", "video"})


@dataclass(frozen=True, slots=True)
class People:
    telegram: Telegram

    def register(self, person: Person) -> Person:
        self.telegram.world.people[person.id] = person
        self.telegram.changed("person", person.id)
        return person

    def gather(self, group: Group) -> Group:
        self.telegram.world.groups[group.id] = group
        return group

    def say(
        self, person_id: int, text: str, *, reply_to: int | None = None, chat_id: int | None = None
    ) -> Message:
        text, _ = trim(text, [])
        if not text or units(text) > limits.TEXT:
            raise SandboxError(f"a message has 1-{limits.TEXT} characters")
        return self._write(person_id, chat_id, reply_to, text=text, entities=detect(text, []))

    def send_file(
        self,
        person_id: int,
        upload: Upload | None,
        *,
        kind: str = "document",
        size: int | None = None,
        caption: str = "",
        reply_to: int | None = None,
        album: str | None = None,
    ) -> Message:
        """Send bytes, or a file of a declared `size` without them; `album` joins several messages."""
        if kind not in FILE_KINDS:
            raise SandboxError(f"no kind of file {kind!r}")
        if upload is None or (not upload.data and not size):
            raise SandboxError("a file has bytes or a declared size")
        data = upload.data or None
        file = self.telegram.world.add_file(kind, upload.name or None, upload.mime or None, data, size)
        text, _ = trim(caption, [])
        if units(text) > limits.CAPTION:
            raise SandboxError(f"a caption has at most {limits.CAPTION} characters")
        return self._write(
            person_id, None, reply_to, text=text, entities=detect(text, []), media=file, album=album
        )

    def forward(self, person_id: int, text: str, author: str, *, reply_to: int | None = None) -> Message:
        """Forward somebody's text; the author hides the account behind a name."""
        date = int(self.telegram.clock.now().timestamp())
        origin: Json = {"type": "hidden_user", "sender_user_name": author, "date": date}
        return self._write(person_id, None, reply_to, text=text, entities=detect(text, []), origin=origin)

    def edit(self, person_id: int, message_id: int, text: str) -> Message:
        message = self.telegram.world.message(person_id, message_id)
        if message is None or message.sender != person_id:
            raise SandboxError(f"{person_id} has no own message {message_id}")
        message.versions.append(message.text)
        message.text, message.entities = text, detect(text, [])
        message.edited = self.telegram.clock.now()
        self.telegram.changed("edit", message.chat_id, message.id)
        self.telegram.updates.push("edited_message", self.telegram.draw(message), f"chat{message.chat_id}")
        return message

    def press(
        self,
        person_id: int,
        message_id: int,
        button: str,
        *,
        chat_id: int | None = None,
        is_forged: bool = False,
    ) -> Press:
        """Press a button by its label or its data; the outcome comes with the bot's answer.

        Odd clients can send any data: a forged press carries `button` as it is.
        """
        self._active(person_id)
        chat_id = person_id if chat_id is None else chat_id
        message = self.telegram.world.message(chat_id, message_id)
        if message is None:
            raise SandboxError(f"chat {chat_id} has no message {message_id}")
        data = button if is_forged else _find_data(message, button)
        at = self.telegram.clock.ticks()
        press = Press(str(secrets.randbits(62)), person_id, chat_id, message_id, data, at)
        self.telegram.world.add_press(press)
        query: Json = {
            "id": press.id,
            "from": self.telegram.person(person_id).user(),
            "message": self.telegram.draw(message),
            "chat_instance": str(chat_id * 7919),
            "data": data,
        }
        self.telegram.updates.push("callback_query", query, f"presses{person_id}")
        return press

    def block(self, person_id: int, *, blocked: bool) -> None:
        """Stop or restart the bot: the bot hears of it, and its messages are refused meanwhile."""
        person = self.telegram.person(person_id)
        if person.blocked == blocked:
            return
        person.blocked = blocked
        bot = self.telegram.identity.user()
        member, kicked = {"user": bot, "status": "member"}, {"user": bot, "status": "kicked", "until_date": 0}
        change: Json = {
            "chat": person.chat(),
            "from": person.user(),
            "date": int(self.telegram.clock.now().timestamp()),
            "old_chat_member": member if blocked else kicked,
            "new_chat_member": kicked if blocked else member,
        }
        self.telegram.changed("person", person_id)
        self.telegram.updates.push("my_chat_member", change, f"chat{person_id}")

    def _write(self, person_id: int, chat_id: int | None, reply_to: int | None, **values: Any) -> Message:
        person = self._active(person_id)
        chat_id = person_id if chat_id is None else chat_id
        if chat_id != person_id and chat_id not in self.telegram.world.groups:
            raise SandboxError(f"no chat {chat_id}")
        if reply_to is not None and self.telegram.world.message(chat_id, reply_to) is None:
            raise SandboxError(f"chat {chat_id} has no message {reply_to} to reply to")
        message = self.telegram.new_message(chat_id, person_id, reply_to=reply_to, **values)
        person.started = person.started or chat_id == person_id
        self.telegram.show(message)
        self.telegram.updates.push("message", self.telegram.draw(message), f"chat{chat_id}")
        return message

    def _active(self, person_id: int) -> Person:
        person = self.telegram.person(person_id)
        if person.blocked:
            raise SandboxError(f"{person_id} has blocked the bot")
        return person


def _find_data(message: Message, button: str) -> str:
    rows = (message.markup or {}).get("inline_keyboard", [])
    keys = [key for row in rows for key in row if "callback_data" in key and not key.get("disabled")]
    for field in ("text", "callback_data"):
        for key in keys:
            if key[field] == button:
                return str(key["callback_data"])
    labels = ", ".join(repr(key["text"]) for key in keys) or "none"
    raise SandboxError(f"message {message.id} has no button {button!r}; there are: {labels}")
