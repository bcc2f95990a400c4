"""Duties of the five orders' own texts, stated by hand, and of other sentences that orders use."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from documents.printed import load_printed
from documents.read import read_file
from roadmap.addressees import find_receiver
from roadmap.cases import to_nominative
from roadmap.deliverables import has_deliverable, name_duty
from roadmap.model import Obligation, Order, PrintedOrder
from roadmap.naming import LONGEST
from roadmap.understanding import understand
from roadmap.workdays import WorkDays

DATA = Path(__file__).parent / "data"
ORDERS = ("prikaz-305.docx", "prikaz-348.docx", "prikaz-558.docx", "prikaz-594.docx", "prikaz-850-od.txt")
HEAD = ("УПРАВЛЕНИЕ ОБРАЗОВАНИЯ", "ПРИКАЗ", "от 01.09.2023 № 7", "О школах на 2023/2024 учебный год")
SCHOOL_HEADS = "Руководители муниципальных бюджетных общеобразовательных учреждений города Смоленска"
PAIR_HEADS = (
    "Руководители муниципальных общеобразовательных учреждений города Смоленска, перечисленных в п.п. 1.1"
)
DEPARTMENTS = (
    "Отдел общего образования",
    "Отдел дошкольного образования",
    "Информационно-аналитический отдел",
    "Отдел молодежной политики, дополнительного образования и воспитательной работы",
)


@cache
def read(name: str) -> Order:
    return understand(load_printed(read_file(DATA / name)), workdays=WorkDays())


def understand_lines(*lines: str) -> Order:
    return understand(PrintedOrder((*HEAD, "приказываю:", *lines), ()), workdays=WorkDays())


def only(*lines: str) -> Obligation:
    [duty] = understand_lines(*lines).obligations
    return duty


DATED = [
    (
        "prikaz-305.docx",
        "2.3",
        "ОЦПРМСО",
        "управление образования и молодежной политики Администрации города Смоленска",
        (date(2022, 1, 21), date(2022, 7, 13)),
    ),
    ("prikaz-558.docx", "2.1", SCHOOL_HEADS, "", (date(2023, 11, 30),)),
    ("prikaz-850-od.txt", "3.3", "ГАУ ДПО СОИРО", "Департамент", (date(2022, 1, 30), date(2022, 7, 20))),
    ("prikaz-850-od.txt", "4.3", "ОМСУ", "ГАУ ДПО СОИРО", (date(2021, 10, 15),)),
    ("prikaz-850-od.txt", "4.5", "ОМСУ", "ГАУ ДПО СОИРО", (date(2022, 1, 25), date(2022, 7, 15))),
]


def test_the_five_dated_duties_and_their_eight_dates() -> None:
    dated = [
        (name, duty.point, duty.who, duty.to, duty.dates)
        for name in ORDERS
        for duty in read(name).obligations
        if duty.dates
    ]
    assert dated == DATED


DUTIES = [
    ("prikaz-305.docx", "2.1", ("ОЦПРМСО",), False, "координация и организационное сопровождение"),
    ("prikaz-305.docx", "2.2", ("ОЦПРМСО",), False, "методическое сопровождение деятельности"),
    ("prikaz-305.docx", "2.3", ("ОЦПРМСО",), True, "информация о реализации мероприятий Плана"),
    ("prikaz-305.docx", "3", ("ШНРО",), False, "выполнение Плана мероприятий"),
    ("prikaz-348.docx", "1.1", ("pairs",), True, "соглашения о партнерском взаимодействии"),
    ("prikaz-348.docx", "1.2.1", ("pairs",), True, "план мероприятий"),
    ("prikaz-348.docx", "1.2.2", ("pairs",), False, "выполнение вышеуказанного Плана мероприятий"),
    ("prikaz-348.docx", "2", ("ОЦПРМСО",), False, "координация и методическое сопровождение"),
    ("prikaz-558.docx", "2.1", ("schools",), True, "планы мероприятий"),
    ("prikaz-558.docx", "2.2", ("schools",), False, "контроль исполнения планов мероприятий"),
    ("prikaz-558.docx", "3", DEPARTMENTS, False, "выполнение планов мероприятий"),
    ("prikaz-594.docx", "4", ("schools",), False, "выполнение мероприятий Планов мероприятий"),
    ("prikaz-594.docx", "5.1", ("ОЦПРМСО",), False, "координация и организационное сопровождение"),
    ("prikaz-594.docx", "5.2", ("ОЦПРМСО",), False, "методическое сопровождение деятельности"),
    ("prikaz-850-od.txt", "3.1", ("СОИРО",), False, "координация и организационное сопровождение"),
    ("prikaz-850-od.txt", "3.2", ("СОИРО",), False, "методическое сопровождение деятельности"),
    ("prikaz-850-od.txt", "3.3", ("СОИРО",), False, "сопровождение образовательных центров"),
    ("prikaz-850-od.txt", "3.3", ("СОИРО",), True, "информация о реализации мероприятий Плана"),
    ("prikaz-850-od.txt", "4.1", ("ОМСУ",), True, "планы мероприятий методической помощи школам"),
    ("prikaz-850-od.txt", "4.2", ("ОМСУ",), False, "деятельность МОЦ муниципальных образований"),
    ("prikaz-850-od.txt", "4.3", ("ОМСУ",), True, "планы работы МОЦ муниципальных образований"),
    ("prikaz-850-od.txt", "4.4", ("ОМСУ",), False, "выполнение мероприятий Плана"),
    ("prikaz-850-od.txt", "4.5", ("ОМСУ",), True, "информация о реализации мероприятий Плана"),
]


def test_every_duty_of_the_five_orders() -> None:
    duties = [
        (name, duty.point, duty.asked, duty.has_deliverable, duty.short_name)
        for name in ORDERS
        for duty in read(name).obligations
    ]
    assert duties == DUTIES


def test_only_the_region_recommends() -> None:
    recommended = {
        (name, duty.point) for name in ORDERS for duty in read(name).obligations if duty.recommended
    }
    assert recommended == {("prikaz-850-od.txt", point) for point in ("4.1", "4.2", "4.3", "4.4", "4.5")}


@pytest.mark.parametrize("name", ["prikaz-305", "prikaz-348", "prikaz-558", "prikaz-594"])
def test_duties_are_the_same_from_word_and_from_pdf(name: str) -> None:
    assert read(f"{name}.pdf").obligations == read(f"{name}.docx").obligations


def test_short_names_of_duties_are_short() -> None:
    assert all(len(duty.short_name) <= LONGEST for name in ORDERS for duty in read(name).obligations)


def test_what_is_owed_is_the_text_of_the_point() -> None:
    duty = next(each for each in read("prikaz-305.docx").obligations if each.point == "2.1")
    assert duty.what == (
        "Обеспечить координацию и организационное сопровождение реализации Плана мероприятий"
    )


def test_bodies_of_duties_are_bodies_of_the_order() -> None:
    assert read("prikaz-558.docx").bodies == DEPARTMENTS
    assert read("prikaz-850-od.txt").bodies == ("СОИРО", "ОМСУ")


@pytest.mark.parametrize(
    ("name", "place", "proposed"),
    [
        ("prikaz-348.docx", "п. 1.1", "28.01.2021"),
        ("prikaz-348.docx", "п. 1.2.1", "28.01.2021"),
        ("prikaz-850-od.txt", "п. 4.1", "08.10.2021"),
    ],
)
def test_a_deliverable_without_a_date_is_asked_about(name: str, place: str, proposed: str) -> None:
    [problem] = [each for each in read(name).problems if each.place == place]
    assert problem.key == "problem-duty-date"
    assert problem.proposal_values == (("date", proposed),)


def test_how_many_plans_a_school_owes_is_asked() -> None:
    [problem] = [each for each in read("prikaz-558.docx").problems if each.place == "п. 2.1"]
    assert (problem.key, problem.proposal_key) == ("problem-duty-gap", "proposal-duty-one-plan")


@pytest.mark.parametrize(
    ("line", "asked", "dates"),
    [
        (
            "2. Директорам школ направить в отдел образования отчёт до 25.12.2023.",
            ("schools",),
            (date(2023, 12, 25),),
        ),
        ("2. Директору МБОУ «СШ № 9» подготовить справку к 01.02.2024.", ("СШ № 9",), (date(2024, 2, 1),)),
        ("2. Руководителям СШ № 2, 6 провести анализ.", ("СШ № 2", "СШ № 6"), ()),
        (
            "2. Методическому отделу (Ивановой И.И.) подготовить план до 5 декабря.",
            ("Методический отдел",),
            (date(2023, 12, 5),),
        ),
        ("2. ОЦПРМСО разместить материалы не позднее 30 ноября 2023 г.", ("ОЦПРМСО",), (date(2023, 11, 30),)),
        ("2. Школам, имеющим низкие результаты, разработать программу.", ("ШНРО",), ()),
        (
            "2. Школам на основании приказа от 12.09.2023 № 5 сдать отчёт с 01.12.2023 по 10.12.2023.",
            ("schools",),
            (date(2023, 12, 10),),
        ),
        (
            "2. Главному специалисту отдела Петровой А.А. обеспечить подготовку справки.",
            ("Главный специалист отдела",),
            (),
        ),
    ],
)
def test_who_owes_what_in_other_words(line: str, asked: tuple[str, ...], dates: tuple[date, ...]) -> None:
    duty = only("1. Утвердить план.", line)
    assert (duty.asked, duty.dates) == (asked, dates)


def test_bullets_below_an_addressee_are_duties_of_one_point() -> None:
    order = understand_lines(
        "1. Руководителям школ:", "- разработать план до 01.11.2023;", "- назначить ответственного."
    )
    assert [(duty.point, duty.what, duty.asked) for duty in order.obligations] == [
        ("1", "Разработать план до 01.11.2023", ("schools",)),
        ("1", "Назначить ответственного", ("schools",)),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1. Утвердить план мероприятий (Приложение № 1).",
        "1. Контроль за исполнением приказа возложить на заместителя начальника Иванову И.И.",
        "1. Настоящий приказ вступает в силу со дня подписания.",
        "1. Признать утратившим силу приказ от 01.09.2022 № 5.",
        "1. Назначить ответственным за сбор данных Петрову А.А.",
    ],
)
def test_what_the_order_does_itself_is_no_duty(line: str) -> None:
    assert understand_lines(line).obligations == ()


def test_a_duty_of_nobody_is_asked_about() -> None:
    order = understand_lines("1. Провести совещание до 01.11.2023.")
    assert [duty.asked for duty in order.obligations] == [()]
    assert [(each.place, each.key) for each in order.problems] == [("п. 1", "problem-duty-nobody")]


@pytest.mark.parametrize("heads", ["Заведующим детскими садами", "Дошкольным образовательным учреждениям"])
def test_kindergartens_are_not_schools(heads: str) -> None:
    order = understand_lines(f"1. {heads} сдать отчёт до 01.11.2023.")
    assert [problem.key for problem in order.problems] == ["problem-duty-who"]


def test_an_unread_deadline_is_asked_about() -> None:
    order = understand_lines("1. Руководителям школ сдать отчёт до 37 числа.")
    assert [problem.key for problem in order.problems] == ["problem-term-unclear"]


@pytest.mark.parametrize(
    ("what", "to"),
    [
        ("Предоставить в Департамент информацию", "Департамент"),
        ("Предоставить управлению образования информацию о планах", "управление образования"),
        ("Направить планы работы в ГАУ ДПО СОИРО до 15.10.2021", "ГАУ ДПО СОИРО"),
        ("Сдать отчёт о работе в школе в методический отдел в срок до 1 мая", "методический отдел"),
        ("Направить в срок до 1 мая заявку", ""),
        ("Обеспечить участие в семинаре", ""),
    ],
)
def test_to_whom(what: str, to: str) -> None:
    assert find_receiver(what) == to


@pytest.mark.parametrize(
    ("what", "delivers"),
    [
        ("Разработать план", True),
        ("Обеспечить подготовку справки", True),
        ("Обеспечить сопровождение разработки плана", False),
        ("Организовать работу по плану", False),
        ("Обеспечить выполнение мероприятий", False),
    ],
)
def test_what_is_a_deliverable(what: str, delivers: bool) -> None:
    assert has_deliverable(what) is delivers


def test_the_name_of_a_duty_says_what_is_given() -> None:
    what = "Предоставить в методический отдел информацию о курсах до 1 мая"
    assert name_duty(what, "методический отдел") == "информация о курсах"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Образовательному центру поддержки", "Образовательный центр поддержки"),
        ("Государственному автономному учреждению", "Государственное автономное учреждение"),
        ("информационно-аналитическому отделу", "информационно-аналитический отдел"),
        ("городскому методическому центру", "городской методический центр"),
        (
            "Муниципальным общеобразовательным организациям города",
            "Муниципальные общеобразовательные организации города",
        ),
        ("общеобразовательными учреждениями", "общеобразовательные учреждения"),
        ("директорам гимназий", "директора гимназий"),
        ("управление образования", "управление образования"),
    ],
)
def test_names_in_the_nominative(text: str, name: str) -> None:
    assert to_nominative(text) == name
