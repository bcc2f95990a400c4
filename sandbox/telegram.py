"""The state of the stand-in: one bot, its world, queue, rules and journal, and what may happen to them."""

import random
import time
from dataclasses import dataclass, field
from typing import Any

from sandbox.drawing import draw_message
from sandbox.errors import ApiError, SandboxError, bad_request, forbidden
from sandbox.faults import Faults
from sandbox.flood import Flood, FloodRules
from sandbox.groups import covers
from sandbox.journal import Journal
from sandbox.times import Clock
from sandbox.updates import UpdateQueue
from sandbox.webhooks import Hook, Webhook
from sandbox.world import Group, Json, Message, Person, World

GROUP_STATES = {
    "kicked": "bot was kicked from the {kind} chat",
    "left": "bot is not a member of the {kind} chat",
}


@dataclass(slots=True)
class Identity:
    """The bot's account and the numbers from which its ids rise."""

    token: str
    username: str
    first_update_id: int | None = None
    first_message_id: int = 1
    webhook_backoff: float = 1.0

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    def user(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": "Вехи", "username": self.username}


@dataclass(slots=True)
class Profile:
    """What the bot set about itself: commands by scope and language, menu buttons by chat."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    menu_buttons: dict[int | None, Json] = field(default_factory=dict)


class Telegram:
    def __init__(self, identity: Identity, clock: Clock, rules: FloodRules) -> None:
        self.identity = identity
        self.clock = clock
        self.webhook: Webhook | None = None
        self.delays: dict[str, float] = {}
        self.journal = Journal()
        self._begin(rules)

    def _begin(self, rules: FloodRules) -> None:
        first = self.identity.first_update_id or random.randrange(10**8, 9 * 10**8)
        self.world = World(self.identity.first_message_id)
        self.updates = UpdateQueue(self.clock.ticks, first)
        self.flood = Flood(rules)
        self.faults = Faults()
        self.profile = Profile()

    async def reset(self) -> None:
        """Forget people, messages, queue, faults, delays and requests; cursors go on rising."""
        await self.unhook()
        self.updates.end_poll()
        self.delays.clear()
        self.journal.requests.clear()
        self.journal.counts.clear()
        self._begin(self.flood.rules)
        self.journal.change("reset", 0, None, self.clock.now())

    async def hook(self, hook: Hook) -> None:
        await self.unhook()
        self.updates.end_poll(ApiError(409, "Conflict: terminated by setWebhook request"))
        self.webhook = Webhook(self.updates, self.clock, hook, self.identity.webhook_backoff)

    async def unhook(self) -> None:
        webhook, self.webhook = self.webhook, None
        if webhook:
            await webhook.close()

    def delay(self, method: str) -> float:
        """Seconds to hold an answer back: the pattern set last wins."""
        return next((self.delays[name] for name in reversed(self.delays) if covers(name, method)), 0.0)

    def person(self, person_id: int) -> Person:
        person = self.world.people.get(person_id)
        if person is None:
            raise SandboxError(f"no person {person_id}")
        return person

    def known_chat(self, chat_id: int) -> Person | Group:
        chat = self.world.people.get(chat_id) or self.world.groups.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        return chat

    def open_chat(self, chat_id: int) -> None:
        """Raise unless the bot may write there."""
        chat = self.known_chat(chat_id)
        if isinstance(chat, Group):
            _check_group(chat)
        elif chat.deactivated:
            raise forbidden("user is deactivated")
        elif chat.blocked:
            raise forbidden("bot was blocked by the user")
        elif not chat.started:
            raise forbidden("bot can't initiate conversation with a user")

    def post(self, *messages: Message) -> None:
        """Show the bot's new messages to the chat, if flood control lets them through."""
        self.flood.admit(messages[0].chat_id, self.clock.ticks(), len(messages))
        for message in messages:
            self.show(message)

    def show(self, message: Message) -> None:
        self.world.add(message)
        self.changed("message", message.chat_id, message.id)

    def changed(
        self, kind: str, chat_id: int, message_id: int | None = None, details: dict[str, Any] | None = None
    ) -> None:
        self.journal.change(kind, chat_id, message_id, self.clock.now(), details)

    def draw(self, message: Message) -> Json:
        return draw_message(self.world, self.identity.user(), message)

    def new_message(self, chat_id: int, sender: int | None, **values: Any) -> Message:
        return Message(chat_id, self.world.next_message_id(), sender, self.clock.now(), **values)

    def record(
        self, method: str, chat_id: int | None, at: float, outcome: str, message_id: int | None
    ) -> None:
        self.journal.request(method, chat_id, at, time.time(), outcome, message_id)


def _check_group(group: Group) -> None:
    if group.state in GROUP_STATES:
        raise forbidden(GROUP_STATES[group.state].format(kind=group.kind))
    if group.state == "upgraded":
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=group.migrated_to or 0,
        )
    if group.state == "restricted":
        raise bad_request("not enough rights to send text messages to the chat")
