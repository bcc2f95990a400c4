"""`/summary` in the chat: the headline, what its figures open, the picture; and whom it is not for."""

import io

from flow import CONTROLLER, COORDINATOR, DIRECTOR, OTHER_DIRECTOR, Flow, moment
from PIL import Image


async def test_the_headline_adds_up(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    await flow.tell(DIRECTOR, "ДК1 1.7 трудности: нет кадров")
    await flow.advance(moment(12, 10, month=1, year=2023))

    told = (await flow.say(COORDINATOR, "/summary СШ № 9")).text.split("\n")

    assert told[0] == "Приказ 594, ДК 1–3, СШ № 9, на 12 января, 10:00"
    assert told[1] == "Сбор до 13 января, информация до 20 января (6 рабочих дней)"
    assert told[2] == "Срок наступил: 6. Выполнено 1 (16 %), из них принято 0, ждут вас 1"
    assert told[3] == "Вернули: 0. Трудности: 1. «Не относится»: 0. Ответа нет: 4 (1 школа)"


async def test_what_no_answer_came_to_is_named_in_place(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(moment(12, 10, month=1, year=2023))
    headline = await flow.say(COORDINATOR, "/summary ШНРО")
    silent = next(label for label in headline.labels() if label.startswith("Ответа нет"))

    await flow.press(COORDINATOR, headline, silent)

    listed = await flow.last(COORDINATOR)
    assert listed.message_id == headline.message_id
    assert "• СШ № 9: ДК1 · 1.6, 1.7" in listed.text
    await flow.press(COORDINATOR, listed, "СШ № 9")
    assert "ДК 1–3, СШ № 9, на 12 января" in (await flow.last(COORDINATOR)).text


async def test_difficulties_are_told_by_reason_and_lead_to_the_desk(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.tell(DIRECTOR, "ДК1 1.6 трудности: нет кадров <b>")

    listed = await flow.say(COORDINATOR, "/summary трудности")

    assert "СШ № 9, школьная дорожная карта, приказ (ДК1 · 1.6): «нет кадров <b>»" in listed.text
    assert "Решить" in listed.labels()


async def test_a_past_day_is_told_as_it_was(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(moment(16, 10, month=1, year=2023))
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")

    then = await flow.say(COORDINATOR, "/summary 13.01.2023, ДК1 1.6, СШ № 9")
    now = await flow.say(COORDINATOR, "/summary ДК1 1.6, СШ № 9")

    assert "на 13 января" in then.text
    assert "Выполнено 0" in then.text
    assert "Выполнено 1" in now.text


async def test_what_is_not_known_is_said_with_examples(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    assert (await flow.say(COORDINATOR, "/summary <луна>")).text.startswith("Не знаю, что такое «<луна>».")
    several = await flow.say(COORDINATOR, "/summary 1.6")
    assert several.text == (
        "Пункт 1.6 есть в нескольких картах: /summary ДК1 1.6, /summary ДК2 1.6, /summary ДК3 1.6."
        " Выберите один."
    )


async def test_the_picture_is_a_photo_of_the_plan(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    headline = await flow.say(COORDINATOR, "/summary ДК1")

    await flow.press(COORDINATOR, headline, "🌙 Картинка")

    photo = await flow.last(COORDINATOR)
    assert photo.document
    assert photo.document.kind == "photo"
    assert photo.text.startswith("Приказ 594, ДК1, на 20 декабря")
    image = Image.open(io.BytesIO(await flow.people.download(photo.document.file_id)))
    assert image.width < image.height * 2 < 4000


async def test_all_plans_come_as_one_album(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    before = len(await flow.seen(COORDINATOR))

    await flow.tell(COORDINATOR, "/summary картинка")

    photos = (await flow.seen(COORDINATOR))[before:]
    assert [photo.text for photo in photos] == ["Приказ 594, ДК 1–3, на 20 декабря, 10:00", "", ""]
    assert len({photo.album for photo in photos}) == 1


async def test_the_controller_reads_and_decides_nothing(flow: Flow) -> None:
    await flow.join(DIRECTOR, CONTROLLER)
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    await flow.tell(DIRECTOR, "ДК1 1.7 трудности: нет кадров")

    headline = await flow.say(CONTROLLER, "/summary")
    listed = await flow.say(CONTROLLER, "/summary трудности")

    assert not [label for label in headline.labels() if label.startswith("Проверить")]
    assert "Решить" not in listed.labels()


async def test_a_mentor_sees_no_figures_of_the_school_that_it_helps(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR)

    for words in ("/summary", "/summary СШ № 9", "/summary картинка"):
        said = await flow.say(OTHER_DIRECTOR, words)
        assert said.text == "Сводка открыта только центру и управлению. Ваши пункты: /my."


async def test_of_an_item_only_the_schools_that_it_asks_are_missed(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.advance(moment(12, 10, month=1, year=2023))

    headline = await flow.say(COORDINATOR, "/summary ДК1 1.6")

    (absent,) = (line for line in headline.text.split("\n") if line.startswith("Не подключены"))
    assert absent == "Не подключены: СШ № 11, СШ № 14, СШ № 19, СШ № 36, СШ № 39"
    assert "По пунктам" not in headline.labels()
    assert "Пункт в плане" in headline.labels()


async def test_a_quiet_week_is_told_in_words(flow: Flow) -> None:
    await flow.join(COORDINATOR)

    told = (await flow.say(COORDINATOR, "/summary")).text.split("\n")

    assert "Срок ещё не наступил ни по одному пункту. Впереди: " in told[2]
    assert "За неделю новых ответов не было" in told
