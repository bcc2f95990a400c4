"""Acts of people asked for over the control API."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from sandbox.bodies import Arguments, Upload
from sandbox.errors import SandboxError
from sandbox.people import People
from sandbox.presses import wait_for_answer
from sandbox.routes import Action
from sandbox.views import view_message, view_person
from sandbox.world import Group, Json, Person


@dataclass(frozen=True, slots=True)
class Acts:
    people: People

    def posts(self) -> dict[str, Action]:
        return {
            "person": self.person,
            "group": self.group,
            "say": self.say,
            "file": self.file,
            "forward": self.forward,
            "edit": self.edit,
            "press": self.press,
            "block": self.block,
        }

    async def person(self, arguments: Arguments) -> Json:
        return view_person(self.people.register(_build(Person, arguments.values)))

    async def group(self, arguments: Arguments) -> Json:
        return asdict(self.people.gather(_build(Group, arguments.values)))

    async def say(self, arguments: Arguments) -> Json:
        return view_message(
            self.people.say(
                arguments.integer("person_id"),
                arguments.text("text"),
                reply_to=arguments.optional("reply_to"),
                chat_id=arguments.optional("chat_id"),
            )
        )

    async def file(self, arguments: Arguments) -> Json:
        upload = arguments.files.get("file") or Upload(arguments.text("name"), arguments.text("mime"), b"")
        if "mime" in arguments.values:
            upload = replace(upload, mime=arguments.text("mime"))
        return view_message(
            self.people.send_file(
                arguments.integer("person_id"),
                upload,
                kind=arguments.text("kind") or "document",
                size=arguments.optional("size"),
                caption=arguments.text("caption"),
                reply_to=arguments.optional("reply_to"),
                album=arguments.text("group") or None,
            )
        )

    async def forward(self, arguments: Arguments) -> Json:
        text, author = arguments.text("text"), arguments.text("author")
        reply_to = arguments.optional("reply_to")
        return view_message(
            self.people.forward(arguments.integer("person_id"), text, author, reply_to=reply_to)
        )

    async def edit(self, arguments: Arguments) -> Json:
        person_id, message_id = arguments.integer("person_id"), arguments.integer("message_id")
        return view_message(self.people.edit(person_id, message_id, arguments.text("text")))

    async def press(self, arguments: Arguments) -> Json:
        press = self.people.press(
            arguments.integer("person_id"),
            arguments.integer("message_id"),
            arguments.text("button"),
            chat_id=arguments.optional("chat_id"),
            is_forged=arguments.flag("forged"),
        )
        return await wait_for_answer(press, arguments.number("wait", 0.0))

    async def block(self, arguments: Arguments) -> Json:
        person_id = arguments.integer("person_id")
        self.people.block(person_id, blocked=arguments.flag("blocked"))
        return view_person(self.people.telegram.person(person_id))


def _build(build: Callable[..., Any], values: dict[str, Any]) -> Any:
    try:
        return build(**values)
    except TypeError as error:
        raise SandboxError(str(error)) from error
