command-review = Проверить ответы школ

queue-head = <b>Ждут проверки: { $count }</b>
queue-oldest = Дольше всех ждёт ответ от { $day }.
queue-choose = Выберите, с чего начать.
queue-empty = Проверять сейчас нечего: новых ответов нет.
queue-nothing-here = Здесь всё проверено, спасибо.
queue-unknown = Не нашёл, что проверить по словам «{ $text }». Напишите номер пункта, например «ДК1 1.6», или школу, например «СШ № 9».

button-queue = ‹ К списку
button-by-item = По пунктам
button-by-age = С самых давних
button-asks = ❓ Школы спрашивают · { $count }
button-phoned = 📞 Записать за школу
button-automatic-on = ⚙️ Приём без проверки: включён
button-automatic-off = ⚙️ Приём без проверки: выключен

review-head = <b>На проверке, { $place } из { $count }</b>
review-head-past = <b>Ответ школы</b>
review-what = { $place } · { $school }
review-expected = Ждали: { $text }
review-answer = Ответ: <b>{ $status }</b>
review-answer-proof = Ответ: <b>{ $status }</b>. { $proof }
status-going-on = ведётся
status-not-needed = не потребовалось
review-who = { $when }, { $who }
review-phoned = { $when }, записал центр со слов школы ({ $who })
review-former = Раньше возвращали: «{ $reason }»
review-asked = Школа спросила: «{ $text }»
review-answered = Центр ответил: «{ $text }»
review-skips = Если принять «не относится», пункт перестанет считаться для этой школы.
review-unchecked = Не проверено центром { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
   *[many] { $days } рабочих дней
}. Школе это не в минус.
review-accepted = ✔️ Принято: { $who }
review-accepted-itself = ✔️ Принято без проверки, по правилу
review-returned = Возвращено: «{ $reason }»
review-superseded = Школа ответила заново, этот ответ уже не действует.

button-accept = Принять
button-return = Вернуть
button-accept-all = Принять всё по пункту · { $count }
button-next = Дальше
button-files = 📎 Файлы · { $count }

review-done-accepted = ✔️ Принято: { $name } ({ $place }), { $school }
review-done-returned = ↩️ Вернули: { $name } ({ $place }), { $school }. Школа узнает в рабочее время, у неё не меньше пяти рабочих дней.
review-done-all = ✔️ { $count ->
    [one] Принят { $count } ответ
    [few] Принято { $count } ответа
   *[many] Принято { $count } ответов
}
review-done-undone = { $count ->
    [1] Отменили: ответ снова ждёт проверки.
    [one] Отменили: { $count } ответ снова ждёт проверки.
    [few] Отменили: { $count } ответа снова ждут проверки.
   *[many] Отменили: { $count } ответов снова ждут проверки.
}
review-done-stale = Этот ответ уже проверен или изменён: { $name } ({ $place }), { $school }.
review-only-one = Других ответов здесь нет.
review-file = { $place } · { $school }
review-file-lost = Telegram больше не отдаёт эти файлы. Попросите школу прислать их ещё раз.
review-no-files = Файлов к этому ответу нет.

return-ask = Что уточнить? { $name } ({ $place }), { $school }.

    Выберите или напишите одной строкой: школа увидит её слово в слово.
button-reason-number = Нет номера и даты
button-reason-document = Не тот документ
button-reason-responsible = Не видно, кто ответственный
button-reason-unreadable = Нечитаемо
reason-number = Не хватает номера и даты документа. Напишите их одной строкой, например: приказ 45 от 23.12
reason-document = Похоже, это другой документ. Пришлите, пожалуйста, тот, о котором пункт
reason-responsible = Не видно, кто ответственный. Пришлите страницу, где он назван
reason-unreadable = Файл не читается. Пришлите снимок почётче

automatic-on = <b>Приём без проверки включён</b>

    Сразу принимаются: отметки об участии, «не потребовалось», два числа вида 14 из 32, «ведётся» с одной строкой и ежемесячные отметки.
    «Не относится к нам», приказы и протоколы всегда ждут вас.
automatic-off = <b>Приём без проверки выключен</b>

    Каждый ответ школы ждёт вас.
button-automatic-switch-off = Выключить
button-automatic-switch-on = Включить

returned-head = Нужно уточнить: { $name } ({ $place })
returned-head-school = Нужно уточнить: { $name } ({ $place }), { $school }
returned-reason = Центр пишет: «{ $reason }».
returned-time = Ваш ответ сохранён. Время до { $due }; опозданием это не считается.
returned-many-head = <b>Центр просит уточнить { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
   *[many] { $count } ответов
}</b>
returned-many-line = • { $name } ({ $place }): «{ $reason }»
returned-many-line-school = • { $school }: { $name } ({ $place }): «{ $reason }»
returned-many-tail = Ваши ответы сохранены, опозданием это не считается. Нажмите пункт.
returned-more = … и ещё { $count }, в списке /my
returned-ask = Напишите центру одним сообщением. Ответ придёт сюда.
return-over-message = Центр снял вопрос: { $name } ({ $place }). Делать ничего не нужно.
return-kept = Центр принял ваш ответ: { $name } ({ $place }). Делать ничего не нужно.
asked-centre = Передали центру: { $name } ({ $place }). Ответ придёт сюда.
centre-answers = Центр отвечает: { $name } ({ $place })
centre-answers-text = «{ $text }»
button-ask-centre = 💬 Ответить центру
button-ask-nothing = ‹ Не нужно

inquiry-head = <b>Школа спрашивает, 1 из { $count }</b>
inquiry-head-one = <b>Школа спрашивает</b>
inquiry-returned = Вы вернули: «{ $reason }»
inquiry-line = Напишите ответ одной строкой: { $school } увидит его слово в слово.
inquiry-none = Вопросов от школ сейчас нет.
inquiry-done-answered = Ответ отправлен: { $name } ({ $place }), { $school }.
inquiry-done-kept = ✔️ Принято как есть: { $name } ({ $place }), { $school }.
button-inquiry-answer = 💬 Ответить школе
button-inquiry-keep = Принять как есть
school-asks-head = Школы спрашивают о возвращённых ответах:
school-asks-line = • { $school }, { $name } ({ $place }): «{ $text }»
button-asks-open = ❓ Ответить

phoned-school = За какую школу записать?
phoned-items = { $school }: о чём говорит школа?
phoned-nothing = { $school }: сейчас ничего не ждём, записывать нечего.
phoned-card = <b>{ $name }</b>
phoned-which = Что сказала школа? Запишется: «записал центр со слов школы».
phoned-recorded = Записано со слов школы: { $name } ({ $place }), { $school }, { $status }
phoned-line = Если школа назвала номер и дату, числа или подробности, напишите их одной строкой.
phoned-undone = Запись отменена: { $name } ({ $place }), { $school }.
phoned-by-centre = записал центр со слов школы
phoned-words = за
button-phoned-more = 📞 Ещё за эту школу

recorded-unchecked = Центр ещё не проверил. Вам это не в минус, делать ничего не нужно.
card-returned = Центр просит уточнить: «{ $reason }»
plan-accepted = Принято за { $month }: { $count }.

review-gone = Этого ответа больше нет: откройте свежий список, /review.
review-plan-over = План уже закрыт, ответы по нему больше не собираются.
review-undo-late = Школа уже ответила заново, вернуть как было нельзя. Откройте /review.
return-over = Центр больше не ждёт уточнения. Что нужно сейчас: /my.
inquiry-over = Школа уже ответила заново, вопрос закрыт. Откройте /review.
phoned-not-yours = Это ответ самой школы, отменить его может только она.
line-empty = Напишите словами, одной строкой.
line-long = Слишком длинно: уместите, пожалуйста, в { $limit } знаков.

words-review-accept = принять, принято, принимаю, принимаем, да, +
words-review-all = принять всё, принять все, принять всё по пункту, принять все по пункту
words-review-return = вернуть, возврат, вернуть на доработку
words-review-next = дальше, следующий, пропустить, потом
words-review-files = файл, файлы, покажи файл, покажи файлы
words-review-undo = отменить, отмена, отмени
words-queue-item = пункты, по пунктам
words-queue-school = школы, по школам
words-queue-age = давно, давние, с самых давних, по времени
words-queue-asks = вопросы, спрашивают, школы спрашивают
words-queue-automatic-on = авто, авто вкл, авто включить
words-queue-automatic-off = авто выкл, авто выключить
words-queue-phoned = записать, записать за школу, за школу
words-ask-centre = центру, вопрос, вопрос центру
