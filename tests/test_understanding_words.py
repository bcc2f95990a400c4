"""Names, years, bodies and headings of orders, by tables of cases."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap.bodies import Responsible, read_responsible
from roadmap.clusters import ClusterName, find_codes, find_targets, name_clusters
from roadmap.errors import RejectedError
from roadmap.events import find_side, is_invitation
from roadmap.evidence import find_evidence, is_numbers_only
from roadmap.heading import find_dates, read_controller, read_number_and_date, read_reporting, read_title
from roadmap.model import Evidence, ItemKind, Period, PrintedOrder, Side
from roadmap.naming import LONGEST, find_subject, shorten
from roadmap.plan_years import find_year, name_year
from roadmap.reporting import find_reporting
from roadmap.schools import find_schools, shorten_school
from roadmap.workdays import WorkDays


@pytest.fixture(scope="module")
def workdays() -> WorkDays:
    return WorkDays()


CODES = ("ШПУ", "ШНРО", "ШсРНР")
DEFINITIONS = {
    "УОиМП": "Управление образования",
    "МО": "методический отдел МБУ ДО «ЦДО»",
    "ОЦПРМСО": "Образовательный центр",
}


@pytest.mark.parametrize(
    ("full_name", "name"),
    [
        (
            'Муниципальное бюджетное общеобразовательное учреждение "Средняя школа № 9" города Смоленска',
            "СШ № 9",
        ),
        ('МБОУ "Средняя школа № 8 с углубленным изучением иностранных языков" города Смоленска', "СШ № 8"),
        ('МБОУ "Лицей № 1 имени академика Б.Н. Петрова"', "Лицей № 1"),
        ('МБОУ "Гимназия № 1 имени Н.М. Пржевальского"', "Гимназия № 1"),
        ('МБОУ "Открытая (сменная) школа № 2" города Смоленска', "О(С)Ш № 2"),
        ("МБОУ «О(с)Ш № 1»", "О(С)Ш № 1"),
        ("МБОУ «СШ № 36 им. А.М. Городнянского»", "СШ № 36"),
        ("МАОУ «Средняя общеобразовательная школа №12»", "СОШ № 12"),
        ("Муниципальное общеобразовательное учреждение Основная школа № 7", "ОШ № 7"),
        ("МБОУ «Печерская школа имени Героя»", "Печерская школа"),
        ("гимназия № 1 им. Н.М. Пржевальского", "Гимназия № 1"),
        ("МБОУ «Гимназия №4»", "Гимназия № 4"),
        ("МБОУ СШ №39", "СШ № 39"),
    ],
)
def test_schools_have_short_names(full_name: str, name: str) -> None:
    assert shorten_school(full_name) == name


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("в 2022/2023 учебном году", "2022/2023"),
        ("на 2023 /2024 учебный год", "2023/2024"),
        ("на 2022-2023 годы", "2022/2023"),
        ("в 2022/23 уч. году", "2022/2023"),
        ("на 2022–2027 годы", "2022-2027"),
        ("на 2023 год", "2023"),
        ("в 2022/20223 году", None),
        ("в 203/2024 учебном году", None),
    ],
)
def test_years_of_titles(text: str, year: str | None) -> None:
    found = find_year(text)
    assert found is not None
    assert (name_year(found.period) if found.period else None) == year


@pytest.mark.parametrize("text", ["от 18.10.2022 № 859-ОД", "Планы мероприятий № 1 – 3", "без года"])
def test_a_date_or_a_range_of_numbers_is_no_year(text: str) -> None:
    assert find_year(text) is None


@pytest.mark.parametrize(
    ("text", "responsible"),
    [
        ("ОО", Responsible(True, ())),
        ("УОиМП, ОЦПРМСО", Responsible(False, ("УОиМП", "ОЦПРМСО"))),
        ("УОиМП,ОО", Responsible(True, ("УОиМП",))),
        ("Руководитель, зам.руководителя ОО", Responsible(True, ())),
        ("ОО кластеров ШсРНР и ШПУ", Responsible(True, ())),
        ("ШНРО, МОЦ", Responsible(True, ("ОЦПРМСО",))),
        ("методический отдел МБУ ДО «ЦДО» (далее – МО)", Responsible(False, ("МО",))),
        ("УОиМП, ОЦПРМСО совместно с ЦНППМ ГАУ ДПО СОИРО", Responsible(False, ("УОиМП", "ОЦПРМСО", "ЦНППМ"))),
        ("предметные ГМО, городские группы", Responsible(False, ("ГМО", "Городские группы"))),
        ("управление образования", Responsible(False, ("УОиМП",))),
        ("педагог-психолог, классные руководители", Responsible(True, ())),
        ("", Responsible(False, ())),
    ],
)
def test_who_is_responsible(text: str, responsible: Responsible) -> None:
    assert read_responsible(text, CODES, DEFINITIONS) == responsible


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("Кластер «Школы повышенного уровня»", "для ШПУ и ШБУ", "ШПУ"),
        ("Кластер «Школы с рисками низких результатов»", "75% ШсРНР", "ШсРНР"),
        (
            "Кластер «Школы, функционирующие в неблагоприятных социальных условиях»",
            "ОО кластера ШФНСУ",
            "ШФНСУ",
        ),
        ("Кластер 1 – «Школы роста» (ШР)", "", "ШР"),
        ("Кластер «Школы с низкими образовательными результатами»", "", "ШНРО"),
        ("Кластер «Малые школы»", "в МШ района", "МШ"),
        ("Кластер 2 – открытые сменные школы", "", "ШФНСУ"),
        ("Кластер 4 «Вечерние сменные школы»", "", "ШФНСУ"),
        (
            "Кластер 5 – «Школы, функционирующие в зоне риска снижения образовательных результатов»",
            "",
            "ШсРНР",
        ),
        ("Кластер 3 – «Школы базового уровня»", "", "ШБУ"),
    ],
)
def test_codes_of_clusters(title: str, text: str, code: str) -> None:
    assert name_clusters([title], {}, text)[title].code == code


def test_a_better_quality_is_no_cluster_of_a_higher_level() -> None:
    higher = ClusterName("ШПУ", "Школы повышенного уровня")
    base = ClusterName("ШБУ", "Школы базового уровня")
    assert find_targets("План по повышению качества управления", "", [higher, base]) == ()
    assert find_targets("План для школ базового и повышенного уровня", "", [higher, base]) == ("ШПУ", "ШБУ")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("в кластере ШБУ: МБОУ «СШ № 2, 6, 26,", ("СШ № 2", "СШ № 6", "СШ № 26")),
        ("МБОУ «О(с)Ш № 1», МБОУ «О(с)Ш № 2»", ("О(С)Ш № 1", "О(С)Ш № 2")),
        ("лицею № 1 и СШ № 9, СШ № 9", ("Лицей № 1", "СШ № 9")),
        ("43 школы города", ()),
    ],
)
def test_schools_named_by_numbers(text: str, names: tuple[str, ...]) -> None:
    assert find_schools(text) == names


@pytest.mark.parametrize("text", ["« 17 » 09 2021 г.", "«17» сентября 2021", "17.09.2021", "от_17.09. 2021"])
def test_dates_of_heads(text: str) -> None:
    assert find_dates(text) == (date(2021, 9, 17),)


@pytest.mark.parametrize("text", ["№ 1 12 2021", "31.02.2021", "в 2021 году"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == ()


def test_a_definition_of_the_order_comes_first() -> None:
    title = "Кластер «Школы с низкими результатами обучения»"
    definitions = {"ШНР": "школ с низкими результатами обучения"}
    assert name_clusters([title], definitions, "ШНРО ШНРО")[title].code == "ШНР"


def test_a_plan_is_for_the_clusters_that_its_title_tells() -> None:
    low = ClusterName("ШНРО", "Школы с низкими результатами обучения")
    risk = ClusterName("ШсРНР", "Школы с рисками низких результатов")
    assert find_targets("поддержка школ с низкими результатами обучения", "", [low, risk]) == ("ШНРО",)
    assert find_targets("школы в зоне риска снижения результатов", "", [low, risk]) == ("ШсРНР",)
    assert find_targets("профилактика неуспешности в школах", "", [low, risk]) == ()
    assert find_codes("не менее 75% ШНОР", ("ШНРО", "ШсРНР")) == ("ШНРО",)


@pytest.mark.parametrize(
    ("measure", "result", "evidence"),
    [
        ("План", "Приказы ОО, иные локальные нормативные акты", Evidence.DOCUMENT),
        ("Вопросы", "Протоколы заседаний", Evidence.MINUTES),
        ("Анализ", "Аналитические справки", Evidence.FILE_OR_LINE),
        ("Работа", "Информация в анализ эффективности принятых мер, аналитические справки", Evidence.PHRASES),
        ("Заключение сетевых соглашений: по программам", "", Evidence.AGREEMENT),
        ("Работа", "", Evidence.LINE),
    ],
)
def test_what_proves_an_item(measure: str, result: str, evidence: Evidence) -> None:
    assert find_evidence(measure, result, None) is evidence


def test_lists_of_children_are_numbers_only() -> None:
    assert is_numbers_only("Учет неуспевающих обучающихся", "")
    assert is_numbers_only("Работа", "Информационная справка (реестр)")
    assert not is_numbers_only("Меры поддержки: психолого-педагогическая помощь", "справка")


@pytest.mark.parametrize(
    ("measure", "for_schools", "side"),
    [
        ("Инструктивные совещания с руководителями", False, Side.HOLDING),
        ("Организация и проведение инструктивно-методических совещаний", False, Side.HOLDING),
        ("Единый муниципальный методический день", False, Side.HOLDING),
        ("Муниципальный конкурс школьных команд", False, Side.HOLDING),
        ("Участие в инструктивных совещаниях", True, Side.TAKING_PART),
        ("Обеспечение участия педагогов ОО в мероприятиях", True, Side.TAKING_PART),
        ("Обеспечение участия ОО в мероприятиях региона", False, Side.HOLDING),
        ("Обеспечение участия ОО в мониторингах", False, None),
        ("Анализ результатов мониторинга", False, None),
        ("Разработка и утверждение Плана мероприятий", False, None),
        ("Совещание при директоре", True, None),
    ],
)
def test_sides_of_events(measure: str, for_schools: bool, side: Side | None) -> None:
    assert find_side(measure, for_schools=for_schools) is side


@pytest.mark.parametrize(
    ("measure", "kind"),
    [
        ("Муниципальный конкурс школьных команд", ItemKind.EVENT),
        ("Участие в муниципальном конкурсе", ItemKind.EVENT),
        ("Участие педагогов в конкурсах профессионального мастерства", ItemKind.CONTINUING),
        ("Обеспечение участия обучающихся в олимпиадах и конкурсах", ItemKind.CONTINUING),
    ],
)
def test_a_contest_is_an_invitation_to_schools_alone(measure: str, kind: ItemKind) -> None:
    assert is_invitation(measure, kind, for_schools=True)
    assert not is_invitation(measure, kind, for_schools=False)
    assert not is_invitation(measure, ItemKind.DEED, for_schools=True)


@pytest.mark.parametrize(
    ("measure", "kind"),
    [
        ("Участие в мероприятиях: семинары, конкурс школьных команд", ItemKind.EVENT),
        ("Участие в семинарах и конкурсах", ItemKind.EVENT),
        ("Проведение школьных конкурсов в течение года", ItemKind.CONTINUING),
        ("Участие в вебинарах", ItemKind.EVENT),
    ],
)
def test_what_is_more_than_a_contest_or_the_schools_own_is_no_invitation(
    measure: str, kind: ItemKind
) -> None:
    assert not is_invitation(measure, kind, for_schools=True)


@pytest.mark.parametrize(
    ("measure", "name"),
    [
        ("Анализ результатов контрольных работ", "анализ результатов контрольных работ"),
        (
            "Вовлечение родительской общественности в процесс разработки и реализации программ",
            "вовлечение родительской общественности",
        ),
        (
            "Пополнение банка методических материалов на сайте методического отдела",
            "пополнение банка методических материалов",
        ),
        (
            "Диссеминация лучших муниципальных образовательных практик на базе ОО, показавших результаты",
            "диссеминация образовательных практик",
        ),
        (
            "Организация и проведение профессиональных конкурсов муниципального уровня, полезных школам",
            "проведение конкурсов муниципального уровня",
        ),
        ("Организация деятельности ОЦПРМСО в 2021/2022 учебном году", "организация деятельности ОЦПРМСО"),
        ("ИОМ", "ИОМ"),
    ],
)
def test_other_measures_get_a_name_that_reads_well(measure: str, name: str) -> None:
    assert shorten(measure) == name


WORDS = st.lists(
    st.text(alphabet="абвгдежзийклмнопрстуфхцчшщыьэюя", min_size=1, max_size=20), min_size=1, max_size=30
)


@given(WORDS)
def test_a_short_name_is_short_and_of_whole_words(words: list[str]) -> None:
    name = find_subject(" ".join(words))
    assert 0 < len(name) <= LONGEST
    assert set(shorten(" ".join(words)).split()) <= set(words)


HEAD = ("УПРАВЛЕНИЕ", "П Р И К А З")


@pytest.mark.parametrize(
    ("line", "number", "day"),
    [
        ("От 13.12.2022 № 594", "594", date(2022, 12, 13)),
        ("«05» октября 2021 г. № 01-05/305", "01-05/305", date(2021, 10, 5)),
        ("от 30.11.2022 № 1012-ОД", "1012-ОД", date(2022, 11, 30)),
    ],
)
def test_number_and_date_of_an_order(line: str, number: str, day: date) -> None:
    printed = PrintedOrder((*HEAD, line, "Об утверждении плана", "от 01.01.2001 № 1"), ())
    assert read_number_and_date(printed) == (number, day)


def test_an_appendix_may_say_the_number_that_the_heading_does_not() -> None:
    references = ("Приложение № 1", "к приказу управления", "от_05.10.2021_________№ 305")
    printed = PrintedOrder(
        ("Об организации", "на основании приказа от 25.08.2021 № 765-ОД"), (), references=references
    )
    assert read_number_and_date(printed) == ("305", date(2021, 10, 5))


def test_a_text_without_number_is_no_order() -> None:
    with pytest.raises(RejectedError, match="document-not-order"):
        read_number_and_date(PrintedOrder(("Добрый день!",), ()))


def test_a_title_in_several_paragraphs_is_one() -> None:
    lines = (
        *HEAD,
        "Об утверждении плана",
        "(«дорожной карты»)",
        "на 2024 год",
        "п р и к а з ы в а ю:",
        "и прочее",
    )
    assert read_title(lines) == "Об утверждении плана («дорожной карты») на 2024 год"


def test_the_controller_may_be_who_signed() -> None:
    lines = (
        "4. Контроль за исполнением настоящего приказа оставляю за собой.",
        "Начальник управления О.С. Иванова",
    )
    assert read_controller(lines) == "Начальник управления О.С. Иванова"
    apart = (lines[0], "Начальник управления", "О.С. Иванова")
    assert read_controller(apart) == "Начальник управления О.С. Иванова"


def test_printed_dates_of_another_year_do_not_count(workdays: WorkDays) -> None:
    own, other = date(2022, 1, 21), date(2021, 1, 21)
    year = Period(date(2021, 9, 1), date(2022, 8, 31))
    assert [each.due for each in find_reporting((other, own), [year], workdays)] == [own]
    assert [each.due for each in find_reporting((other,), [year], workdays)] == [own, date(2022, 7, 13)]


def test_reporting_dates_come_from_the_order() -> None:
    lines = (
        "1. На основании приказа от 25.08.2021 утвердить План.",
        "2. Предоставить информацию о реализации Плана в срок до 21.01.2022 и 13.07.2022.",
    )
    assert read_reporting(lines) == (date(2022, 1, 21), date(2022, 7, 13))
