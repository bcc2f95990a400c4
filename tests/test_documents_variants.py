"""Other orders with the same kind of tables: other columns, names, clusters and habits of typing."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table

from documents.child import read_order as read_in_child
from documents.docx import read_blocks
from documents.numerals import draw_number
from documents.orders import read_order
from roadmap.model import ItemKind, PrintedItem, PrintedOrder
from roadmap.understanding import understand
from roadmap.workdays import WorkDays

COLUMNS = (
    "Сроки исполнения",
    "п/п",
    "Наименование мероприятия",
    "Исполнители",
    "Ожидаемый результат",
    "Уровень",
)
ROWS = (
    ("до 20.10.2024", "1", "Принять приказ о школьной команде", "ОО", "приказ ОО", "школьный"),
    (
        "ежеквартально",
        "2",
        "Совещания директоров школ",
        "Управление образования (далее – УО)",
        "протоколы",
        "районный",
    ),
)


def start_order(*, number: str = "77-ОД", title: str = "Об утверждении плана поддержки школ") -> Word:
    word = Document()
    for line in (
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ",
        "АДМИНИСТРАЦИИ ЛЕСНОГО РАЙОНА",
        "ПРИКАЗ",
        f"от 5 сентября 2024 г. № {number}",
    ):
        word.add_paragraph(line)
    word.add_paragraph(title)
    word.add_paragraph("п р и к а з ы в а ю:")
    word.add_paragraph("1. Утвердить план поддержки школ (Приложение 1).")
    word.add_paragraph("2. Контроль за исполнением приказа возложить на заместителя начальника Петрову А.Б.")
    return word


def start_appendix(word: Word, *title: str, number: int = 1) -> None:
    word.add_paragraph(f"Приложение {number}")
    word.add_paragraph("к приказу управления образования")
    word.add_paragraph("от 05.09.2024 № 77-ОД")
    for line in title:
        word.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER


def add_table(word: Word, rows: Sequence[Sequence[str]]) -> Table:
    table: Table = word.add_table(rows=len(rows), cols=len(rows[0]))
    for printed, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(printed.cells, row, strict=True):
            cell.text = text
    return table


def add_schools(word: Word, groups: dict[str, Sequence[str]], number: int = 2) -> None:
    start_appendix(word, "Список школ Лесного района в 2024/2025 учебном году", number=number)
    for title, schools in groups.items():
        word.add_paragraph(title)
        for position, school in enumerate(schools, 1):
            word.add_paragraph(f"{position}. {school}")


def read(word: Word, folder: Path) -> PrintedOrder:
    path = folder / "order.docx"
    word.save(str(path))
    return read_order(read_blocks(path))


def items_of(printed: PrintedOrder) -> list[PrintedItem]:
    return [item for plan in printed.roadmaps for section in plan.sections for item in section.items]


@pytest.fixture
def order(tmp_path: Path) -> PrintedOrder:
    word = start_order()
    start_appendix(word, "План мероприятий", "(«дорожная карта») поддержки школ", "на 2024/2025 учебный год")
    word.add_paragraph("План разработан по итогам мониторинга.")
    add_table(word, (COLUMNS, *ROWS))
    add_schools(
        word,
        {
            "Кластер «Школы на старте»:": (
                "МБОУ «Средняя общеобразовательная школа № 3»;",
                "МБОУ «СОШ № 4».",
            ),
            "Кластер «Школы-лидеры»:": ('МАОУ "Гимназия № 2 им. А.А. Блока"',),
        },
    )
    return read(word, tmp_path)


def test_columns_are_known_by_their_names_in_any_order(order: PrintedOrder) -> None:
    first = items_of(order)[0]
    assert (first.number, first.measure, first.term) == (
        "1",
        "Принять приказ о школьной команде",
        "до 20.10.2024",
    )
    assert (first.responsible, first.result, first.level) == ("ОО", "приказ ОО", "школьный")


def test_a_title_of_several_paragraphs_is_one(order: PrintedOrder) -> None:
    title = "План мероприятий («дорожная карта») поддержки школ на 2024/2025 учебный год"
    assert order.roadmaps[0].title == title
    assert order.roadmaps[0].preamble == ("План разработан по итогам мониторинга.",)


def test_another_order_is_understood(order: PrintedOrder) -> None:
    understood = understand(order, workdays=WorkDays())
    assert (understood.number, understood.date.isoformat()) == ("77-ОД", "2024-09-05")
    assert understood.issuer == "Управление образования администрации лесного района"
    assert understood.controller == "заместителя начальника Петрову А.Б."
    assert [(school.name, school.cluster) for school in understood.schools] == [
        ("СОШ № 3", "ШС"),
        ("СОШ № 4", "ШС"),
        ("Гимназия № 2", "ШЛ"),
    ]
    deed, meeting = understood.roadmaps[0].sections[0].items
    assert (deed.kind, deed.asked, deed.for_schools) == (ItemKind.DEED, ("schools",), True)
    assert (meeting.kind, meeting.asked, meeting.for_schools) == (ItemKind.EVENT, ("УО",), False)


async def test_the_child_reads_it_too(order: PrintedOrder, tmp_path: Path) -> None:
    assert await read_in_child(tmp_path / "order.docx") == order
    assert await asyncio.gather(*(read_in_child(tmp_path / "order.docx") for _ in range(2))) == [order, order]


def test_columns_are_known_by_their_content_when_headings_say_nothing(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    rows = (
        ("№", "Мероприятие", "Сроки", "Кто", "Что будет"),
        ("1.1", "Провести семинар для педагогов", "октябрь 2024", "УО, ИМЦ", "программа семинара"),
        ("1.2", "Составить план наставничества", "ноябрь 2024", "ОО", "план в каждой школе"),
    )
    add_table(word, rows)
    first = items_of(read(word, tmp_path))[0]
    assert (first.responsible, first.description) == ("УО, ИМЦ", "программа семинара")


def test_repeated_headings_and_column_numbers_are_no_items(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    add_table(word, (COLUMNS, tuple("123456"), ROWS[0], COLUMNS, ROWS[1]))
    assert [item.number for item in items_of(read(word, tmp_path))] == ["1", "2"]


def test_a_plan_cut_in_two_tables_is_one(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    add_table(word, (COLUMNS, ROWS[0]))
    word.add_paragraph("")
    add_table(word, (ROWS[1],))
    printed = read(word, tmp_path)
    assert len(printed.roadmaps) == 1
    assert [item.number for item in items_of(printed)] == ["1", "2"]


def test_section_rows_may_be_merged_or_only_numbered(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    rows = (
        ("№", "Мероприятие", "Срок", "Ответственный"),
        ("Раздел первый", "", "", ""),
        ("1.1", "А", "май", "ОО"),
    )
    table = add_table(word, (*rows, ("2.", "Раздел второй", "", ""), ("2.1", "Б", "июнь", "ОО")))
    table.rows[1].cells[0].merge(table.rows[1].cells[3])
    sections = read(word, tmp_path).roadmaps[0].sections
    assert [(section.title, len(section.items)) for section in sections] == [
        ("Раздел первый", 1),
        ("2. Раздел второй", 1),
    ]


def test_terms_merged_over_several_rows_belong_to_each(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    rows = (("№", "Мероприятие", "Срок", "Ответственный"), ("1", "А", "май 2025", "ОО"), ("2", "Б", "", "УО"))
    table = add_table(word, rows)
    table.rows[1].cells[2].merge(table.rows[2].cells[2])
    assert [item.term for item in items_of(read(word, tmp_path))] == ["май 2025", "май 2025"]


def test_a_measure_merged_over_two_rows_is_one_item(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    rows = (
        ("№", "Мероприятие", "Срок", "Ответственный"),
        ("1", "А", "май 2025", "ОО"),
        ("", "", "июнь 2025", "УО"),
    )
    table = add_table(word, rows)
    for column in (0, 1):
        table.rows[1].cells[column].merge(table.rows[2].cells[column])
    [item] = items_of(read(word, tmp_path))
    assert (item.term, item.responsible) == ("май 2025\nиюнь 2025", "ОО\nУО")


def test_rows_that_start_late_and_nested_tables_lose_nothing(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    rows = (("№", "Мероприятие", "Срок", "Ответственный"), ("1", "А", "май", "ОО"), ("2", "Б", "июнь", "ОО"))
    table = add_table(word, rows)
    inner = table.rows[1].cells[1].add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "внутри", "таблицы"
    late = table.rows[2]._tr
    late.remove(late.tc_lst[0])
    before = OxmlElement("w:gridBefore")
    before.set(qn("w:val"), "1")
    late.get_or_add_trPr().append(before)
    first, second = items_of(read(word, tmp_path))
    assert first.measure == "А\nвнутри таблицы"
    assert (second.number, second.measure, second.term) == ("", "Б", "июнь")


def test_words_broken_by_a_typist_are_joined(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    table = add_table(
        word, (("№", "Мероприятие", "Срок", "Ответственный"), ("1", "", "в течение  года", "ОО"))
    )
    run = table.rows[1].cells[1].paragraphs[0].add_run("Анализ обра\u00adзова-")
    run.add_break()
    run.add_text("тельных   резуль-")
    run.add_break()
    run.add_text("татов")
    [item] = items_of(read(word, tmp_path))
    assert (item.measure, item.term) == ("Анализ образовательных результатов", "в течение года")


def test_deleted_text_is_left_out_and_inserted_text_is_kept(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    table = add_table(word, (("№", "Мероприятие", "Срок", "Ответственный"), ("1", "", "май", "ОО")))
    paragraph = table.rows[1].cells[1].paragraphs[0]
    for tag, text_tag, text in (("w:del", "w:delText", "старое"), ("w:ins", "w:t", "новое")):
        change, run, content = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        content.text = text
        run.append(content)
        change.append(run)
        paragraph._p.append(change)
    assert items_of(read(word, tmp_path))[0].measure == "новое"


def test_automatic_numbers_are_read_as_drawn(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    rows = (("№", "Мероприятие", "Срок", "Ответственный"), ("", "А", "май", "ОО"), ("", "Б", "июнь", "ОО"))
    table = add_table(word, rows)
    for row in table.rows[1:]:
        properties = row.cells[0].paragraphs[0]._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = first_decimal_list(word)
    assert [item.number for item in items_of(read(word, tmp_path))] == ["1.", "2."]


def test_numbers_of_a_list_style_are_read_as_drawn(tmp_path: Path) -> None:
    word = start_order()
    for text in ("Первое", "Второе"):
        word.add_paragraph(text, style="List Number")
    assert read(word, tmp_path).paragraphs[-2:] == ("1. Первое", "2. Второе")


@pytest.mark.parametrize(
    ("form", "drawn"),
    [
        ("upperRoman", "IV"),
        ("lowerLetter", "d"),
        ("russianLower", "г"),
        ("decimalZero", "04"),
        ("decimal", "4"),
        ("hebrew1", "4"),
    ],
)
def test_numbers_are_drawn_in_the_lists_format(form: str, drawn: str) -> None:
    assert draw_number(4, form) == drawn


def test_letters_after_the_last_are_doubled() -> None:
    assert draw_number(28, "lowerLetter") == "bb"


def test_a_table_that_only_frames_another_is_opened(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    frame = word.add_table(rows=1, cols=1).cell(0, 0)
    inner = frame.add_table(rows=3, cols=len(COLUMNS))
    for row, texts in zip(inner.rows, (COLUMNS, *ROWS), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    assert [item.number for item in items_of(read(word, tmp_path))] == ["1", "2"]


def test_several_plans_stand_in_one_file(tmp_path: Path) -> None:
    word = start_order()
    for number in (1, 2):
        start_appendix(word, f"План работы № {number} на 2024/2025 учебный год", number=number)
        add_table(word, (COLUMNS, *ROWS))
    start_appendix(word, "Дорожная карта наставничества на 2024/2025 учебный год", number=3)
    add_table(word, (COLUMNS, ROWS[0]))
    printed = read(word, tmp_path)
    assert [len(items_of(printed)), len(printed.roadmaps)] == [5, 3]


def test_a_title_in_unusual_words_is_the_centred_line_above(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "Неделя за неделей", "к сильной школе")
    add_table(word, (COLUMNS, *ROWS))
    assert read(word, tmp_path).roadmaps[0].title == "Неделя за неделей к сильной школе"


def test_rows_without_a_number_and_gaps_in_numbers_stay_as_printed(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "План работы на 2024/2025 учебный год")
    rows = [("№", "Мероприятие", "Срок", "Ответственный")]
    rows += [(number, f"Дело {number}", "май", "ОО") for number in ("1.1", "1.4", "", "1.10")]
    add_table(word, rows)
    assert [item.number for item in items_of(read(word, tmp_path))] == ["1.1", "1.4", "", "1.10"]


def first_decimal_list(word: Word) -> int:
    root = word.part.numbering_part.element
    decimal = {
        element.get(qn("w:abstractNumId"))
        for element in root.findall(qn("w:abstractNum"))
        if element.find(qn("w:lvl")).find(qn("w:numFmt")).get(qn("w:val")) == "decimal"
    }
    return next(int(number.numId) for number in root.num_lst if str(number.abstractNumId.val) in decimal)


def test_schools_may_stand_in_a_table(tmp_path: Path) -> None:
    word = start_order()
    start_appendix(word, "Перечень общеобразовательных организаций", number=1)
    rows = (
        ("№ п/п", "Наименование"),
        ("Кластер «Сельские школы»", ""),
        ("1", "МБОУ «СШ № 5»"),
        ("2", "МБОУ «СШ № 6»"),
    )
    table = add_table(word, rows)
    table.rows[1].cells[0].merge(table.rows[1].cells[1])
    [cluster] = read(word, tmp_path).clusters
    assert (cluster.title, cluster.schools) == (
        "Кластер «Сельские школы»",
        ("МБОУ «СШ № 5»", "МБОУ «СШ № 6»"),
    )


def test_an_appendix_may_be_headed_by_a_table_or_by_line_breaks(tmp_path: Path) -> None:
    word = start_order()
    add_table(word, (("", "Приложение № 1\nк приказу управления\nот 05.09.2024 № 77-ОД"),))
    word.add_paragraph("План работы на 2024/2025 учебный год")
    add_table(word, (COLUMNS, *ROWS))
    heading = word.add_paragraph("Приложение № 2")
    heading.add_run().add_break()
    heading.add_run("к приказу от 05.09.2024 № 77-ОД")
    word.add_paragraph("Список школ")
    word.add_paragraph("1. МБОУ «СШ № 5»").add_run("\n2. МБОУ «СШ № 6»")
    printed = read(word, tmp_path)
    assert printed.roadmaps[0].title == "План работы на 2024/2025 учебный год"
    assert printed.references.count("от 05.09.2024 № 77-ОД") == 1
    assert [cluster.schools for cluster in printed.clusters] == [("МБОУ «СШ № 5»", "МБОУ «СШ № 6»")]


def test_an_order_laid_out_with_a_table_keeps_its_number(tmp_path: Path) -> None:
    word = Document()
    word.add_paragraph("ПРИКАЗ")
    add_table(word, (("от 01.02.2024", "№ 12"),))
    word.add_paragraph("Об организации работы")
    printed = read(word, tmp_path)
    assert "от 01.02.2024 № 12" in printed.paragraphs
