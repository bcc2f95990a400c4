"""The chat page in a browser: what a person reads, types and presses."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright, expect
from test_sandbox_stage import Stage, open_stage

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
MOSCOW = timezone(timedelta(hours=3))
BUTTONS = {
    "inline_keyboard": [
        [{"text": "✅ Выполнено", "callback_data": "done"}, {"text": "Сайт", "url": "https://example.org/"}],
        [{"text": "Заместитель", "url": "https://t.me/vekhi_sandbox_bot?start=abc"}],
    ]
}

expect.set_options(timeout=20_000)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs /usr/bin/chromium: apt-get install chromium"),
]


class Hands:
    """A time control that remembers what it was told."""

    def __init__(self) -> None:
        self.moment = datetime(2022, 12, 21, 8, 59, 40, tzinfo=MOSCOW)
        self.told: list[str] = []

    def now(self) -> datetime:
        return self.moment

    async def next_morning(self) -> None:
        self.told.append("morning")
        self.moment = datetime(2022, 12, 22, 9, tzinfo=MOSCOW)

    async def next_event(self) -> None:
        self.told.append("event")

    async def to(self, moment: datetime) -> None:
        self.told.append(moment.isoformat())
        self.moment = moment

    def moving(self) -> bool:
        return False


@pytest.fixture
def hands() -> Hands:
    return Hands()


@asynccontextmanager
async def open_page(stage: Stage, width: int = 1200, height: int = 800) -> AsyncIterator[Page]:
    """The page in chromium; fails on any error in it and on any request to elsewhere."""
    troubles: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS.split())
        page = await browser.new_page(viewport={"width": width, "height": height})
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
        page.on(
            "request",
            lambda request: troubles.extend([] if stage.sandbox.url in request.url else [request.url]),
        )
        await page.goto(stage.sandbox.url)
        await page.wait_for_selector("body[data-ready]")
        yield page
        await browser.close()
    assert troubles == []


@pytest.fixture
async def stage(hands: Hands) -> AsyncIterator[Stage]:
    async with open_stage(time_control=hands) as stage:
        yield stage


async def next_update(stage: Stage, offset: int = 0) -> dict[str, Any]:
    update: dict[str, Any] = (await stage.call("getUpdates", timeout=20, offset=offset))["result"][0]
    return update


async def test_a_person_reads_types_presses_and_replies(stage: Stage) -> None:
    card = "<b>Карта</b> &lt;img src=x onerror=alert(1)&gt; <a href='https://example.org'>тут</a>"
    message_id = await stage.sent(text=card, parse_mode="HTML", reply_markup=BUTTONS)
    async with open_page(stage) as page:
        bubble = page.locator(".bubble").first
        await expect(bubble.locator("b")).to_have_text("Карта")
        await expect(bubble.locator(".body")).to_contain_text("<img src=x onerror=alert(1)>")
        await expect(page.locator(".bubble img")).to_have_count(0)
        await expect(page.get_by_role("link", name="Сайт")).to_have_attribute("href", "https://example.org/")

        await page.get_by_role("button", name="✅ Выполнено").click()
        query = (await next_update(stage))["callback_query"]
        await stage.call("answerCallbackQuery", callback_query_id=query["id"], text="Записано")
        await expect(page.locator("#toast")).to_have_text("Записано")

        await bubble.click(position={"x": 8, "y": 8})
        await page.fill("#text", "приказ 145")
        await page.press("#text", "Enter")
        await expect(page.locator(".message.mine .quote")).to_contain_text("Карта")
        mine = (await stage.client.messages(1))[-1]
        assert (mine.text, mine.reply_to) == ("приказ 145", message_id)


async def test_edits_reactions_and_alerts_are_shown_in_place(stage: Stage) -> None:
    said = await stage.client.say(1, "Готово")
    message_id = await stage.sent(text="Было", reply_markup=BUTTONS)
    async with open_page(stage) as page:
        await stage.call(
            "setMessageReaction", chat_id=1, message_id=said, reaction=[{"type": "emoji", "emoji": "👍"}]
        )
        await expect(page.locator(f"[data-id='{said}'] .reaction")).to_have_text("👍")
        await page.get_by_role("button", name="✅ Выполнено").click()
        query = (await next_update(stage, -1))["callback_query"]
        values = {"callback_query_id": query["id"], "text": "Нет прав", "show_alert": True}
        await stage.call("answerCallbackQuery", **values)
        await expect(page.locator("#alert")).to_contain_text("Нет прав")
        await page.get_by_role("button", name="OK").click()
        await stage.call("editMessageText", chat_id=1, message_id=message_id, text="Стало")
        await expect(page.locator(f"[data-id='{message_id}']")).to_contain_text("Стало")
        await expect(page.locator(f"[data-id='{message_id}'] .foot")).to_contain_text("изменено")
        await stage.call("deleteMessage", chat_id=1, message_id=message_id)
        await expect(page.locator(".message")).to_have_count(1)


async def test_files_go_with_a_caption_and_pictures_are_seen(stage: Stage, tmp_path: Path) -> None:
    (tmp_path / "приказ.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "схема.png").write_bytes(bytes.fromhex(PIXEL))
    await stage.client.say(1, "/start")
    async with open_page(stage) as page:
        await page.set_input_files("#file", [tmp_path / "приказ.pdf"])
        await page.fill("#text", "приказ 145 от 23.12")
        await page.click("#send")
        await expect(page.locator(".attachment")).to_contain_text("приказ.pdf")
        await page.set_input_files("#file", [tmp_path / "схема.png"])
        await page.click("#send")
        await expect(page.locator(".picture")).to_be_visible()
    document, photo = [message for message in await stage.client.messages(1) if message.document]
    assert document.text == "приказ 145 от 23.12"
    assert photo.document
    assert photo.document.kind == "photo"


async def test_unread_marks_and_links_to_the_bot(stage: Stage) -> None:
    await stage.client.say(2, "/start")
    await stage.sent(text="Первое", reply_markup=BUTTONS)
    async with open_page(stage) as page:
        await stage.sent(chat_id=2, text="Вам письмо")
        boris = page.locator("[data-person='2']")
        await expect(boris.locator(".badge")).to_have_text("1")
        await boris.click()
        await expect(page.locator(".bubble").last).to_contain_text("Вам письмо")
        await expect(boris.locator(".badge")).to_have_count(0)
        await page.locator("[data-person='1']").click()
        await page.get_by_role("link", name="Заместитель").click()
        await expect(page.locator(".message.mine")).to_contain_text("/start abc")


async def test_a_newcomer_starts_stops_and_restarts_the_bot(stage: Stage) -> None:
    await stage.call("setMyCommands", commands=[{"command": "my", "description": "Что нужно от школы"}])
    async with open_page(stage) as page:
        await page.locator("[data-person='2']").click()
        await page.get_by_role("button", name="ЗАПУСТИТЬ").click()
        await expect(page.locator(".message.mine")).to_contain_text("/start")
        await page.fill("#text", "/")
        await page.locator("#hints button").click()
        await expect(page.locator(".message.mine").last).to_contain_text("/my")
        await page.click("#block")
        await page.get_by_role("button", name="ПЕРЕЗАПУСТИТЬ БОТА").click()
        await expect(page.locator(".message.mine")).to_have_count(3)
    assert not (await stage.client.people())[1].blocked


async def test_time_is_shown_and_moved(stage: Stage, hands: Hands) -> None:
    async with open_page(stage) as page:
        await expect(page.locator("#clock")).to_have_text("08:59:40")
        await expect(page.locator("#day")).to_have_text("21 декабря 2022, среда")
        await page.get_by_role("button", name="следующее утро").click()
        await expect(page.locator("#clock")).to_have_text("09:00:00")
        await page.get_by_role("button", name="к событию").click()
        await expect(page.locator("#moving")).to_be_hidden()
        await page.fill("#date", "2022-12-30")
        await page.get_by_role("button", name="Перейти к дате").click()
        await expect(page.locator("#day")).to_have_text("30 декабря 2022, пятница")
    assert hands.told == ["morning", "event", "2022-12-30T00:00:00+03:00"]


async def test_without_control_the_buttons_are_hidden() -> None:
    async with open_stage() as stage, open_page(stage) as page:
        await expect(page.locator("#clock")).not_to_have_text("--:--:--")
        await expect(page.locator("#moves")).to_be_hidden()


async def test_it_fits_a_narrow_phone(stage: Stage) -> None:
    await stage.sent(text="Оченьдлинноесловобезпробелов" * 5, reply_markup=BUTTONS)
    async with open_page(stage, 320, 640) as page:
        await page.locator("[data-person='1']").click()
        await expect(page.locator(".message")).to_be_visible()
        assert await page.evaluate("document.documentElement.scrollWidth") == 320
        await page.get_by_role("button", name="К списку людей").click()
        await expect(page.locator("[data-person='2']")).to_be_visible()


async def test_the_page_survives_a_restart_of_the_program(stage: Stage) -> None:
    async with open_page(stage) as page:
        await stage.client.reset()
        await stage.client.person(5, "Глеб", started=True)
        await expect(page.locator("[data-person='5']")).to_be_visible()
        await asyncio.gather(stage.sent(chat_id=5, text="Снова здравствуйте"))
        await expect(page.locator(".bubble")).to_contain_text("Снова здравствуйте")


PIXEL = (
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c63f8cfc0f01f0005000201a2f5d5c40000000049454e44ae426082"
)
