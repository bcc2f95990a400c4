"""The chat page of the demo in chromium: a picture of a person's chat in each size and colour."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.async_api import Page, ViewportSize, async_playwright

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
SIZES = {360: 1200, 1280: 900}
"""Widths, and heights at which a long message is seen as a whole."""
COLOURS: tuple[Literal["light", "dark"], ...] = ("light", "dark")
CHOOSE = """person => {
  document.getElementById("log").replaceChildren();
  document.querySelector(`[data-person="${person}"]`).click();
}"""
WIDER = "document.documentElement.scrollWidth - innerWidth"


@dataclass(frozen=True, slots=True)
class Album:
    """Pages of the chat, by the names of what they show; what is seen is numbered in its order."""

    folder: Path
    faults: list[str]
    _pages: dict[str, Page]
    _names: list[str]

    async def look(self, name: str, person_id: int, message_id: int) -> None:
        """A picture of the person's chat on each page, once the message is there."""
        self._names.append(name)
        title = f"{len(self._names):02}_{name}"
        await asyncio.gather(
            *(
                self._draw(page, f"{title}_{kind}", person_id, message_id)
                for kind, page in self._pages.items()
            )
        )

    async def _draw(self, page: Page, title: str, person_id: int, message_id: int) -> None:
        await page.evaluate(CHOOSE, person_id)
        await page.wait_for_selector(f"#log [data-id='{message_id}']")
        if await page.evaluate(WIDER):
            self.faults.append(f"{title} is wider than its screen")
        await page.screenshot(path=self.folder / f"{title}.png")


@asynccontextmanager
async def open_album(url: str, folder: Path) -> AsyncIterator[Album]:
    """The page at `url`, narrow and wide, light and dark; errors of its scripts are faults."""
    faults: list[str] = []
    async with AsyncExitStack() as stack:
        playwright = await stack.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        stack.push_async_callback(browser.close)
        pages = {}
        for width, height in SIZES.items():
            for colour in COLOURS:
                screen: ViewportSize = {"width": width, "height": height}
                page = await browser.new_page(viewport=screen, color_scheme=colour, locale="ru-RU")
                page.on("pageerror", lambda error: faults.append(str(error)))
                await page.goto(url)
                await page.wait_for_selector("body[data-ready]")
                pages[f"{width}-{colour}"] = page
        yield Album(folder, faults, pages, [])
