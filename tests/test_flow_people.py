"""Joining, handing over, being away, switching and leaving, as a director does it in the chat."""

import re

from flow import COORDINATOR, DIRECTOR, OTHER_DIRECTOR, STRANGER, Flow, Member, moment
from sqlalchemy import select

from roadmap.model import Role
from sandbox.seen import Message
from storage.schema import assignment, inbox, membership, organization, person

DEPUTY = Member(910, "Анна Ивановна", "СШ № 9", Role.DEPUTY)
TOKEN = re.compile(r"start[= ]([A-Za-z0-9_-]{43})")
BUTTONS = ["📋 Что нужно от школы", "👤 Подключить заместителя", "🕙 Время сообщений"]


async def link_of(flow: Flow, place: str, role: Role) -> str:
    made = await flow.app.rooms.invites.create(place, role)
    return str(made.token)


def token_in(message: Message) -> str:
    found = TOKEN.search(message.text)
    assert found
    return found[1]


def label(screen: Message, part: str) -> str:
    return next(each for each in screen.labels() if part in each)


async def invited(flow: Flow) -> tuple[Message, Message]:
    """The director's link for a deputy, and the message about it."""
    await flow.join(DIRECTOR)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), BUTTONS[1])
    return (await flow.seen(DIRECTOR))[-2], await flow.last(DIRECTOR)


async def with_deputy(flow: Flow) -> None:
    link, _ = await invited(flow)
    await flow.people.person(DEPUTY.id, DEPUTY.name)
    await flow.say(DEPUTY, f"/start {token_in(link)}")


async def opened(flow: Flow, member: Member, part: str = "1.6") -> Message:
    """The card of an item."""
    await flow.say(member, "/my")
    await flow.press(member, await flow.last(member), label(await flow.last(member), part))
    card: Message = await flow.last(member)
    return card


async def test_the_greeting_fits_a_screen_and_offers_what_can_be_set(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    greeting = await flow.last(DIRECTOR)
    assert len(greeting.text) <= 900
    assert greeting.labels() == BUTTONS


async def test_a_used_link_says_to_its_own_person_that_they_are_connected(flow: Flow) -> None:
    token = await link_of(flow, "СШ № 9", Role.DIRECTOR)
    await flow.say(DIRECTOR, f"/start {token}")
    again = await flow.say(DIRECTOR, f"/start {token}")
    assert again.text.startswith("Вы уже подключены: СШ № 9, директор.")


async def test_a_used_link_tells_anybody_else_whom_to_ask(flow: Flow) -> None:
    token = await link_of(flow, "СШ № 9", Role.DIRECTOR)
    await flow.say(DIRECTOR, f"/start {token}")
    answer = await flow.say(STRANGER, f"/start {token}")
    assert answer.text == "По этой ссылке уже подключился другой человек. Попросите новую у центра."


async def test_a_cut_link_says_how_to_go_on(flow: Flow) -> None:
    answer = await flow.say(STRANGER, "/start abc")
    assert "скопирована не целиком" in answer.text


async def test_a_whole_link_typed_after_the_command_works(flow: Flow) -> None:
    token = await link_of(flow, "СШ № 9", Role.DIRECTOR)
    answer = await flow.say(DIRECTOR, f"/start https://t.me/vekhi_bot?start={token}")
    assert "Вы подключены: СШ № 9, директор." in answer.text


async def test_a_link_to_another_school_asks_before_it_is_used(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    token = await link_of(flow, "СШ № 13", Role.DIRECTOR)
    asked = await flow.say(DIRECTOR, f"/start {token}")
    assert "Вы уже подключены: СШ № 9, директор." in asked.text
    assert "СШ № 13, директор. Добавить?" in asked.text
    await flow.press(DIRECTOR, asked, "Нет, ссылка не для меня")
    answer = await flow.say(OTHER_DIRECTOR, f"/start {token}")
    assert "Вы подключены: СШ № 13, директор." in answer.text


async def test_yes_in_words_connects_to_the_second_school(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.say(DIRECTOR, f"/start {await link_of(flow, 'СШ № 13', Role.DIRECTOR)}")
    answer = await flow.say(DIRECTOR, "Да")
    assert "Вы подключены: СШ № 13, директор." in answer.text
    assert "🔁 Сменить школу или роль" in answer.labels()


async def test_a_director_connects_a_deputy_by_a_link_to_forward(flow: Flow) -> None:
    link, about = await invited(flow)
    assert "СШ № 9, заместитель директора" in link.text
    assert about.text.startswith("Перешлите сообщение выше заместителю.")
    await flow.people.person(DEPUTY.id, DEPUTY.name)
    greeting = await flow.say(DEPUTY, f"/start {token_in(link)}")
    assert "Вы подключены: СШ № 9, заместитель директора." in greeting.text
    assert BUTTONS[1] not in greeting.labels()


async def test_a_director_cannot_spend_the_deputys_link(flow: Flow) -> None:
    link, _ = await invited(flow)
    answer = await flow.say(DIRECTOR, f"/start {token_in(link)}")
    assert answer.text.startswith("Эта ссылка для вашего заместителя")


async def test_a_second_tap_makes_no_second_link(flow: Flow) -> None:
    await invited(flow)
    seen = len(await flow.seen(DIRECTOR))
    greeting = (await flow.seen(DIRECTOR))[0]
    outcome = await flow.press(DIRECTOR, greeting, BUTTONS[1])
    assert outcome.text == "Ссылка уже выше, перешлите её заместителю."
    assert len(await flow.seen(DIRECTOR)) == seen


async def test_a_revoked_link_connects_nobody(flow: Flow) -> None:
    link, about = await invited(flow)
    await flow.press(DIRECTOR, about, "Отозвать ссылку")
    answer = await flow.say(STRANGER, f"/start {token_in(link)}")
    assert answer.text == "Эту ссылку отозвали. Попросите новую у директора школы."


async def test_a_director_ends_a_deputy_and_takes_it_back(flow: Flow) -> None:
    await with_deputy(flow)
    await flow.say(DIRECTOR, "кто подключён")
    for each in ("Отключить: Анна Ивановна", "Отключить"):
        await flow.press(DIRECTOR, await flow.last(DIRECTOR), each)
    assert (await flow.last(DIRECTOR)).text.startswith("Отключено: Анна Ивановна, СШ № 9.")
    assert "откройте ссылку-приглашение" in (await flow.say(DEPUTY, "/my")).text
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ Вернуть")
    assert "СШ № 9" in (await flow.say(DEPUTY, "/start")).text


async def test_another_director_sees_and_ends_nobody_here(flow: Flow) -> None:
    await with_deputy(flow)
    await flow.join(OTHER_DIRECTOR)
    async with flow.app.db.read() as conn:
        theirs = select(membership.c.id, membership.c.organization_id).where(membership.c.role == Role.DEPUTY)
        ((deputy_id, school_id),) = (await conn.execute(theirs)).all()
    for data in (f"pd1:{deputy_id}:end", f"pt1:{school_id}:show", f"pt1:{school_id}:invite"):
        assert "только директор школы" in await refusal(flow, OTHER_DIRECTOR, data)
    assert "СШ № 9" in (await flow.say(DEPUTY, "/start")).text


async def test_a_deputy_ends_nobody_and_invites_nobody(flow: Flow) -> None:
    await with_deputy(flow)
    async with flow.app.db.read() as conn:
        theirs = select(membership.c.id, membership.c.organization_id).where(
            membership.c.role == Role.DIRECTOR
        )
        ((director_id, school_id),) = (await conn.execute(theirs)).all()
    for data in (f"pd1:{director_id}:end", f"pt1:{school_id}:invite"):
        assert "только директор школы" in await refusal(flow, DEPUTY, data)


async def test_another_schools_item_is_handed_over_by_nobody(flow: Flow) -> None:
    await flow.join(DIRECTOR, OTHER_DIRECTOR)
    async with flow.app.db.read() as conn:
        theirs = select(assignment.c.id).join(organization).where(organization.c.short_name == "СШ № 9")
        id_ = (await conn.execute(theirs.limit(1))).scalar_one()
    assert await refusal(flow, OTHER_DIRECTOR, f"pa1:{id_}:0:0")
    assert await refusal(flow, OTHER_DIRECTOR, f"pa1:{id_}:1:1")


async def refusal(flow: Flow, member: Member, data: str) -> str:
    """What a press says of a button that this person was never shown; nothing else may happen."""
    seen = await flow.seen(member)
    outcome = await flow.people.forge(member.id, seen[-1].message_id, data)
    await flow.settle()
    assert await flow.seen(member) == seen
    return outcome.text or ""


async def test_an_item_is_handed_over_and_the_deputy_told_once(flow: Flow) -> None:
    await with_deputy(flow)
    card = await opened(flow, DIRECTOR)
    await flow.press(DIRECTOR, card, "⋯ Ещё")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "👤 Поручить")
    asked = await flow.last(DIRECTOR)
    assert asked.labels()[0] == "Анна Ивановна"
    await flow.press(DIRECTOR, asked, "Анна Ивановна")
    told = await flow.last(DEPUTY)
    assert told.text.startswith("СШ № 9. Вам поручили: школьная дорожная карта, приказ (ДК1 · 1.6)")
    assert "От кого: Ирина Петровна." in told.text
    await flow.advance(moment(21, 9))
    assert "1.6" in (await flow.last(DEPUTY)).text
    assert "ДК1 · 1.6" not in (await flow.last(DIRECTOR)).text


async def test_what_was_handed_over_is_taken_back(flow: Flow) -> None:
    await with_deputy(flow)
    card = await opened(flow, DIRECTOR)
    await flow.say(DIRECTOR, "поручить", reply_to=card.message_id)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "Анна Ивановна: вся ДК1")
    assert (await flow.last(DIRECTOR)).text.startswith("Поручено: все пункты ДК1.")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "↩️ Вернуть себе")
    assert (await flow.last(DIRECTOR)).text == "Все пункты ДК1 снова у вас."
    await flow.advance(moment(21, 9))
    assert "1.6" in (await flow.last(DIRECTOR)).text


async def test_without_a_deputy_the_way_to_one_is_shown(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    card = await opened(flow, DIRECTOR)
    await flow.press(DIRECTOR, card, "⋯ Ещё")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "👤 Поручить")
    assert BUTTONS[1] in (await flow.last(DIRECTOR)).labels()


async def test_away_by_words_sends_everything_to_the_deputy(flow: Flow) -> None:
    await with_deputy(flow)
    answer = await flow.say(DIRECTOR, "Меня нет до 15 января")
    assert answer.text.startswith("Хорошо, до 15 января, вс, не пишу. Первое сообщение: 16 января, пн.")
    await flow.settle()
    told = await flow.last(DEPUTY)
    assert told.text.startswith("Ирина Петровна: не на работе до 15 января, вс.")
    seen = len(await flow.seen(DIRECTOR))
    await flow.advance(moment(21, 9))
    assert len(await flow.seen(DIRECTOR)) == seen
    assert "1.6" in (await flow.last(DEPUTY)).text


async def test_away_by_buttons_and_back_again(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "🕙 Время сообщений")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "🏖 Меня нет до …")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "На неделю, до 27 декабря")
    gone = await flow.last(DIRECTOR)
    assert "В школе СШ № 9 больше никто не подключён" in gone.text
    await flow.press(DIRECTOR, gone, "↩️ Я на работе")
    await flow.advance(moment(21, 9))
    assert "1.6" in (await flow.last(DIRECTOR)).text


async def test_the_centre_hears_that_all_of_a_school_are_away(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.say(DIRECTOR, "/away")
    await flow.say(DIRECTOR, "до 15 января")
    await flow.advance(moment(20, 11))
    assert (await flow.last(COORDINATOR)).text.startswith("СШ № 9: до 15 января, вс, там некому отвечать")


async def test_messages_come_at_the_hour_that_was_chosen(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "🕙 Время сообщений")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "15:00")
    assert "✓ 15:00" in (await flow.last(DIRECTOR)).labels()
    seen = len(await flow.seen(DIRECTOR))
    await flow.advance(moment(21, 9))
    assert len(await flow.seen(DIRECTOR)) == seen
    await flow.advance(moment(21, 15))
    assert "1.6" in (await flow.last(DIRECTOR)).text


async def test_the_list_follows_the_chosen_school(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.say(DIRECTOR, f"/start {await link_of(flow, 'СШ № 13', Role.DIRECTOR)}")
    await flow.say(DIRECTOR, "да")
    await flow.say(DIRECTOR, "сменить школу")
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), "СШ № 13, директор")
    assert (await flow.last(DIRECTOR)).text.startswith("Теперь показываю: СШ № 13, директор.")
    await flow.say(DIRECTOR, "/place")
    assert "✓ СШ № 13, директор" in (await flow.last(DIRECTOR)).labels()


async def test_two_schools_are_one_message_a_day(flow: Flow) -> None:
    await flow.join(DIRECTOR)
    await flow.say(DIRECTOR, f"/start {await link_of(flow, 'СШ № 13', Role.DIRECTOR)}")
    await flow.say(DIRECTOR, "да")
    seen = len(await flow.seen(DIRECTOR))
    await flow.advance(moment(21, 9))
    (only,) = (await flow.seen(DIRECTOR))[seen:]
    assert "СШ № 9" in only.text
    assert "СШ № 13" in only.text


async def test_to_be_forgotten_removes_the_person_and_leaves_the_answers(flow: Flow) -> None:
    await with_deputy(flow)
    card = await opened(flow, DIRECTOR)
    await flow.press(DIRECTOR, card, "🔄 В работе")
    asked = await flow.say(DIRECTOR, "/forget")
    await flow.press(DIRECTOR, asked, "Да, удалить мои данные")
    assert (await flow.last(DIRECTOR)).text.startswith("Готово, ваши данные удалены.")
    async with flow.app.db.read() as conn:
        names = (await conn.execute(select(person.c.name, person.c.outside_id))).all()
        kept = (await conn.execute(select(inbox.c.payload).where(inbox.c.chat_key == "909"))).scalars().all()
    assert "Ирина Петровна" not in {row[0] for row in names}
    assert "909" not in {row[1] for row in names}
    assert set(kept) == {"{}"}
    theirs = await opened(flow, DEPUTY)
    assert "Сейчас: в работе, 20 декабря, 10:00, директор" in theirs.text


async def test_a_directors_link_ends_with_their_data_even_when_another_director_stays(flow: Flow) -> None:
    link, _ = await invited(flow)
    second = Member(920, "Ольга Юрьевна", "СШ № 9", Role.DIRECTOR)
    await flow.people.person(second.id, second.name)
    await flow.join(second)
    await flow.say(DIRECTOR, "/forget")
    await flow.tell(DIRECTOR, "да")
    answer = await flow.say(STRANGER, f"/start {token_in(link)}")
    assert answer.text == "Эту ссылку отозвали. Попросите новую у директора школы."


async def test_a_card_says_who_was_given_it(flow: Flow) -> None:
    await with_deputy(flow)
    card = await opened(flow, DIRECTOR)
    await flow.tell(DIRECTOR, "поручить", reply_to=card.message_id)
    await flow.press(DIRECTOR, await flow.last(DIRECTOR), label(await flow.last(DIRECTOR), "Анна Ивановна"))
    assert "👤 Поручено: заместитель директора Анна Ивановна" in (await opened(flow, DIRECTOR)).text


async def test_whoever_was_forgotten_comes_back_by_a_new_link(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.say(DIRECTOR, "забудьте меня")
    await flow.say(DIRECTOR, "да")
    assert "откройте ссылку-приглашение" in (await flow.say(DIRECTOR, "/my")).text
    await flow.advance(moment(20, 11))
    assert (await flow.last(COORDINATOR)).text.startswith("Не могу написать в школу: СШ № 9.")
    await flow.join(DIRECTOR)
    assert "Вы подключены: СШ № 9, директор." in (await flow.last(DIRECTOR)).text
