"""`/schools` in the chat, by polling and by webhook: the coordinator's way, and everybody else's."""

import re

import pytest
from flow import CONTROLLER, COORDINATOR, DIRECTOR, OTHER_DIRECTOR, STRANGER, Flow, Member
from sqlalchemy import select

from handlers.callbacks import (
    InviteAs,
    Membership,
    Mentor,
    Place,
    PlaceAct,
    SchoolNew,
    ToCluster,
    Tree,
    TreeList,
)
from roadmap.model import Role
from sandbox.seen import Message
from storage.schema import assignment, change, cluster, membership, organization, window

LONGEST = 900
PLACE_ACTS = ("rename", "cluster", "mentor", "no-mentor", "invite", "members")


def button(screen: Message, part: str) -> str:
    return next(label for label in screen.labels() if part in label)


def plain(screen: Message) -> str:
    return screen.text.replace("\u00a0", " ")


async def press_last(flow: Flow, label: str) -> Message:
    last = await flow.last(COORDINATOR)
    await flow.press(COORDINATOR, last, button(last, label))
    return await flow.last(COORDINATOR)


async def school(flow: Flow, name: str = "СШ № 9") -> Message:
    return await flow.say(COORDINATOR, f"/schools {name}")


async def changes(flow: Flow) -> list[str]:
    """By people, but for their coming."""
    by_hand = change.c.author_id.is_not(None) & (change.c.what != "member_joined")
    async with flow.app.db.read() as conn:
        return list(
            (await conn.execute(select(change.c.what).where(by_hand).order_by(change.c.id))).scalars()
        )


async def school_id(flow: Flow, name: str = "СШ № 9") -> int:
    async with flow.app.db.read() as conn:
        named = select(organization.c.id).where(organization.c.short_name == name)
        return int((await conn.execute(named)).scalar_one())


async def asked(flow: Flow, name: str) -> int:
    """How much is asked of a school now."""
    async with flow.app.db.read() as conn:
        mine = assignment.c.organization_id == await school_id(flow, name)
        rows = await conn.execute(
            select(assignment.c.id).join(window).where(mine, assignment.c.withdrawn_at.is_(None))
        )
        return len(rows.all())


# looking


async def test_the_tree_counts_schools_and_who_joined(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    tree = await flow.say(COORDINATOR, "/schools")
    assert tree.text.startswith("УОиМП, 2022/23")
    assert "• ОЦПРМСО: 1 человек" in tree.text
    assert "• ШНРО · 6 школ, подключена 1" in plain(tree)
    assert "43 школы, подключена 1" in plain(tree)
    assert "Не подключены · 42" in tree.labels()


async def test_a_cluster_opens_to_its_schools_and_a_school_to_its_people(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    first = await flow.say(COORDINATOR, "/schools")
    listed = await press_last(flow, "ШНРО · 6")
    assert "✓ СШ № 9" in listed.labels()
    opened = await press_last(flow, "СШ № 9")
    assert "• Ирина Петровна, директор, с 20.12.2022" in opened.text
    assert "Кластер: 2022/23 ШНРО" in opened.text
    assert opened.message_id == first.message_id


async def test_who_has_not_joined_is_one_list(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await flow.say(COORDINATOR, "/schools")
    listed = await press_last(flow, "Не подключены")
    assert plain(listed).startswith("Ещё не подключены: 42 школы")
    assert "СШ № 9" not in listed.labels()


async def test_no_screen_is_longer_than_a_phone_shows(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    seen = [await flow.say(COORDINATOR, "/schools")]
    for label in seen[0].labels():
        if " · " in label:
            await flow.press(COORDINATOR, await flow.last(COORDINATOR), label)
            seen.append(await flow.last(COORDINATOR))
            seen.append(await press_last(flow, "‹ Школы"))
    for name in ("СШ № 9", "Гимназия № 1", "О(С)Ш № 2"):
        seen.append(await school(flow, name))
        seen.append(await press_last(flow, "🤝 Наставник"))
        await press_last(flow, "‹ Назад")
        seen.append(await press_last(flow, "🗂 Кластер"))
        await press_last(flow, "‹ Назад")
    assert max(len(screen.text) for screen in seen) <= LONGEST


async def test_an_unknown_name_gets_candidates(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    answer = await flow.say(COORDINATOR, "/schools СШ № 99")
    assert answer.text.startswith("Не знаю организации «СШ № 99». Может быть: СШ № 9")


# changing


async def test_an_invite_is_a_message_to_forward_and_opens_the_school(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await school(flow)
    await press_last(flow, "🔗 Пригласить")
    await press_last(flow, "Директор")
    invite = await flow.last(COORDINATOR)
    assert invite.text.startswith("Приглашение в «Вехи»: СШ № 9, директор")
    found = re.search(r"start=([\w-]+)", invite.text)
    assert found
    greeting = await flow.say(DIRECTOR, f"/start {found[1]}")
    assert "Вы подключены: СШ № 9, директор." in greeting.text


async def test_a_school_that_moves_is_asked_by_its_new_cluster(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    before, wanted = await asked(flow, "СШ № 9"), await asked(flow, "СШ № 2")
    await school(flow)
    await press_last(flow, "🗂 Кластер")
    shown = await press_last(flow, "ШсРНР")
    assert "2022/23: ШНРО → ШсРНР" in shown.text
    assert await asked(flow, "СШ № 9") == before
    moved = await press_last(flow, "✅ Перевести")
    assert "Кластер: 2022/23 ШсРНР" in moved.text
    assert await changes(flow) == ["cluster"]
    assert wanted


async def test_the_director_sees_what_the_new_cluster_is_asked(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await school(flow)
    await press_last(flow, "🗂 Кластер")
    await press_last(flow, "ШсРНР")
    await press_last(flow, "✅ Перевести")
    mine = await flow.say(DIRECTOR, "/my")
    assert "ДК2" in mine.text
    assert "ДК1" not in mine.text


async def test_a_school_is_renamed_and_found_by_its_old_name(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await school(flow)
    await press_last(flow, "✏️ Переименовать")
    renamed = await flow.say(COORDINATOR, "МБОУ «Гимназия № 9»")
    assert renamed.text.startswith("Гимназия № 9\nМБОУ «Гимназия № 9»\nРаньше: СШ № 9")
    assert (await school(flow)).text.startswith("Гимназия № 9")


async def test_a_new_school_is_confirmed_then_placed(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.say(COORDINATOR, "/schools")
    await press_last(flow, "➕ Школа")
    shown = await flow.say(COORDINATOR, "МБОУ «Средняя школа № 45»")
    assert shown.text == "Добавить школу?\n\nМБОУ «Средняя школа № 45»"
    added = await press_last(flow, "➕ Добавить")
    assert added.text.startswith("✅ Школа добавлена: СШ № 45")
    assert await asked(flow, "СШ № 45") == 0
    await press_last(flow, "🗂 Кластер")
    await press_last(flow, "ШНРО")
    await press_last(flow, "✅ Перевести")
    assert await asked(flow, "СШ № 45") > 0


async def test_no_in_words_adds_no_school(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await flow.say(COORDINATOR, "/schools")
    await press_last(flow, "➕ Школа")
    await flow.say(COORDINATOR, "МБОУ «Средняя школа № 45»")
    assert (await flow.say(COORDINATOR, "нет")).text == "Хорошо, ничего не меняю."
    assert await changes(flow) == []


async def test_a_mentor_is_chosen_with_its_order_in_words(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    await school(flow)
    picked = await press_last(flow, "🤝 Наставник")
    for _ in range(5):
        if "СШ № 33" in picked.labels():
            break
        picked = await press_last(flow, "Дальше ›")
    await press_last(flow, "СШ № 33")
    assert "Не вижу номера и даты" in (await flow.say(COORDINATOR, "приказ 348")).text
    named = await flow.say(COORDINATOR, "№ 348 от 30.12.2020")
    assert "Наставник в 2022/23: СШ № 33, приказ № 348 от 30.12.2020" in named.text


async def test_a_removed_person_is_a_stranger_and_can_be_taken_back(flow: Flow) -> None:
    await flow.join(DIRECTOR, COORDINATOR)
    await school(flow)
    await press_last(flow, "👤 Отключить")
    await press_last(flow, "Ирина Петровна · директор")
    ended = await press_last(flow, "Отключить")
    assert ended.text == "Отключено: Ирина Петровна, СШ № 9."
    assert (await flow.say(DIRECTOR, "/my")).text.startswith("Здравствуйте! Это «Вехи»")
    await press_last(flow, "↩️ Вернуть")
    assert (await flow.say(DIRECTOR, "/my")).text.startswith("Что нужно от школы")


async def test_a_stale_yes_adds_nothing(flow: Flow) -> None:
    await flow.join(COORDINATOR)
    last = await flow.last(COORDINATOR)
    outcome = await flow.people.forge(COORDINATOR.id, last.message_id, SchoolNew(is_sure=True).pack())
    assert outcome.text == "Эта школа уже добавлена или от неё отказались. Как сейчас, покажет /schools."


# the wrong person


async def forged(flow: Flow) -> list[str]:
    """Everything that a coordinator's buttons say about a school."""
    async with flow.app.db.read() as conn:
        codes = select(cluster.c.id).where(cluster.c.code == "ШсРНР")
        cluster_id = (await conn.execute(codes)).scalars().first() or 0
        member = (await conn.execute(select(membership.c.id))).scalars().first() or 0
    mine, other = await school_id(flow), await school_id(flow, "СШ № 33")
    return [
        Tree().pack(),
        TreeList(of="absent").pack(),
        TreeList(of="cluster", cluster_id=cluster_id).pack(),
        Place(organization_id=mine).pack(),
        *(PlaceAct.model_validate({"organization_id": mine, "act": act}).pack() for act in PLACE_ACTS),
        SchoolNew().pack(),
        SchoolNew(is_sure=True).pack(),
        ToCluster(organization_id=mine, cluster_id=cluster_id).pack(),
        ToCluster(organization_id=mine, cluster_id=cluster_id, is_sure=True).pack(),
        Mentor(mentee_id=mine, mentor_id=other, year=2022).pack(),
        InviteAs(organization_id=mine, role=Role.DIRECTOR).pack(),
        Membership(membership_id=member, act="ask").pack(),
        Membership(membership_id=member, act="end").pack(),
        Membership(membership_id=member, act="back").pack(),
    ]


@pytest.mark.parametrize("who", [OTHER_DIRECTOR, CONTROLLER], ids=["director", "controller"])
async def test_forged_buttons_show_and_change_nothing(flow: Flow, who: Member) -> None:
    await flow.join(DIRECTOR, who)
    last = await flow.last(who)
    seen = len(await flow.seen(who))
    for data in await forged(flow):
        outcome = await flow.people.forge(who.id, last.message_id, data)
        assert outcome.text == "Это ведёт координатор центра. Ваши пункты: /my."
    await flow.settle()
    assert len(await flow.seen(who)) == seen
    assert await changes(flow) == []


@pytest.mark.parametrize("who", [DIRECTOR, CONTROLLER], ids=["director", "controller"])
async def test_the_command_is_for_coordinators(flow: Flow, who: Member) -> None:
    await flow.join(who)
    for words in ("/schools", "/schools СШ № 9"):
        answer = await flow.say(who, words)
        assert answer.text == "Это ведёт координатор центра. Ваши пункты: /my."


async def test_a_stranger_learns_nothing(flow: Flow) -> None:
    answer = await flow.say(STRANGER, "/schools СШ № 9")
    assert "ШНРО" not in answer.text
    for data in await forged(flow):
        outcome = await flow.people.forge(STRANGER.id, answer.message_id, data)
        assert outcome.text == "Эта кнопка не для вас. Если вы из школы, попросите у центра приглашение."
