"""The line to Telegram breaks while a paper of the centre is on its way to whoever asked for it."""

import pytest
from flow import COORDINATOR, Flow

from locales.texts import Texts
from sandbox.seen import CallbackOutcome

TEXTS = Texts("ru")
UNSURE = TEXTS.say_plain("answer-unsure")
GIVEN = TEXTS.say_plain("paper-given")


async def press(flow: Flow, label: str) -> CallbackOutcome:
    """The newest button that begins so."""
    found = [(each, text) for each in await flow.seen(COORDINATOR) for text in each.labels()]
    message, text = next(pair for pair in reversed(found) if pair[1].startswith(label))
    return await flow.press(COORDINATOR, message, text)


async def files(flow: Flow) -> int:
    return sum(each.document is not None for each in await flow.seen(COORDINATOR))


@pytest.mark.parametrize(("label", "method"), [("Excel", "sendDocument"), ("Картинка", "sendMediaGroup")])
async def test_a_paper_whose_line_broke_is_said_to_be_unsure_and_comes_when_asked_again(
    flow: Flow, label: str, method: str
) -> None:
    await flow.join(COORDINATOR)
    await flow.say(COORDINATOR, "/summary")
    await flow.people.fault("drop", method)

    broken = await press(flow, label)
    assert (broken.text, await files(flow)) == (UNSURE, 0)
    assert not (await press(flow, label)).text
    came = await files(flow)
    assert came
    assert ((await press(flow, label)).text, await files(flow)) == (GIVEN, came)
