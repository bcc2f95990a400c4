"""`/report` in the chat: how far it is, rows filled one by one, the Word file, who may what."""

from flow import CONTROLLER, COORDINATOR, DIRECTOR, STRANGER, Flow, Member, moment
from sqlalchemy import select
from test_flow_files import answer
from word_text import WordText

from sandbox.seen import Message
from storage.schema import report as typed_rows


async def word(flow: Flow, member: Member, message: Message) -> WordText:
    assert message.document, message.text
    return WordText.read(await flow.people.download(message.document.file_id))


async def test_a_coordinator_fills_a_row_and_downloads_the_paper(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    screen = await flow.say(COORDINATOR, "/report")
    assert "Приказ 594: отчёт на 20 января 2023 г." in screen.text
    assert "Готово строк 21 из 71" in screen.text

    await flow.press(COORDINATOR, screen, "✍️ Заполнить строки · 50")
    row = await flow.last(COORDINATOR)
    assert row.text.startswith("ДК1 · 1.2 Инструктивные совещания")
    following = await flow.say(COORDINATOR, "Совещание проведено.\nПричина: =1+1 <b>")
    assert following.text.startswith("✅ Записано. Следующая строка:\n\nДК1 · 1.3")

    await flow.press(COORDINATOR, following, "‹ К отчёту")
    report = await flow.last(COORDINATOR)
    assert "Готово строк 22 из 71" in report.text
    await flow.press(COORDINATOR, report, "📄 Скачать Word")
    sent = await flow.last(COORDINATOR)
    assert sent.document
    assert sent.document.name == "Информация_594_2023-01-20.docx"
    found = (await word(flow, COORDINATOR, sent)).row("1.2")
    assert found[4:] == ["Исполняется.\nСовещание проведено.", "–", "=1+1 <b>."]


async def test_a_text_that_telegram_cut_in_two_is_one_text(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.say(COORDINATOR, "/report 594 заполнить")
    halves = ["Проведены совещания. " * 150, "Итоги подведены."]
    for half in halves:
        following = await flow.say(COORDINATOR, half)
    flow.clock.set(moment(20, 10, 5))
    await flow.say(COORDINATOR, "Другая строка.")
    async with flow.app.db.read() as conn:
        typed = list(
            (await conn.execute(select(typed_rows.c.text).order_by(typed_rows.c.typed_at))).scalars()
        )
    assert following.text.startswith("✅ Записано. Следующая строка:\n\nДК1 · 1.3")
    assert typed == ["".join(halves).replace(". Итоги", ".\nИтоги"), "Другая строка."]


async def test_the_rest_of_a_conclusion_is_added_to_it(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.press(COORDINATOR, await flow.say(COORDINATOR, "/report 594 выводы"), "Управленческие решения")
    await flow.say(COORDINATOR, "очень " * 600)
    await flow.say(COORDINATOR, "длинно")
    paper = await word(flow, COORDINATOR, await flow.say(COORDINATOR, "/report word"))
    assert "чень очень длинно." in paper.text


async def test_everything_can_be_asked_in_words(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    assert (await flow.say(COORDINATOR, "отчёт 594 13.07.2023")).text.startswith(
        "Приказ 594: отчёт на 13 июля 2023 г."
    )
    assert (await flow.say(COORDINATOR, "/report ДК1 3.4")).text.startswith("ДК1 · 3.4 Единый")
    assert (await flow.say(COORDINATOR, "нет")).text == "Хорошо, ничего не меняю."
    assert (await flow.say(COORDINATOR, "/report 594 word")).document
    assert (await flow.say(COORDINATOR, "/report выводы")).text.startswith("Выводы и решения")


async def test_conclusions_and_the_signature_are_typed_once_for_all(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    parts = await flow.say(COORDINATOR, "/report выводы")
    await flow.press(COORDINATOR, parts, "Управленческие решения")
    await flow.say(COORDINATOR, "Провести собеседования")
    around = await flow.say(COORDINATOR, "/report подпись")
    await flow.press(COORDINATOR, around, "Подпись")
    shown = await flow.say(COORDINATOR, "О.А. Левина")
    assert "О.А. Левина" in shown.text

    for ask in ("/report word", "/report word"):
        paper = await word(flow, COORDINATOR, await flow.say(COORDINATOR, ask))
        assert "Провести собеседования." in paper.text
        assert "О.А. Левина" in paper.text


async def test_what_is_not_accepted_is_listed_before_saving(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    screen = await flow.say(COORDINATOR, "/report")
    assert "Ещё не принято, в текст не войдёт: 1 ответ. ДК1 · 1.6 (1)" in screen.text
    paper = await word(flow, COORDINATOR, await flow.say(COORDINATOR, "/report word"))
    assert "СШ № 9 от 19.12.2022" not in paper.text.replace("\u00a0", " ")


async def test_a_controller_reads_and_downloads_only(flow: Flow) -> None:
    await flow.join(CONTROLLER, COORDINATOR)
    screen = await flow.say(CONTROLLER, "/report")
    assert screen.labels() == ["📄 Скачать Word", "Другой приказ"]
    theirs = await flow.say(COORDINATOR, "/report")
    stolen = next(key.data for row in theirs.buttons for key in row if key.text.startswith("✍️"))
    outcome = await flow.people.forge(CONTROLLER.id, screen.message_id, stolen or "")
    assert outcome.text == "Отчёт пишет координатор. Вы можете его прочитать и скачать."
    await flow.press(CONTROLLER, screen, "📄 Скачать Word")
    assert (await flow.last(CONTROLLER)).document


async def test_a_director_and_a_stranger_have_no_report_of_an_order(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    refused = await flow.say(DIRECTOR, "/report")
    assert refused.text.startswith("Отчёт по приказу составляет центр.")
    assert (await flow.say(STRANGER, "/report")).document is None


async def test_the_plan_of_a_month_and_the_page_of_a_school_are_words_away(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    plan = await flow.say(COORDINATOR, "план центра на январь")
    assert plan.document
    assert plan.document.name == "План_2023-01.docx"
    assert "ДК1 – " in (await word(flow, COORDINATOR, plan)).text
    assert "Информация о реализации" in (await word(flow, COORDINATOR, plan)).text
    page = await word(flow, COORDINATOR, await flow.say(COORDINATOR, "справка СШ № 9"))
    assert page.text.startswith("ОЦПРМСО\n\n20 декабря 2022 г. № ____________\nСПРАВКА")
    assert page.row("1.6")[4] == "Приказ от 19.12.2022 № 45"
    assert (await flow.say(COORDINATOR, "справка СШ № 909")).document is None


async def test_the_page_of_a_school_is_a_tap_on_its_screen(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    school = await flow.say(COORDINATOR, "/schools СШ № 9")
    await flow.press(COORDINATOR, school, "📄 Справка")
    page = await flow.last(COORDINATOR)
    assert "\nСПРАВКА\n" in (await word(flow, COORDINATOR, page)).text
    again = await flow.press(COORDINATOR, school, "📄 Справка")
    assert again.text.startswith("Файл уже здесь")


async def test_the_evidence_of_each_plan_is_a_tap_below_the_report(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    await answer(flow, DIRECTOR)
    report = await flow.say(COORDINATOR, "/report")
    assert [key.text for key in report.buttons[-2]] == ["Архив ДК1", "Архив ДК2", "Архив ДК3"]
    empty = await flow.press(COORDINATOR, report, "Архив ДК2")
    await flow.press(COORDINATOR, report, "Архив ДК3")
    sent = await flow.last(COORDINATOR)
    assert sent.text == "Архив подтверждений: 1 файл и опись."
    assert sent.document
    assert empty.text == "Файлов здесь пока нет."


async def test_a_double_tap_brings_one_paper(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    screen = await flow.say(COORDINATOR, "/report")
    before = len(await flow.seen(COORDINATOR))
    await flow.people.press_async(COORDINATOR.id, screen.message_id, "📄 Скачать Word")
    again = await flow.press(COORDINATOR, screen, "📄 Скачать Word")
    assert len(await flow.seen(COORDINATOR)) == before + 1
    assert again.text.startswith("Файл уже здесь")


async def test_after_the_last_date_the_last_report_is_shown(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.advance(moment(20, 10, month=7, year=2023))
    assert "13 июля 2023" in (await flow.say(COORDINATOR, "/report")).text
