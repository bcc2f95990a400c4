"""What people do from 20 December 2022 to 27 January 2023, with a look at each screen on the way."""

from collections.abc import Awaitable, Callable, Sequence
from itertools import cycle
from pathlib import Path

from sandbox.seen import Message
from soak.looks_stage import CENTRE, CONTROLLER, Stage, moment

Look = Callable[[str, int], Awaitable[None]]
"""Keeps a look at a person's chat under a name."""

CROWD = (
    ("{code} выполнено, приказ {number} от 19.12", "{other} выполнено, приказ {number} от 19.12"),
    ("{code} выполнено, приказ {number} от 19.12", "{other} выполнено"),
    ("{code} выполнено", "{other} трудности: нет молодых педагогов"),
    ("{code} выполнено, приказ {number} от 20.12", "{other} в работе"),
    ("{code} не относится к нам", "{other} выполнено, приказ {number} от 20.12"),
    (),
)
"""What the directors of the crowd write, in turn, of the two items that their schools are asked first."""
LATER = ("ДК3 3.4 14 из 32", "ДК3 3.9 ведётся: девять пар", "ДК3 3.5 выполнено, 12 из 310")
"""What each of them writes in January."""
PICTURES = {"all": "", "cluster": "ШНРО", "school": "СШ № 9", "item": "ДК3 1.4"}
ASIDE = ("СШ № 9", "СШ № 33")


class Story:
    """One way through the bot for a director, a mentor, a coordinator and a controller."""

    def __init__(self, stage: Stage, look: Look, papers: Path) -> None:
        self._stage = stage
        self._look = look
        self._papers = papers
        self._director, self._mentor = (stage.crowd[school].id for school in ASIDE)

    async def tell(self) -> None:
        await self._name_the_mentor()
        await self._stage.to(moment(12, 21, 9))
        await self._answer()
        await self._ask_the_mentor()
        await self._answer_as_the_crowd(CROWD)
        await self._stage.to(moment(12, 21, 11))
        await self._decide()
        await self._review()
        await self._stage.to(moment(1, 9, 10))
        await self._name_a_day()
        await self._answer_as_the_crowd((LATER,))
        await self._stage.to(moment(1, 12, 10))
        await self._sum_up()
        await self._stage.to(moment(1, 20, 10))
        await self._report()
        await self._stage.to(moment(1, 26, 14))
        await self._look("meeting-hour-before", self._mentor)
        await self._stage.to(moment(1, 27, 10))
        await self._mark_who_came()

    async def _name_the_mentor(self) -> None:
        say, press = self._stage.say, self._stage.press
        await say(CENTRE.id, "/schools СШ № 9")
        await self._look("school", CENTRE.id)
        page = await press(CENTRE.id, "🤝 Наставник")
        await self._look("mentor-which", CENTRE.id)
        while "СШ № 33" not in page.labels():
            page = await press(CENTRE.id, "Дальше ›")
        await press(CENTRE.id, "СШ № 33")
        await self._look("mentor-order", CENTRE.id)
        await say(CENTRE.id, "№ 348 от 30.12.2020")
        await self._look("mentor-named", CENTRE.id)

    async def _answer(self) -> None:
        say, press = self._stage.say, self._stage.press
        await self._look("reminder", self._director)
        await press(self._director, "1.6 · ")
        await self._look("card", self._director)
        await press(self._director, "✅ Выполнено")
        await say(self._director, "приказ 145 от 19.12")
        await self._look("receipt", self._director)
        await say(self._director, "/my")
        await self._look("my", self._director)

    async def _ask_the_mentor(self) -> None:
        """A difficulty, its reason, the consent, the mentor's word, and what the school hears of it."""
        say, press = self._stage.say, self._stage.press
        await press(self._director, "1.7 · ")
        await press(self._director, "⚠️ Есть трудности")
        await self._look("difficulty-reasons", self._director)
        await say(self._director, "Нет молодых педагогов, не понимаем, кого закреплять")
        await self._look("difficulty-consent", self._director)
        await press(self._director, "Да, показать")
        await self._look("difficulty-shown", self._director)
        await self._look("mentor-plea", self._mentor)
        await press(self._mentor, "Можем помочь")
        await self._look("mentor-answered", self._mentor)
        await self._look("mentor-news", self._director)

    async def _answer_as_the_crowd(self, ways: Sequence[Sequence[str]]) -> None:
        """Each school in one of the ways, in turn; those whose screens are looked at answer by themselves."""
        turns = cycle(ways)
        for number, (school, person) in enumerate(self._stage.crowd.items(), 101):
            lines = next(turns) if school not in ASIDE else ()
            codes = {"code": person.written, "other": f"{person.written.split()[0]} {person.pressed}"}
            for line in lines:
                await self._stage.people.say(person.id, line.format(number=number, **codes))
        await self._stage.settle()

    async def _decide(self) -> None:
        """What has been gathered to 11:00."""
        await self._look("difficulties", CENTRE.id)
        await self._stage.press(CENTRE.id, "СШ № 9")
        await self._look("difficulty-open", CENTRE.id)
        await self._stage.press(CENTRE.id, "Перенести срок")
        await self._look("difficulty-move", CENTRE.id)
        await self._stage.press(CENTRE.id, "13 января")
        await self._look("difficulty-moved", self._director)

    async def _review(self) -> None:
        say, press = self._stage.say, self._stage.press
        queue = await say(CENTRE.id, "/review")
        await self._look("review-queue", CENTRE.id)
        await press(CENTRE.id, "1.6", queue)
        await self._look("review-card", CENTRE.id)
        await press(CENTRE.id, "Вернуть")
        await self._look("review-reasons", CENTRE.id)
        await press(CENTRE.id, "Не видно, кто ответственный")
        await self._look("review-returned", CENTRE.id)
        await self._accept("ДК1 · 1.6", "ДК2 · 1.5", "ДК3 · 1.4")
        await self._look("review-rest", CENTRE.id)

    async def _accept(self, *items: str) -> None:
        """Everything that has come of them."""
        queue = await self._stage.say(CENTRE.id, "/review")
        for item in items:
            if any(item in label for label in queue.labels()):
                await self._stage.press(CENTRE.id, item, queue)
                await self._stage.press(CENTRE.id, "Принять всё по пункту")
                queue = await self._stage.say(CENTRE.id, "/review")

    async def _name_a_day(self) -> None:
        """A meeting of every school: its day, the schools' words, what the centre sees of them."""
        say, press = self._stage.say, self._stage.press
        await self._look("month-plan", self._director)
        await say(CENTRE.id, "/meeting")
        await self._look("meetings", CENTRE.id)
        await say(CENTRE.id, "/meeting ДК3 1.2")
        await self._look("meeting-undated", CENTRE.id)
        await press(CENTRE.id, "📅 Назначить дату")
        await self._look("meeting-day", CENTRE.id)
        await say(CENTRE.id, "26 января 15:00, УОиМП, каб. 12")
        await self._look("meeting-proposed", CENTRE.id)
        await press(CENTRE.id, "✅ Да, назначить")
        await self._look("meeting-planned", CENTRE.id)
        await self._look("rsvp", self._director)
        await press(self._director, "Не сможем")
        await self._look("rsvp-said", self._director)
        await press(self._mentor, "Будет заместитель")
        await self._look("rsvp-mentor", self._mentor)
        await press(self._stage.crowd["Гимназия № 1"].id, "Будем")
        await say(CENTRE.id, "/meeting ДК3 1.2")
        await self._look("meeting-comings", CENTRE.id)

    async def _sum_up(self) -> None:
        say, press = self._stage.say, self._stage.press
        for name, person_id in (("summary", CENTRE.id), ("controller", CONTROLLER.id)):
            await say(person_id, "/summary")
            await self._look(name, person_id)
        for name, label in (("items", "По пунктам"), ("schools", "По школам"), ("silent", "Ответа нет")):
            await press(CENTRE.id, label, await say(CENTRE.id, "/summary"))
            await self._look(f"summary-{name}", CENTRE.id)
        await say(CENTRE.id, "/summary СШ № 9")
        await self._look("summary-school", CENTRE.id)

    async def _report(self) -> None:
        say, press = self._stage.say, self._stage.press
        await self._accept("ДК3 · 3.4", "ДК3 · 3.9", "ДК3 · 3.5")
        await say(CENTRE.id, "/report")
        await self._look("report", CENTRE.id)
        await press(CENTRE.id, "✍️ Заполнить строки")
        await self._look("report-row", CENTRE.id)
        await say(CENTRE.id, "Проведено два инструктивных совещания.")
        await press(CENTRE.id, "‹ К отчёту")
        await self._take_papers()
        await self._take_pictures()

    async def _take_papers(self) -> None:
        """As files of the folder: what the centre and a director get."""
        say, press = self._stage.say, self._stage.press
        for words in ("/report 594 word", "план центра на январь", "справка СШ № 9", "/summary excel"):
            await self._keep(await say(CENTRE.id, words))
        await say(CENTRE.id, "/invite")
        await self._look("invites", CENTRE.id)
        await self._keep(await press(CENTRE.id, "🔗 Всем без ссылки"))
        await self._look("invites-given", CENTRE.id)
        await say(self._director, "/my")
        await self._keep(await press(self._director, "📄 Отчёт школы"))
        await self._look("school-report", self._director)

    async def _take_pictures(self) -> None:
        """Of everything, a cluster, a school and an item; each light and dark."""
        for name, words in PICTURES.items():
            for kind, label in (("light", "Картинка"), ("dark", "🌙 Картинка")):
                shown = await self._stage.say(CENTRE.id, f"/summary {words}")
                await self._stage.press(CENTRE.id, label, shown)
                for number, photo in enumerate(await self._stage.after(CENTRE.id, shown), 1):
                    await self._keep(photo, f"picture_{name}_{kind}_{number}.png")

    async def _keep(self, message: Message, name: str = "") -> None:
        file = message.document
        if file is None:
            raise LookupError(f"no file is given with {message.text!r}")
        content = await self._stage.people.download(file.file_id)
        (self._papers / (name or str(file.name))).write_bytes(content)

    async def _mark_who_came(self) -> None:
        say, press = self._stage.say, self._stage.press
        await say(CENTRE.id, "/meeting ДК3 1.2")
        await self._look("meeting-over", CENTRE.id)
        await press(CENTRE.id, "✅ Состоялась")
        await self._look("attendance", CENTRE.id)
        await press(CENTRE.id, "СШ № 8")
        await press(CENTRE.id, "Лицей № 1")
        await press(CENTRE.id, "Лицей № 1")
        await self._look("attendance-ticked", CENTRE.id)
        await press(CENTRE.id, "✅ Сохранить")
        await self._look("attendance-saved", CENTRE.id)
        await press(CENTRE.id, "📝 Решения")
        await say(CENTRE.id, "до 20.02 всем ШНРО: график консультаций")
        await self._look("meeting-decisions", CENTRE.id)
        await press(CENTRE.id, "✅ Записать")
        await self._look("meeting-decided", CENTRE.id)
        await say(self._director, "/my")
        await self._look("my-later", self._director)
