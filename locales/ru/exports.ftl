book-title = «Вехи». { $orders }{ $about }, на { $when }
book-orders = { $count ->
    [0] Приказов нет
    [one] Приказ { $orders }
    [few] Приказы { $orders }
   *[many] Приказы { $orders }
}
book-file = Вехи
book-caption = Книга Excel на { $when }: ответов { $answers }, подтверждений { $evidence }.
book-cli = { $file }: ответов { $answers }, подтверждений { $evidence }, изменений { $changes }.

book-figures = Сводка
book-matrix = Школы и пункты
book-answers = Ответы
book-indicators = Показатели
book-evidence = Подтверждения
book-changes = Изменения

book-line = О чём строка
book-line-total = Всего
book-line-roadmap = Дорожная карта
book-line-cluster = Кластер
book-line-school = Школа
book-line-organization = Организация
book-name = Название
book-detail = Подробнее
book-asked = Начато
book-pending = Без ответа
book-in-progress = В работе
book-difficulty = Трудности
book-done = Выполнено
book-not-applicable = Не относится
book-due = Срок прошёл
book-due-done = Из них выполнено
book-overdue = Из них не закрыто в срок
book-late = Закрыто позже срока
book-silent = Срок прошёл, ответа нет
book-not-asked = Спросить некого
book-returned = Вернули
book-review = Ждут проверки
book-accepted = Принято
book-without-evidence = Без номера и даты документа
book-extended = Срок перенесён

book-school = Кто отвечает
book-cluster = Кластер
book-code = План
book-number = Пункт
book-item = О чём пункт
book-until = Срок
book-status = Ответ
book-going-on = ведётся
book-document-number = Номер документа
book-document-date = Дата документа
book-done-count = Сколько
book-total-count = Из скольких
book-comment = Слова школы
book-reason = Что мешает
book-files = Файлов
book-verdict = Проверка
book-verdict-accepted = принято
book-verdict-waiting = ждёт проверки
book-bare = Без номера и даты
book-was-late = Позже срока
book-yes = да
book-role = Кто ответил
book-at = Когда ответили

book-link = Ссылка
book-file-name = Файл
book-file-kind = Вид файла
book-file-size = Размер, КБ
book-file-state = Где файл
file-state-announced = ещё загружается
file-state-stored = в архиве
file-state-too-big = больше 20 МБ, остался в Telegram
file-state-gone = файла больше нет
file-state-lost = нет на диске
file-risk = осторожно, внутри программа: { $state }
file-kind-document = документ
file-kind-photo = фото
file-kind-voice = голос
file-kind-video = видео
file-kind-audio = звук
file-kind-other = другое

book-target = Нужно, как в плане
book-wanted = Нужно школ
book-part = Сколько
book-whole = Из скольких
book-source = Откуда
book-measured-on = На дату
book-source-statuses = принятые ответы школ
book-source-attendance = отметки на встречах
book-source-numbers = числа из ответов
book-source-practices = практики школ
book-source-stated = указывает центр

book-change-at = Когда
book-change-author = Кто
book-change-what = Что
book-change-order = Приказ
book-change-place = Организация
book-change-before = Было
book-change-after = Стало
book-change-reason = Почему
change-cluster = кластер школы
change-review-auto = приём ответов без проверки
change-school-added = школа добавлена
change-name = название
change-member-removed = человек отключён
change-member-restored = человек возвращён
change-invited = приглашение
change-invite-revoked = приглашение отозвано
change-mentor = наставник школы
change-copy-dropped = перенос плана отменён
change-assigned = поручено
change-away = отсутствие: до какого дня
change-called = звонок в школу
change-extension-undone = решение о сроке отменено
change-held-back = контролёру о школе не сообщать
change-indicator = значение показателя
change-item-asked = кого спрашиваем
change-item-description = описание пункта
change-item-evidence = что просим в подтверждение
change-item-kind = как спрашиваем
change-item-level = уровень пункта
change-item-measure = мероприятие пункта
change-item-number = номер пункта
change-item-responsible = ответственный
change-item-result = ожидаемый результат
change-item-short-name = короткое название пункта
change-item-term = срок, как в приказе
change-member-joined = человек подключился
change-member-left = человек ушёл
change-order-amended = приказ изменён
change-order-loaded = приказ загружен
change-own-plan = школа загрузила свой план
change-size = пункты: новых { $items_added }, изменённых { $items_changed }, снятых { $items_withdrawn }; окна: сдвинутых { $windows_changed }; вопросы: новых { $assignments_added }, снятых { $assignments_withdrawn }

archive-register-file = 00_Опись
archive-file = Подтверждения
archive-caption = Архив подтверждений: { $files ->
    [one] { $files } файл
    [few] { $files } файла
   *[many] { $files } файлов
} и опись.{ $missing ->
    [0] {""}
   *[other] {" "}Нет в архиве: { $missing }, причины в описи.
}
archive-cli = { $file }: файлов { $files }, нет в архиве { $missing }.
book-too-large = Для одного файла здесь слишком много строк. Сузьте до плана, школы или пункта: /summary ДК1.
archive-too-big = Файлов на { $size } МБ, а Telegram передаёт до 50. На сервере архив соберёт команда «{ $command }». Или сузьте: /summary ДК1 1.6, архив.
archive-empty = Файлов здесь пока нет.
archive-coordinator-only = Архив подтверждений собирает только центр.
export-unknown-roadmap = Не знаю плана «{ $text }». Есть: { $known }.
export-unknown-item = В плане { $code } нет пункта «{ $text }».
paper-unwritten = Файл не записать: на сервере неладно с диском ({ $problem }). Попробуйте ещё раз позже.

button-excel = Excel
button-archive = Архив
words-summary-excel = excel, эксель, таблица, xlsx
words-summary-archive = архив, zip
