"""What a person did, told without any word of the channel it came by."""

from dataclasses import dataclass
from datetime import datetime

from services.people import Actor
from storage.replies import NewAttachment


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done: by whom, when, in which message, and the inbox row that holds it.

    `at` is the program's moment, `sent_at` the channel's own; `message_key` is the message that was
    pressed, or the person's own. The chat is always the person's private one.
    """

    actor: Actor
    cause: int
    at: datetime
    sent_at: datetime | None
    message_key: str

    @property
    def chat_key(self) -> str:
        return self.actor.outside_id


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text, files or both, as sent in message `key`; `reply_to` is the key of the message it replies to.

    `named` are the assignments that the buttons of that message carry: they tell what it is about when
    that was not written down (the bot was killed after sending it). As untrusted as any button. `about` is
    the assignment that was being asked about, whatever the message replies to.
    """

    text: str = ""
    files: tuple[NewAttachment, ...] = ()
    reply_to: str | None = None
    named: tuple[int, ...] = ()
    edited: bool = False
    about: int | None = None
    key: str = ""

    @property
    def album_key(self) -> str | None:
        return self.files[0].album_key if self.files else None
