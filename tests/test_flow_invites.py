"""`/invite` in the chat: links for all and for some, the sheet to be printed, the end of links."""

import re

from flow import CONTROLLER, COORDINATOR, DIRECTOR, OTHER_DIRECTOR, STRANGER, Flow
from test_flow_schools import button, plain
from word_text import WordText

from sandbox.seen import Message

TOKEN = re.compile(r"\?start=([\w-]{43})")


async def press(flow: Flow, part: str) -> None:
    last = await flow.last(COORDINATOR)
    await flow.press(COORDINATOR, last, button(last, part))


async def given_file(flow: Flow, suffix: str) -> Message:
    """A file that was asked for, as soon as it is written."""

    def is_it(seen: Message) -> bool:
        return seen.document is not None and seen.document.name.endswith(suffix)

    return await flow.people.wait_for(COORDINATOR.id, is_it)


async def test_all_who_have_not_joined_get_links_and_a_sheet_with_one_tap(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    desk = await flow.say(COORDINATOR, "/invite")
    assert "43 школы, подключена 1" in plain(desk)
    await press(flow, "Всем без ссылки · 42")
    listed = await given_file(flow, ".txt")
    assert listed.document
    assert listed.document.name == "Приглашения-в-Вехи_2022-12-20.txt"
    assert "В файле 42 ссылки, до 3 января." in plain(listed)
    said = (await flow.people.download(listed.document.file_id)).decode("utf-8-sig")
    assert "СШ № 9, директор" not in said
    tokens = TOKEN.findall(said)
    assert len(set(tokens)) == 42
    sheet = await given_file(flow, ".docx")
    assert sheet.document
    assert sheet.document.name == "Приглашения-для-печати_2022-12-20.docx"
    cards = WordText.read(await flow.people.download(sheet.document.file_id))
    assert "СШ № 13" in cards.text
    assert "На одного человека, до 03.01.2023" in cards.text
    greeted = await flow.say(OTHER_DIRECTOR, f"/start {tokens[0]}")
    assert "Вы подключены" in greeted.text


async def test_schools_are_ticked_or_named(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.say(COORDINATOR, "/invite")
    await press(flow, "Выбрать школы")
    await press(flow, "СШ № 9")
    assert "☑️ СШ № 9" in (await flow.last(COORDINATOR)).labels()
    await flow.say(COORDINATOR, "СШ № 13")
    assert "🔗 Выдать ссылки · 2" in (await flow.last(COORDINATOR)).labels()
    listed = await flow.say(COORDINATOR, "выдать")
    assert len(set(TOKEN.findall(listed.text))) == 2
    assert "с QR-кодами, 2 школы" in plain(await given_file(flow, ".docx"))
    told = (await flow.seen(COORDINATOR))[-2]
    assert "Выше 2 ссылки, до 3 января" in plain(told)


async def test_a_school_is_named_with_the_command(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    given = await flow.say(COORDINATOR, "/invite СШ № 13")
    assert given.text.startswith("Приглашение в «Вехи»: СШ № 13, директор")
    assert TOKEN.search(given.text)


async def test_a_link_is_listed_until_it_is_revoked(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    given = await flow.say(COORDINATOR, "/invite СШ № 9")
    listed = await flow.say(COORDINATOR, "/invite ссылки")
    assert "• СШ № 9, директор, до 3 января" in plain(listed)
    await press(flow, "✖️ СШ № 9")
    assert (await flow.last(COORDINATOR)).text.startswith("Рабочих ссылок сейчас нет")
    token = TOKEN.findall(given.text)[0]
    assert (await flow.say(DIRECTOR, f"/start {token}")).text.startswith("Эту ссылку отозвали")
    assert (await flow.say(COORDINATOR, "/invite отозвать СШ № 9")).text == "Рабочих ссылок не было."


async def test_nobody_else_is_given_links(flow: Flow) -> None:
    await flow.join(DIRECTOR, CONTROLLER)
    for member in (DIRECTOR, CONTROLLER, STRANGER):
        for words in ("/invite", "/invite всем", "/invite СШ № 9"):
            answer = await flow.say(member, words)
            assert not answer.labels()
            assert "start=" not in answer.text
            assert answer.document is None
