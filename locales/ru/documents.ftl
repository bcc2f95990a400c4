document-missing = Не нашёл такого файла или не могу его открыть. Пришлите его ещё раз.
document-empty = Файл пустой. Пришлите его ещё раз.
document-too-big = Файл больше { $limit } МБ. Пришлите приказ без сканов и картинок.
document-kind = Такой файл прочитать не могу. Пришлите приказ в Word (.docx), Excel (.xlsx), PDF или текстом (.txt).
document-mislabelled = Название файла обещает одно, а внутри другое. Откройте приказ, сохраните его как .docx и пришлите ещё раз.
document-old-word = Это старый формат Word (.doc). Сохраните файл как .docx и пришлите ещё раз.
document-old-excel = Такую таблицу Excel прочитать не могу. Сохраните файл как .xlsx и пришлите ещё раз.
document-rich-text = Это файл .rtf. Откройте его в Word, сохраните как .docx и пришлите ещё раз.
document-open-document = Это файл LibreOffice (.odt или .ods). Сохраните его как .docx или .xlsx и пришлите ещё раз.
document-picture = Это картинка, текста в ней я не вижу. Пришлите сам приказ: Word, Excel или PDF с текстом.
document-scanned = В этом PDF нет текста, только картинки страниц. Пришлите приказ в Word или PDF, сохранённый из Word.
document-scanned-pages =
    { $count ->
        [one] В этом PDF страница { $pages } без текста, одна картинка. Пришлите приказ в Word или PDF, сохранённый из Word.
        [few] В этом PDF { $count } страницы без текста, одни картинки: { $pages }. Пришлите приказ в Word или PDF, сохранённый из Word.
       *[many] В этом PDF { $count } страниц без текста, одни картинки: { $pages }. Пришлите приказ в Word или PDF, сохранённый из Word.
    }
document-archive = Это архив. Распакуйте его и пришлите сам приказ.
document-web-page = Это веб-страница. Откройте её в Word, сохраните как .docx и пришлите ещё раз.
document-encrypted = Файл закрыт паролем. Снимите пароль и пришлите ещё раз.
document-macros = В файле макросы, такой не открываю. Сохраните его как .docx или .xlsx без макросов и пришлите ещё раз.
document-bomb = Файл распаковывается слишком большим, такой не открываю. Сохраните приказ заново как .docx и пришлите ещё раз.
document-damaged = Файл повреждён или скачан не до конца. Пришлите его ещё раз.
document-too-heavy = Файл слишком сложный, прочитать не получилось. Пришлите только приказ с приложениями.
document-not-order = В файле не нашёл номера и даты приказа. Пришлите приказ целиком, с первой страницей.

problem-year-impossible = В названии плана невозможный год: «{ $printed }».
problem-year-unsaid = Год плана не назван.
proposal-year = Читать как { $year }.
problem-number-missing = Строка без номера (таблица { $table }, строка { $row }).
problem-number-repeated = Номер { $number } уже был.
proposal-key = Назвать её { $key }.
problem-term-empty = Срок не указан.
problem-term-unclear = Не понял срок: «{ $term }».
problem-term-ambiguous = Срок можно прочитать по-разному: «{ $term }».
proposal-term-ask = Напишите срок.
proposal-term-choose = Выберите, что имелось в виду.
proposal-term-like = В { $code } такой же пункт { $number }: «{ $term }», { $responsible }.
problem-term-responsible = В клетке срока напечатаны ответственные: «{ $term }».
proposal-term-usual = Как у соседних пунктов: «{ $term }».
problem-responsible-empty = Ответственный не указан.
problem-level-responsible = Уровень «{ $level }», а ответственный «{ $responsible }».
proposal-asked = Спросить: { $who }.
proposal-asked-schools = Спросить все школы.
problem-body-unknown = Не знаю, кто это: «{ $body }».
proposal-body = Напишите полное название.
problem-school-repeated = Школа { $school } названа дважды.
