draft-reading = Читаю файл «{ $name }», это недолго.
draft-refused = Файл «{ $name }» не загружен. { $problem }
draft-file-gone = Не получилось его скачать. Пришлите файл ещё раз.
draft-not-understood = Разобрать его не получилось, это моя ошибка: о ней уже записано. Пришлите приказ в Word или позвоните в поддержку.
draft-coordinator-only = Приказы загружает координатор центра. Попросите его прислать этот файл.
draft-of-others = Этот приказ загружает центр того, кто его издал: { $issuer }. Попросите его прислать файл боту.
draft-schools-of-others = В приказе есть школы другого центра: { $names }. Проверьте список школ в файле и пришлите его ещё раз.
draft-gone = Этого файла здесь больше нет. Пришлите его ещё раз.
draft-still-reading = Ещё читаю файл. Пришлю, что понял, как только закончу.
draft-loaded-already = Этот файл уже загружен.
draft-dropped-already = Этот файл вы решили не загружать. Пришлите его ещё раз, если передумали.
draft-which-first = Сначала выберите, новый это приказ или изменения к прежнему.
draft-name-long = Название нужно короче, до { $limit } знаков.
draft-body-same = Это то же сокращение: «{ $name }». Напишите название полностью.
draft-term-choose = Здесь два прочтения. Выберите кнопкой.
draft-term-unclear = Этот срок я не понял. Напишите его иначе.
draft-typed-gone = Не нашёл, что вы вводили. Откройте пункт и напишите срок ещё раз.

draft-order = Приказ { $number } от { $date }
draft-head = <b>{ $order }</b>
draft-plan = <b>{ $code }</b> · { $items ->
    [one] { $items } пункт
    [few] { $items } пункта
   *[many] { $items } пунктов
}: { $whom }
draft-plans-more = Ещё планов: { $count }
draft-fate-schools = школам: { $count }
draft-fate-event = встречи: { $count }
draft-fate-ours = нам: { $count }
draft-fate-undated = без срока: { $count }
draft-fate-silent = без вопроса: { $count }
draft-announced = Ещё { $count ->
    [one] { $count } план
    [few] { $count } плана
   *[many] { $count } планов
} приказ только называет: пришлите { $count ->
    [1] его файл
   *[other] их файлы
}.
draft-schools = Список школ: { $count }
draft-numbers = Только числа, без списков детей: { $count }
draft-pairs = Школы-наставники: { $count ->
    [one] { $count } пара
    [few] { $count } пары
   *[many] { $count } пар
}
draft-duty = п. { $point }: { $name }, { $who }, до { $days }
draft-duty-undated = п. { $point }: { $name }, { $who }, срок не назван
draft-duty-recorded = п. { $point }: { $name }, { $who }. Только записано
draft-duties-more = Ещё обязанностей: { $count }
draft-over = Год плана уже прошёл: школам об этих пунктах ничего не придёт.
draft-grace = Льготный срок: до { $day } никто не опаздывает
draft-reporting = Сбор ответов: { $collect }
    Отчёт: { $due }
draft-questions-left = { $count ->
    [one] К вам { $count } вопрос
    [few] К вам { $count } вопроса
   *[many] К вам { $count } вопросов
}. Загрузить можно и без ответов: о пунктах без срока тогда не спрошу.
draft-questions-still = { $count ->
    [one] Остался { $count } вопрос: можно ответить сейчас.
    [few] Осталось { $count } вопроса: можно ответить сейчас.
   *[many] Осталось { $count } вопросов: можно ответить сейчас.
}
draft-questions-none = Всё понятно, вопросов нет. До загрузки школам ничего не приходит.

draft-whom-nobody = не понял кого
draft-whom-every = все школы
draft-whom-all = все школы ({ $count })
draft-whom-unknown = { $names }, список школ ещё не загружен
draft-whom-clusters = { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
} { $names }
draft-whom-together = { $name }, вместе: { $others }
draft-whom-pairs = пары школ
draft-days-more = { $days } и ещё { $count }

draft-which = Приказ { $number } уже загружен, но от { $stored }. Этот файл от { $new }, планы в нём называются так же. Это изменения к тому приказу?
draft-drop-sure = { $order } не загружать? Файл останется в чате, прислать его можно снова.
draft-dropped = Не загружаю. Если передумаете, пришлите файл ещё раз.
draft-loaded = ✅ Загружено: приказ { $number } от { $date }, { $items ->
    [0] таблиц с пунктами в нём нет
    [one] { $items } пункт
    [few] { $items } пункта
   *[many] { $items } пунктов
}. { $asked }
    Школам пока ничего не отправлено. Сводка: /summary.
draft-loaded-changes = ✅ Изменения загружены: приказ { $number } от { $date }, { $items ->
    [0] таблиц с пунктами в нём нет
    [one] { $items } пункт
    [few] { $items } пункта
   *[many] { $items } пунктов
}. { $asked }
    Ответы школ сохранены. Сводка: /summary.
draft-loaded-asked = { $questions ->
    [one] { $questions } вопрос
    [few] { $questions } вопроса
   *[many] { $questions } вопросов
} для { $schools ->
    [one] { $schools } школы
    [few] { $schools } школ
   *[many] { $schools } школ
}.
draft-loaded-nobody = Школ он ни о чём не спрашивает.

draft-diff-head = Этот приказ уже загружен. Что изменится:
draft-diff-same = Этот приказ уже загружен, в файле всё то же самое.
draft-diff-added = ＋ { $place } { $name }
draft-diff-moved = 📅 { $place } { $name }: было { $before }, станет { $after }
draft-diff-changed = ✏️ { $place } { $name }: { $fields }
draft-diff-removed = － { $place } { $name }
draft-diff-more = … и ещё { $count }
draft-diff-kept = Ответы школ сохраняются.
draft-diff-no-days = без срока
draft-field-level = уровень
draft-field-measure = мероприятие
draft-field-description = описание
draft-field-term = запись срока
draft-field-responsible = ответственный
draft-field-result = результат
draft-field-asked = кого спрашиваем
draft-field-kind = как спрашиваем
draft-field-evidence = что просим

draft-whom-head = <b>Кого спрашиваем</b>
    { $order }
draft-duties-title = Приказ
draft-duties-line = <b>Приказ</b>, обязанности из его текста: { $count }
draft-duties-head = <b>Обязанности из текста приказа</b>
draft-items-head = <b>{ $code }: кого и когда спрашиваем</b>
draft-item-line = <b>{ $number }</b> { $name } → { $whom }, до { $day }
draft-item-line-undated = <b>{ $number }</b> { $name } → { $whom }, срок?
draft-item-line-order = <b>{ $number }</b> { $name } → сделано приказом
draft-item-line-sum = <b>{ $number }</b> { $name } → из ответов школ
draft-item-line-past = <b>{ $number }</b> { $name } → срок был до приказа
draft-item-line-nobody = <b>{ $number }</b> { $name } → не спрашиваем

draft-item-head = <b>{ $name }</b>
    { $place }
draft-item-measure = <i>В приказе:</i> { $text }
draft-item-term = <i>Сроки:</i> { $text }
draft-item-responsible = <i>Ответственный:</i> { $text }
draft-item-result = <i>Результат:</i> { $text }
draft-item-whom = Спросим: <b>{ $whom }</b>
draft-item-kind = Как: { $kind }
draft-item-evidence = Попросим: { $evidence }
draft-item-days = Когда: до { $days }
draft-item-past = Когда: срок был ещё до приказа, спрашивать не будем
draft-item-undated = Когда: срок не понял
draft-item-twins = Тот же ответ подойдёт для { $places }
draft-item-event = Одна встреча с { $places }
draft-item-together = Похоже, это можно провести одной встречей с { $places }. Связать?
draft-item-lists = Похоже, сюда входит участие в { $places }. Связать?
draft-item-lists-agreed = Сюда входит участие в { $places }
draft-item-listed = Похоже, участие здесь считают в { $places }. Связать?
draft-item-listed-agreed = Участие здесь считают в { $places }
draft-item-apart = Отдельно от { $places }
draft-item-nobody = <b>Не спрашиваем никого.</b>
draft-item-by-order = <b>Сделано самим приказом</b>, спрашивать нечего.
draft-item-by-schools = <b>Сложится из ответов школ</b> ({ $places }), отдельно не спрашиваем.

draft-duty-head = <b>{ $name }</b>
    Приказ, п. { $point }
draft-duty-recommended = Только рекомендовано: напомним, опозданием не считается.
draft-duty-not-asked = Только записано, спрашивать не будем.

draft-choose-asked = Кого спросить? { $name } ({ $place })
draft-choose-kind = Как спросить? { $name } ({ $place })
draft-choose-evidence = Что попросить? { $name } ({ $place })

draft-kind-deed = сделать к сроку
draft-kind-event = встреча: кто был
draft-kind-contest = конкурс: приглашаем, отвечать не обязательно
draft-kind-continuing = весь год: коротко к отчёту
draft-kind-recurring = повторяется: одно нажатие
draft-kind-on-demand = если понадобится
draft-kind-numbers-only = только числа
draft-evidence-document = номер и дату документа
draft-evidence-minutes = протокол: номер, дата, решение
draft-evidence-attendance = ничего, только отметку
draft-evidence-file-or-line = файл или одну строку
draft-evidence-phrases = 1–3 фразы для отчёта
draft-evidence-agreement = соглашение: с кем, номер, дата
draft-evidence-numbers = числа: 14 из 32
draft-evidence-line = одну строку

draft-columns-head = <b>Столбцы таблицы, как я их понял</b>
draft-columns-line = { $codes }
    { $columns }
draft-column = • «{ $heading }»: { $role }
draft-column-unread = • «{ $heading }»: не читаю
draft-column-number = номер
draft-column-level = уровень
draft-column-measure = мероприятие
draft-column-description = описание
draft-column-term = срок
draft-column-responsible = ответственный
draft-column-result = результат

draft-question-head = <b>Осталось вопросов: { $count }</b>
draft-question-item = { $place }: { $measure }
draft-question-place = { $place }
draft-type-term = Напишите срок для { $place }, например: «до 25 декабря», «ноябрь-декабрь», «ежемесячно».
draft-type-date = Напишите день для { $place }, например: «до 25 декабря».
draft-type-name = Напишите короткое название для { $place }, до 45 знаков. Так его увидят школы.
draft-type-body = Напишите полное название: что такое «{ $place }»? Например: «Ресурсный центр развития образования».
draft-term-read = { $place }: «{ $text }»
    Понял так: до { $days }. Верно?
draft-term-past = { $place }: «{ $text }»
    Понял так: до { $days }. Эти дни уже прошли, спрашивать об этом не буду. Верно?
draft-term-two = { $place }: «{ $text }»
    Это можно прочитать по-разному. Что имелось в виду?
draft-term-unread = { $place }: не понял «{ $text }». Напишите иначе, например: «до 25 декабря», «ноябрь-декабрь», «ежемесячно».

button-draft-questions = ❓ Вопросы · { $count }
button-draft-whom = 👥 Кого спрашиваем
button-draft-load = 📥 Загрузить
button-draft-load-changes = 📥 Загрузить изменения
button-draft-changes = 📋 Все изменения
button-draft-drop = ✖️ Не загружать
button-draft-drop-yes = ✖️ Да, не загружать
button-draft-same = Да, изменения
button-draft-new = Нет, новый приказ
button-draft-grace = ⏳ Льготный срок до { $day }
button-draft-grace-on = ✓ Льготный срок до { $day }
button-draft-columns = Столбцы
button-draft-asked = 👥 Кого
button-draft-kind = 💬 Как спросить
button-draft-evidence = 📄 Что попросить
button-draft-term = 📅 Срок
button-draft-day = 📅 День
button-draft-name = ✏️ Название
button-draft-leave = 🔕 Не спрашивать
button-draft-ask = 🔔 Спрашивать
button-draft-done = ✅ Сделано приказом
button-draft-undone = ↩️ Ещё не сделано
button-draft-sum = ➕ Сложить из ответов школ
button-draft-ask-apart = 🔔 Спросить отдельно
button-draft-together = 🔗 Одной встречей
button-draft-apart = ✂️ Отдельно
button-draft-bind = 🔗 Связать
button-draft-part = ✂️ Не связывать
button-draft-from-there = Взять оттуда
button-draft-like-others = Взять этот срок
button-draft-reading = До { $days }
button-draft-type = ✏️ Ввести
button-draft-type-again = ✏️ Ввести иначе
button-draft-right = ✅ Верно
button-draft-seen = Понятно
button-draft-later = Позже

words-draft-load = загрузить, загрузи, загрузить изменения, загружай
words-draft-drop = не загружать, не загружай, не надо загружать
words-draft-questions = вопросы, покажи вопросы
words-draft-whom = кого спрашиваем, кого спросим
words-draft-preview = что понял, покажи приказ
words-draft-right = верно, да, всё верно, правильно
