"""A coordinator sends an order's file to the bot, looks at what it understood, corrects it and loads it."""

import asyncio
import io
import os
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import docx
import pytest
from flow import CONTROLLER, COORDINATOR, DIRECTOR, ISSUED, ORDER_594, STRANGER, Flow, Member, open_flow
from sqlalchemy import func, select

from handlers.draft_buttons import DraftView
from roadmap.model import Role
from sandbox.seen import Message
from storage import drafts
from storage.schema import assignment, choice, draft, inbox, item, order, reply, roadmap, window

SECOND = Member(952, "Ольга Ивановна", "ОЦПРМСО", Role.COORDINATOR)
PREVIEW = """\
Приказ 594 от 13.12.2022
Об утверждении плана мероприятий («дорожной карты») по организации адресной поддержки…

ДК1 · 25 пунктов: 6 школ ШНРО
школам: 9 · встречи: 7 · нам: 7 · без вопроса: 2
ДК2 · 23 пункта: 22 школы ШФНСУ, ШсРНР
школам: 9 · встречи: 6 · нам: 4 · без срока: 1 · без вопроса: 3
ДК3 · 23 пункта: все школы (43)
школам: 10 · встречи: 7 · нам: 3 · без вопроса: 3

Только числа, без списков детей: 5
Сбор ответов: 13.01.2023, 30.06.2023
Отчёт: 20.01.2023, 13.07.2023

К вам 5 вопросов. Загрузить можно и без ответов: о пунктах без срока тогда не спрошу."""


@pytest.fixture
async def fresh(request: pytest.FixtureRequest, sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Flow]:
    """The bot before any order, with one coordinator of the root."""
    values = {"now": ISSUED, "coordinator_ids": (COORDINATOR.id,)}
    async with open_flow(sqlite_template, tmp_path, request.param, **values) as flow:
        await flow.say(COORDINATOR, "/start")
        yield flow


async def send(
    flow: Flow, member: Member = COORDINATOR, data: bytes | None = None, name: str = "prikaz-594.docx"
) -> Message:
    """Send a file, and read what the bot says last."""
    await flow.people.send_file(member.id, name, ORDER_594.read_bytes() if data is None else data)
    await flow.settle()
    return await flow.last(member)


async def press(flow: Flow, label: str, member: Member = COORDINATOR) -> Message:
    """Press a button of the last message, and read what the last message is then."""
    await flow.press(member, await flow.last(member), label)
    return await flow.last(member)


async def walk(flow: Flow, *labels: str) -> Message:
    for label in labels:
        seen = await press(flow, label)
    return seen


async def count(flow: Flow, table: object, *scope: object) -> int:
    async with flow.app.db.read() as conn:
        found = select(func.count()).select_from(table).where(*scope)  # type: ignore[arg-type]
        return int((await conn.execute(found)).scalar_one())


def amended(**terms: str) -> bytes:
    """Order 594 with other terms for some measures of its first plan, each named by its number."""
    document = docx.Document(str(ORDER_594))
    table = next(each for each in document.tables if len(each.rows) > 20)
    for row in table.rows:
        number = row.cells[0].text.strip().rstrip(".").replace(".", "_")
        if f"n{number}" in terms:
            row.cells[4].text = terms[f"n{number}"]
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


# the way in


async def test_a_file_is_answered_at_once_and_then_with_what_was_understood(fresh: Flow) -> None:
    preview = await send(fresh)
    reading, said = (await fresh.seen(COORDINATOR))[-2:]
    assert reading.text == "Читаю файл «prikaz-594.docx», это недолго."
    assert said.text == PREVIEW
    assert preview.labels() == ["❓ Вопросы · 5", "👥 Кого спрашиваем", "📥 Загрузить", "✖️ Не загружать"]


async def test_until_it_is_loaded_nothing_is_stored_of_an_order(fresh: Flow) -> None:
    await send(fresh)
    assert await count(fresh, order) == 0


async def test_a_loaded_order_asks_its_schools(fresh: Flow) -> None:
    await send(fresh)
    loaded = await press(fresh, "📥 Загрузить")
    assert loaded.text.startswith("✅ Загружено: приказ 594 от 13.12.2022, 71 пункт.")
    assert loaded.text.endswith("Школам пока ничего не отправлено. Сводка: /summary.")
    await fresh.join(DIRECTOR)
    assert "ДК1 · 1.6" in (await fresh.say(DIRECTOR, "/my")).text


async def test_the_receipt_takes_the_place_of_the_preview(fresh: Flow) -> None:
    preview = await send(fresh)
    assert (await press(fresh, "📥 Загрузить")).message_id == preview.message_id


async def test_it_is_loaded_by_a_word_too(fresh: Flow) -> None:
    await send(fresh)
    assert (await fresh.say(COORDINATOR, "Загрузить")).text.startswith("✅ Загружено")


async def test_a_second_tap_loads_nothing_and_says_the_same(fresh: Flow) -> None:
    preview = await send(fresh)
    first = await press(fresh, "📥 Загрузить")
    stored = await count(fresh, assignment)
    data = DraftView(draft_id=1, view="load").pack()
    await fresh.people.forge(COORDINATOR.id, preview.message_id, data)
    await fresh.settle()
    assert (await fresh.last(COORDINATOR)).text == first.text
    assert await count(fresh, assignment) == stored


async def test_the_file_stays_with_the_order(fresh: Flow) -> None:
    await send(fresh)
    await press(fresh, "📥 Загрузить")
    async with fresh.app.db.read() as conn:
        file = (await conn.execute(select(order.c.file))).scalar_one()
    assert file["name"] == "prikaz-594.docx"
    assert await fresh.people.download(file["outside_id"]) == ORDER_594.read_bytes()


async def test_a_file_that_was_put_aside_can_be_sent_again(fresh: Flow) -> None:
    await send(fresh)
    dropped = await walk(fresh, "✖️ Не загружать", "✖️ Да, не загружать")
    assert dropped.text == "Не загружаю. Если передумаете, пришлите файл ещё раз."
    assert (await send(fresh)).text == PREVIEW


async def test_buttons_of_a_loaded_file_say_what_is_true_now(fresh: Flow) -> None:
    preview = await send(fresh)
    await press(fresh, "📥 Загрузить")
    data = DraftView(draft_id=1, view="plans").pack()
    outcome = await fresh.people.forge(COORDINATOR.id, preview.message_id, data)
    assert outcome.text == "Этот файл уже загружен."


async def test_a_bot_that_was_stopped_while_it_fetched_the_file_reads_it_later(fresh: Flow) -> None:
    await fresh.people.set_delay(60, "file")
    await fresh.people.send_file(COORDINATOR.id, "prikaz-594.docx", ORDER_594.read_bytes())
    await fresh.people.requests("getFile", count=1, timeout=5)
    await fresh.stop()
    await fresh.people.set_delay(0, "file")
    await fresh.start()
    await fresh.settle()
    seen = [message.text for message in await fresh.seen(COORDINATOR)]
    assert seen.count(PREVIEW) == 1


async def test_a_line_that_breaks_says_nothing_about_the_file(fresh: Flow) -> None:
    await fresh.people.fault("half", "file")
    assert (await send(fresh)).text == PREVIEW


async def test_a_file_that_telegram_does_not_hand_out_is_asked_for_a_few_times(fresh: Flow) -> None:
    wrong = "Bad Request: wrong file_id or the file is temporarily unavailable"
    await fresh.people.fault("refuse", "getFile", times=0, code=400, description=wrong)
    assert (await send(fresh)).text.startswith("Читаю файл")
    for minutes in (1, 2, 4, 8):
        await fresh.advance(fresh.clock.now() + timedelta(minutes=minutes))
    said = (await fresh.last(COORDINATOR)).text
    assert said.endswith("Не получилось его скачать. Пришлите файл ещё раз.")


# questions


async def test_a_proposal_is_taken_by_one_tap_and_holds(fresh: Flow) -> None:
    await send(fresh)
    question = await walk(fresh, "❓ Вопросы · 5", "Читать как 2022/2023")
    assert question.text == (
        "Осталось вопросов: 4\n"
        "ДК2 · 3.5: Организационная поддержка ОО при проведении диагностических процедур по выявлению и "
        "конкретизации причин низких образовательных…\n\n"
        "Срок не указан.\nОтветственный не указан.\n"
        "В ДК1 такой же пункт 2.5: «ноябрь-декабрь 2022», УОиМП, ОЦПРМСО."
    )
    assert question.labels() == ["Взять оттуда", "✏️ Ввести", "🔕 Не спрашивать", "Позже", "‹ Назад"]
    await walk(fresh, "Взять оттуда", "‹ Назад", "📥 Загрузить")
    assert await days_of(fresh, "ДК2", "3.5") == ["2022-12-30"]


async def days_of(flow: Flow, code: str, key: str) -> list[str]:
    async with flow.app.db.read() as conn:
        found = await conn.execute(
            select(window.c.due)
            .join_from(window, item, item.c.id == window.c.item_id)
            .join(roadmap, roadmap.c.id == item.c.roadmap_id)
            .where(roadmap.c.code == code, item.c.key == key, window.c.withdrawn_at.is_(None))
            .order_by(window.c.due)
        )
        return [day.isoformat() for day in found.scalars()]


async def test_all_questions_are_settled_in_one_message(fresh: Flow) -> None:
    preview = await send(fresh)
    taps = (
        "❓ Вопросы · 5",
        "Читать как 2022/2023",
        "Взять оттуда",
        "Спросить все школы",
        "Понятно",
        "Понятно",
    )
    settled = await walk(fresh, *taps)
    assert settled.message_id == preview.message_id
    assert settled.text.endswith("Всё понятно, вопросов нет. До загрузки школам ничего не приходит.")
    assert settled.labels() == ["👥 Кого спрашиваем", "📥 Загрузить", "✖️ Не загружать"]


async def test_a_question_may_wait(fresh: Flow) -> None:
    await send(fresh)
    later = await walk(fresh, "❓ Вопросы · 5", "Позже", "Позже", "Позже", "Позже", "Позже")
    assert later.text == PREVIEW


async def test_a_typed_term_is_shown_with_its_next_days_before_it_counts(fresh: Flow) -> None:
    await send(fresh)
    await walk(fresh, "❓ Вопросы · 5", "Позже", "✏️ Ввести")
    shown = await fresh.say(COORDINATOR, "ежемесячно до 25 числа")
    assert shown.text == (
        "ДК2 · 3.5: «ежемесячно до 25 числа»\nПонял так: до 25.12.2022, 25.01.2023, 25.02.2023. Верно?"
    )
    after = await press(fresh, "✅ Верно")
    assert after.text.startswith("Осталось вопросов: 5\nДК2 · 3.5")
    assert "Срок не указан" not in after.text


async def test_a_typed_term_is_agreed_with_by_a_word(fresh: Flow) -> None:
    await send(fresh)
    await walk(fresh, "❓ Вопросы · 5", "Позже", "✏️ Ввести")
    await fresh.say(COORDINATOR, "май 2023")
    await fresh.say(COORDINATOR, "верно")
    await fresh.say(COORDINATOR, "загрузить")
    assert await days_of(fresh, "ДК2", "3.5") == ["2023-05-31"]


async def test_a_term_that_is_not_understood_can_be_written_otherwise(fresh: Flow) -> None:
    await send(fresh)
    await walk(fresh, "❓ Вопросы · 5", "Позже", "✏️ Ввести")
    assert "не понял «как-нибудь»" in (await fresh.say(COORDINATOR, "как-нибудь")).text
    assert "31.05.2023" in (await fresh.say(COORDINATOR, "май 2023")).text


async def test_a_term_with_two_readings_is_chosen_by_a_button(fresh: Flow) -> None:
    await send(fresh)
    await walk(fresh, "❓ Вопросы · 5", "Позже", "✏️ Ввести")
    shown = await fresh.say(COORDINATOR, "октябрь или май")
    readings = [label for label in shown.labels() if label.startswith("До ")]
    assert len(readings) == 2
    assert (await fresh.say(COORDINATOR, "верно")).text == "Здесь два прочтения. Выберите кнопкой."
    await fresh.press(COORDINATOR, shown, readings[1])
    await fresh.say(COORDINATOR, "загрузить")
    assert await days_of(fresh, "ДК2", "3.5") == ["2023-05-31"]


async def test_what_is_typed_survives_a_restart(fresh: Flow) -> None:
    await send(fresh)
    await walk(fresh, "❓ Вопросы · 5", "Позже", "✏️ Ввести")
    await fresh.say(COORDINATOR, "май 2023")
    await fresh.restart()
    assert "Срок не указан" not in (await press(fresh, "✅ Верно")).text


async def test_an_item_that_nobody_is_asked_about_makes_no_question(fresh: Flow) -> None:
    await send(fresh)
    await walk(fresh, "❓ Вопросы · 5", "Позже", "🔕 Не спрашивать")
    await fresh.say(COORDINATOR, "загрузить")
    assert await days_of(fresh, "ДК2", "3.5") == []


# whom it asks


async def test_an_item_is_seen_beside_its_printed_row(fresh: Flow) -> None:
    await send(fresh)
    shown = await walk(fresh, "👥 Кого спрашиваем", "ДК1", "1.6")
    assert shown.text == (
        "Школьная дорожная карта, приказ\nДК1 · 1.6\n\n"
        "В приказе: Разработка и утверждение Плана мероприятий (школьной «дорожной карты»)/программы "
        "повышения качества обучения\nСроки: декабрь 2022\nОтветственный: ОО\nРезультат: Приказы ОО\n\n"
        "Спросим: 6 школ ШНРО\nКак: сделать к сроку\nПопросим: номер и дату документа\n"
        "Когда: до 30.12.2022\nТот же ответ подойдёт для ДК3 · 1.4"
    )


@pytest.mark.parametrize(
    ("button", "option", "line"),
    [
        ("👥 Кого", "ОЦПРМСО", "Спросим: ОЦПРМСО"),
        ("💬 Как спросить", "Только числа", "Как: только числа"),
        ("📄 Что попросить", "Одну строку", "Попросим: одну строку"),
    ],
)
async def test_each_part_of_the_understanding_is_changed_by_a_tap(
    fresh: Flow, button: str, option: str, line: str
) -> None:
    await send(fresh)
    shown = await walk(fresh, "👥 Кого спрашиваем", "ДК1", "1.6", button, option)
    assert line in shown.text.splitlines()


async def test_another_name_is_typed(fresh: Flow) -> None:
    await send(fresh)
    await walk(fresh, "👥 Кого спрашиваем", "ДК1", "1.6", "✏️ Название")
    assert (await fresh.say(COORDINATOR, "карта школы")).text.startswith("Карта школы\nДК1 · 1.6")


async def test_a_period_of_grace_is_given_to_the_whole_order(fresh: Flow) -> None:
    await send(fresh)
    await walk(fresh, "👥 Кого спрашиваем", "⏳ Льготный срок до 17.01.2023", "‹ Назад", "📥 Загрузить")
    async with fresh.app.db.read() as conn:
        assert str((await conn.execute(select(order.c.grace_until))).scalar_one()) == "2023-01-17"


async def test_choices_hold_when_the_order_is_sent_again(fresh: Flow) -> None:
    await send(fresh)
    await walk(fresh, "👥 Кого спрашиваем", "ДК1", "1.6", "📄 Что попросить", "Одну строку")
    await fresh.say(COORDINATOR, "загрузить")
    assert await count(fresh, choice) == 1
    again = await send(fresh)
    assert "Этот приказ уже загружен, в файле всё то же самое." in again.text


async def test_choices_hold_when_the_order_is_imported_from_the_shell(fresh: Flow) -> None:
    await send(fresh)
    await walk(fresh, "👥 Кого спрашиваем", "ДК1", "1.6", "📄 Что попросить", "Одну строку")
    await fresh.say(COORDINATOR, "загрузить")
    settings = {"DATABASE_URL": fresh.settings.database_url, "DATA_DIR": str(fresh.settings.data_dir)}
    command = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "import", str(ORDER_594), env=os.environ | settings
    )
    assert await command.wait() == 0
    async with fresh.app.db.read() as conn:
        evidence = select(item.c.evidence).join_from(item, roadmap, roadmap.c.id == item.c.roadmap_id)
        found = await conn.execute(evidence.where(roadmap.c.code == "ДК1", item.c.key == "1.6"))
        assert found.scalar_one() == "line"


# an amended order


async def test_an_amended_order_shows_what_changes_and_keeps_the_answers(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    shown = await send(flow, data=amended(n1_6="февраль 2023"))
    assert shown.text.startswith(
        "Приказ 594 от 13.12.2022\n"
        "Об утверждении плана мероприятий («дорожной карты») по организации адресной поддержки…\n\n"
        "Этот приказ уже загружен. Что изменится:\n"
        "📅 ДК1 · 1.6 школьная дорожная карта, приказ: было 30.12.2022, станет 28.02.2023\n"
        "Ответы школ сохраняются."
    )
    loaded = await press(flow, "📥 Загрузить изменения")
    assert loaded.text.startswith("✅ Изменения загружены: приказ 594 от 13.12.2022")
    assert await days_of(flow, "ДК1", "1.6") == ["2023-02-28"]
    assert await count(flow, reply, reply.c.document_number == "45") == 1


async def test_the_same_order_again_has_nothing_to_load(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    shown = await send(flow)
    assert "Этот приказ уже загружен, в файле всё то же самое." in shown.text
    assert "📥 Загрузить изменения" not in shown.labels()


async def test_the_same_plans_under_another_date_are_asked_about(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    shown = await send(flow, data=dated("20.01.2023"))
    assert shown.text == (
        "Приказ 594 уже загружен, но от 13.12.2022. Этот файл от 20.01.2023, планы в нём называются так же. "
        "Это изменения к тому приказу?"
    )
    refused = await flow.say(COORDINATOR, "загрузить")
    assert refused.text == "Сначала выберите, новый это приказ или изменения к прежнему."
    await flow.press(COORDINATOR, shown, "Да, изменения")
    assert await count(flow, order) == 1
    await flow.say(COORDINATOR, "загрузить")
    assert await count(flow, order) == 1


def dated(day: str) -> bytes:
    """Order 594 with another date, wherever it is printed."""
    document = docx.Document(str(ORDER_594))
    paragraphs = [*document.paragraphs]
    paragraphs += [
        line
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        for line in cell.paragraphs
    ]
    for paragraph in paragraphs:
        if "13.12.2022" in paragraph.text:
            paragraph.text = paragraph.text.replace("13.12.2022", day)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


# files that are no orders, and people who may not


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("приказ.doc", b"GIF89a", "Это картинка, текста в ней я не вижу."),
        ("приказ.docx", b"PK\x03\x04 and then nothing", "Файл повреждён или скачан не до конца."),
        ("заметки.txt", "Купить бумагу.\nПозвонить.".encode(), "В файле не нашёл номера и даты приказа."),
    ],
)
async def test_a_broken_file_gets_one_sentence(fresh: Flow, name: str, data: bytes, sentence: str) -> None:
    said = (await send(fresh, data=data, name=name)).text
    assert said.startswith(f"Файл «{name}» не загружен. {sentence}")
    assert "\n" not in said


async def test_a_file_that_is_too_big_is_not_fetched(fresh: Flow) -> None:
    await fresh.people.send_file(COORDINATOR.id, "приказ.pdf", b"", size=21 << 20)
    await fresh.settle()
    assert "больше 20 МБ" in (await fresh.last(COORDINATOR)).text
    assert not await fresh.people.requests("getFile")


async def test_a_controller_learns_who_loads_orders(flow: Flow) -> None:
    await flow.join(CONTROLLER)
    said = (await send(flow, CONTROLLER)).text
    assert said == "Приказы загружает координатор центра. Попросите его прислать этот файл."


async def test_a_director_s_file_is_an_answer_and_no_order(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await send(flow, DIRECTOR)
    assert await count(flow, draft, draft.c.kind == drafts.ORDER) == 0
    assert await count(flow, draft, draft.c.state == drafts.READ) == 0


async def test_a_file_sent_to_a_list_of_items_is_an_answer(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    mine = await flow.say(COORDINATOR, "/my")
    await flow.people.send_file(
        COORDINATOR.id, "справка.docx", b"PK", reply_to=mine.message_id, mime="application/msword"
    )
    await flow.settle()
    assert await count(flow, draft) == 0


async def test_a_file_whose_caption_names_an_item_is_an_answer(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.people.send_file(COORDINATOR.id, "справка.docx", b"PK", caption="ДК1 2.2 выполнено")
    await flow.settle()
    assert await count(flow, draft) == 0


async def test_a_stranger_s_file_is_read_by_nobody(flow: Flow) -> None:
    assert (await send(flow, STRANGER)).text.startswith("Здравствуйте!")
    assert await count(flow, draft) == 0


@pytest.mark.parametrize("view", ["preview", "load", "drop-yes"])
async def test_nobody_else_s_file_can_be_touched(flow: Flow, view: str) -> None:
    await flow.people.person(SECOND.id, SECOND.name)
    await flow.join(COORDINATOR, SECOND, DIRECTOR)
    await send(flow)
    for member in (SECOND, DIRECTOR):
        mine = await flow.last(member)
        data = DraftView.model_validate({"draft_id": 1, "view": view}).pack()
        outcome = await flow.people.forge(member.id, mine.message_id, data)
        assert outcome.show_alert
    async with flow.app.db.read() as conn:
        assert (await conn.execute(select(draft.c.state))).scalar_one() == "read"


async def test_words_of_a_coordinator_without_a_file_are_no_commands(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.tell(COORDINATOR, "загрузить")
    assert await count(flow, inbox, inbox.c.state == "failed") == 0
    assert "Загружено" not in (await flow.last(COORDINATOR)).text
