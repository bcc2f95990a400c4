list-line = • { $name } ({ $place })

due-until = до { $day }
due-passed = прошёл { $day }

card-title = <b>{ $name }</b>
card-measure = { $text }
card-span = За { $count ->
    [1] какой месяц
   *[other] какие месяцы
}: { $span }
card-holder = 👤 Поручено: { $role } { $name }
card-due = Срок: <b>{ $due }</b>
card-due-early = Ответьте <b>{ $due }</b>, срок по плану { $printed }
card-needs = Нужно: { $needs }
card-mind = Учесть: { $text }
card-now = Сейчас: { $status }, { $when }, { $who }
card-event-undated = Дату сообщит управление. Присылать ничего не нужно.
card-event-dated = { $when }. Место: { $place }. Присылать ничего не нужно.

card-needs-document = приказ школы (номер и дата; файл или ссылка по желанию)
card-needs-minutes = протокол (номер и дата) и одна строка: что решили
card-needs-attendance = ничего присылать не нужно, только отметка
card-needs-file-or-line = файл или одна строка о том, что сделано
card-needs-phrases = одна-три фразы о том, что сделано; они войдут в отчёт слово в слово
card-needs-agreement = с кем соглашение, номер и дата, или «не потребовалось»
card-needs-numbers = только числа. Ответьте так: 14 из 32. Списки детей остаются в школе
card-needs-teachers = сколько педагогов и сколько всего. Ответьте так: 14 из 32
card-needs-progress = одна строка о том, что уже сделано
card-needs-line = одна строка о том, что сделано

status-done = выполнено
status-in-progress = в работе
status-difficulty = есть трудности
status-not-applicable = не относится

recorded-done = ✅ Записано: { $name } ({ $place }), выполнено
recorded-in-progress = 🔄 Записано: { $name } ({ $place }), в работе
recorded-going-on = ✅ Записано: { $name } ({ $place }), ведётся
recorded-difficulty = ⚠️ Записано: { $name } ({ $place }), есть трудности
recorded-not-applicable = ➖ Записано: { $name } ({ $place }), не относится к школе
recorded-not-needed = ➖ Записано: { $name } ({ $place }), не потребовалось
recorded-comment = «{ $text }»

recorded-sent = Отправлено в центр. Больше ничего не нужно.
recorded-accepted = ✔️ Принято центром.
recorded-later = Напомню один раз, в последний день. Когда будет готово, нажмите «✅ Выполнено».
recorded-tell-what = Напишите одной строкой, что мешает: центр увидит и поможет.
recorded-tell-centre = Центр увидит и поможет. Напоминать пока не буду.
recorded-tell-progress = Напишите одной строкой, что уже сделано: она войдёт в отчёт.
recorded-add-document = Добавьте номер и дату документа, например: приказ 45 от 23.12. Они войдут в отчёт. Скан не обязателен.
recorded-add-minutes = Добавьте номер и дату протокола и что решили, например: протокол 4 от 23.12, план утвердили. Скан не обязателен.
recorded-add-agreement = Добавьте, с кем соглашение, номер и дату, например: с СШ № 33, № 5 от 23.12. Скан не обязателен.
recorded-add-teachers = Сколько педагогов и сколько всего? Ответьте так: 14 из 32.
recorded-add-numbers = Добавьте числа, например: 14 из 32. Списки детей присылать не нужно.

proof-document = { $kind ->
    [order] приказ
    [minutes] протокол
    [agreement] соглашение
    [note] справка
   *[other] документ
} № { $number }
proof-document-dated = { $kind ->
    [order] приказ
    [minutes] протокол
    [agreement] соглашение
    [note] справка
   *[other] документ
} от { $on } № { $number }
proof-figures = { $done } из { $total }
proof-figure = число: { $done }
proof-files = { $count ->
    [1] файл получен
    [one] { $count } файл получен
    [few] { $count } файла получено
   *[many] { $count } файлов получено
}
proof-when = { $when }
proof-all = { $proof }. { $when }

printed-head = 📜 Как в приказе, { $place }

    { $measure }
printed-description = <i>Описание:</i> { $text }
printed-term = <i>Сроки:</i> { $text }
printed-responsible = <i>Ответственный:</i> { $text }
printed-result = <i>Ожидаемые результаты:</i> { $text }

button-done = ✅ Выполнено
button-going-on = ✅ Ведётся
button-in-progress = 🔄 В работе
button-difficulty = ⚠️ Есть трудности
button-file = 📎 Файл
button-more = ⋯ Ещё
button-not-applicable = ➖ Не относится к нам
button-not-needed = ➖ Не потребовалось
button-as-printed = 📜 Как в приказе
button-back = ‹ Назад
button-undo = ↩️ Отменить
button-what-is-needed = 📋 Что нужно от школы

send-file = Пришлите файл или фото следующим сообщением. Пункт: { $name } ({ $place }).
which-item = К какому пункту это относится? Ваше сообщение сохранено, выберите пункт.
which-status = { $name } ({ $place })

    Ваше сообщение сохранено. Как записать?
no-files = Для пункта «{ $name }» ({ $place }) нужны только числа, файл я не сохранил: списки детей остаются в школе. Ответьте так: 14 из 32.

not-found = Этого пункта больше нет: откройте свежий список, /my.
not-yours = Этот пункт не для вашей школы. Ваши пункты: /my.
roadmap-closed = План уже закрыт, ответы по нему больше не собираем. Если нужно исправить, позвоните в центр.
already-accepted = Центр уже принял этот ответ. Если нужно исправить, позвоните в центр.
event-nothing-needed = По этой встрече присылать ничего не нужно.
numbers-only-no-file = Здесь нужны только числа, например: 14 из 32. Списки детей остаются в школе.
nothing-open = Сейчас от вашей школы ничего не ждём. Если это ответ по пункту, откройте его через /my и ответьте на карточку.
nothing-open-ours = Открытых пунктов у вас сейчас нет. Ответ за школу запишу так: «СШ № 9: ДК1 1.6 выполнено». Всё, что умею: /help.
nothing-to-answer = По пунктам отвечают школы и центр, от вас ничего не нужно. Как идут дела: /summary, всё, что умею: /help.
question-of-centre = Похоже, это вопрос, но центр – это вы: передать его некому. Цифры и школы: /summary, всё, что умею: /help.
