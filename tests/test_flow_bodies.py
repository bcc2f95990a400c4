"""A body that the bot does not know is named in full by the coordinator, in the chat."""

import io

import docx
from flow import COORDINATOR, ORDER_594, Flow

from storage import organizations


def naming_somebody_new() -> bytes:
    document = docx.Document(str(ORDER_594))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    for cell in cells:
        if cell.text.strip() == "ОЦПРМСО, УОиМП":
            cell.text = "РЦОИ, УОиМП"
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


async def test_an_unknown_body_is_asked_about_until_its_full_name_is_typed(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.people.send_file(COORDINATOR.id, "prikaz-594.docx", naming_somebody_new())
    await flow.settle()
    seen = await flow.last(COORDINATOR)
    questions = next(label for label in seen.labels() if label.startswith("❓"))
    await flow.press(COORDINATOR, seen, questions)
    while "РЦОИ" not in (seen := await flow.last(COORDINATOR)).text:
        await flow.press(COORDINATOR, seen, "Позже")
    await flow.press(COORDINATOR, seen, "✏️ Ввести")
    assert "что такое «РЦОИ»" in (await flow.last(COORDINATOR)).text

    after = await flow.say(COORDINATOR, "Региональный центр обработки информации")

    assert "РЦОИ" not in after.text
    await flow.say(COORDINATOR, "загрузить")
    async with flow.app.db.read() as conn:
        found = await organizations.find(conn, "Региональный центр обработки информации")
    assert found
    assert found.short_name == "РЦОИ"
