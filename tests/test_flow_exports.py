"""«Excel» and «Архив» in the chat: what the centre gets, and whom they are not for."""

import io
import zipfile

from flow import CONTROLLER, COORDINATOR, DIRECTOR, Flow
from openpyxl import load_workbook
from test_flow_files import PDF, answer

from sandbox.seen import Message


async def file_of(flow: Flow, message: Message) -> io.BytesIO:
    assert message.document
    return io.BytesIO(await flow.people.download(message.document.file_id))


async def test_the_book_comes_by_a_button_once(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    headline = await flow.say(COORDINATOR, "/summary СШ № 9")

    await flow.press(COORDINATOR, headline, "Excel")
    told = await flow.last(COORDINATOR)
    again = await flow.press(COORDINATOR, headline, "Excel")

    assert told.text == "Книга Excel на 20 декабря, 10:00: ответов 1, подтверждений 1."
    assert told.document
    assert told.document.name == "Вехи_594_СШ-9_2022-12-20.xlsx"
    book = load_workbook(await file_of(flow, told))
    assert book.sheetnames == [
        "Сводка", "Школы и пункты", "Ответы", "Показатели", "Подтверждения", "Изменения",
    ]  # fmt: skip
    assert [cell.value for cell in book["Ответы"][2]][:4] == ["СШ № 9", "ШНРО", "ДК1", "1.6"]
    assert "уже здесь" in (again.text or "")
    assert (await flow.last(COORDINATOR)).message_id == told.message_id


async def test_the_archive_comes_by_words(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    await answer(flow, DIRECTOR)

    told = await flow.say(COORDINATOR, "/summary ДК3 1.4, архив")

    assert told.text == "Архив подтверждений: 1 файл и опись."
    with zipfile.ZipFile(await file_of(flow, told)) as archive:
        name, register = archive.namelist()
        assert (name, register) == ("594_ДК3/1.4/ДК3_1.4_СШ-9_2022-12-20_приказ.pdf", "00_Опись.xlsx")
        assert archive.read(name) == PDF
    assert list((flow.settings.data_dir / "files" / "tmp").iterdir()) == []


async def test_a_controller_has_the_book_and_no_archive(flow: Flow) -> None:
    await flow.join(CONTROLLER, DIRECTOR)
    await answer(flow, DIRECTOR)

    headline = await flow.say(CONTROLLER, "/summary")
    refused = await flow.say(CONTROLLER, "/summary архив")
    book = await flow.say(CONTROLLER, "/summary excel")

    assert "Excel" in headline.labels()
    assert "Архив" not in headline.labels()
    assert refused.text == "Архив подтверждений собирает только центр."
    assert "Изменения" not in load_workbook(await file_of(flow, book)).sheetnames
    assert (await flow.say(DIRECTOR, "/summary excel")).text.startswith("Сводка открыта только центру")
