"""«📄 Отчёт школы» and `/calendar`, by polling and by webhook."""

from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, STRANGER, Flow, Member, moment
from icalendar import Calendar
from word_text import WordText

from sandbox.seen import Message


async def pressed(flow: Flow, member: Member, label: str) -> Message:
    """What a button under /my brings."""
    listed = await flow.say(member, "/my")
    await flow.press(member, listed, label)
    return await flow.last(member)


async def content(flow: Flow, message: Message) -> bytes:
    assert message.document
    return await flow.people.download(message.document.file_id)


async def report(flow: Flow, message: Message) -> WordText:
    return WordText.read(await content(flow, message))


async def calendar(flow: Flow, member: Member) -> dict[str, dict[str, str]]:
    """The entries of /calendar by their UIDs."""
    sent = await flow.say(member, "/calendar")
    read = Calendar.from_ical(await content(flow, sent))
    return {
        str(each["UID"]): {name: each[name].to_ical().decode() for name in each}
        for each in read.walk("VEVENT")
    }


def entry(found: dict[str, dict[str, str]], part: str) -> dict[str, str]:
    (one,) = [each for each in found.values() if part in each["SUMMARY"]]
    return one


async def test_the_report_is_one_tap_below_the_list(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    sent = await pressed(flow, DIRECTOR, "📄 Отчёт школы")
    assert sent.document
    assert sent.document.name == "Отчёт_СШ-9_2022-12-20.docx"
    assert "СШ № 9 на 20 декабря: исполнено 1 из" in sent.text
    paper = await report(flow, sent)
    assert "о реализации планов мероприятий («дорожных карт») в МБОУ «СШ № 9»" in paper.text
    row = paper.row("1.6")
    assert row[3] == "Издан приказ."
    assert row[4] == "Приказ от 19.12.2022 № 45"


async def test_the_report_can_be_asked_for_in_words(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    sent = await flow.say(DIRECTOR, "Отчёт школы")
    assert sent.document
    assert sent.document.name == "Отчёт_СШ-9_2022-12-20.docx"


async def test_a_double_tap_brings_one_report(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    listed = await flow.say(DIRECTOR, "/my")
    before = len(await flow.seen(DIRECTOR))
    await flow.people.press_async(DIRECTOR.id, listed.message_id, "📄 Отчёт школы")
    again = await flow.press(DIRECTOR, listed, "📄 Отчёт школы")
    assert len(await flow.seen(DIRECTOR)) == before + 1
    assert again.text == "Файл уже здесь, ниже. Новых ответов с тех пор не было."


async def test_an_answer_in_between_is_a_reason_for_another_report(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await pressed(flow, DIRECTOR, "📄 Отчёт школы")
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    again = await pressed(flow, DIRECTOR, "📄 Отчёт школы")
    assert (await report(flow, again)).row("1.6")[4] == "Приказ от 19.12.2022 № 45"


async def test_lines_without_an_answer_are_empty_and_named(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.advance(moment(16, 10, month=1, year=2023))
    sent = await flow.say(DIRECTOR, "отчёт")
    assert "Пустые строки, ответов пока нет: ДК1 · 1.6, ДК1 · 1.7" in sent.text
    assert (await report(flow, sent)).row("1.6")[3:] == ["", ""]


async def test_a_school_reads_only_of_itself(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR)
    await flow.tell(DIRECTOR, "ДК3 1.4 выполнено, приказ 45 от 19.12")
    paper = await report(flow, await flow.say(OTHER_DIRECTOR, "отчёт"))
    assert "№ 9" not in paper.text.replace("\u00a0", " ")
    assert "45" not in "".join(paper.row("1.4"))


async def test_the_centre_has_a_summary_instead(flow: Flow) -> None:
    await flow.join(COORDINATOR, DIRECTOR)
    listed = await flow.say(COORDINATOR, "/my")
    assert "📄 Отчёт школы" not in listed.labels()
    theirs = await flow.say(DIRECTOR, "/my")
    stolen = next(key.data for row in theirs.buttons for key in row if key.text == "📄 Отчёт школы")
    outcome = await flow.people.forge(COORDINATOR.id, listed.message_id, stolen or "")
    assert outcome.text.startswith("Отчёт школы составляется для директора и заместителя.")


async def test_a_stranger_gets_no_papers(flow: Flow) -> None:
    for text in ("/calendar", "отчёт", "календарь"):
        answer = await flow.say(STRANGER, text)
        assert answer.document is None
        assert answer.text.startswith("Здравствуйте! Это «Вехи»")


async def test_the_calendar_has_a_whole_day_for_what_is_due(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    one = entry(await calendar(flow, DIRECTOR), "Школьная дорожная карта\\, приказ (ДК1")
    assert (one["DTSTART"], one["DTEND"], one["STATUS"]) == ("20221230", "20221231", "CONFIRMED")
    assert "TRIGGER" not in one


async def test_a_calendar_made_again_updates_by_its_uids(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    before = await calendar(flow, DIRECTOR)
    await flow.tell(DIRECTOR, "ДК1 1.6 выполнено, приказ 45 от 19.12")
    after = await calendar(flow, DIRECTOR)
    assert before.keys() == after.keys()
    assert all(int(after[uid]["SEQUENCE"]) > int(before[uid]["SEQUENCE"]) for uid in before)
    assert entry(after, "(ДК1 · 1.6)")["SUMMARY"].startswith("✓ ")


async def test_what_is_not_the_schools_leaves_the_calendar(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.tell(DIRECTOR, "ДК1 1.9 не потребовалось")
    found = await calendar(flow, DIRECTOR)
    states = [each["STATUS"] for each in found.values() if "(ДК1 · 1.9)" in each["SUMMARY"]]
    assert "CANCELLED" in states


async def test_the_calendar_is_a_tap_or_a_word_away(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    sent = await pressed(flow, DIRECTOR, "📅 Календарь")
    assert sent.document
    assert sent.document.name == "Календарь_СШ-9_2022-2023.ics"
    assert (await flow.say(DIRECTOR, "календарь")).document


async def test_a_coordinator_has_the_days_of_the_desk(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    assert await calendar(flow, COORDINATOR)
