command-meeting = Встречи: даты, кто придёт, кто был

events-head = <b>Встречи учебного года</b>
events-counts = Без даты: { $undated }. Назначены: { $planned }. Прошли: { $held }.
events-none = Встреч в планах нет. Они появятся, когда загрузите приказ: пришлите его файлом.
events-none-ahead = Впереди встреч нет.
events-none-over = Прошедших встреч пока нет.
event-line-planned = • { $day }: { $name } ({ $places })
event-line-over = • { $day }: { $name } ({ $places }), отметьте, кто был
event-line-held = • { $day }: { $name } ({ $places })
event-line-off = • { $day }: { $name } ({ $places }), отменена
event-line-undated = • { $months }: { $name } ({ $places }), даты нет
event-line-late = • { $months }: { $name } ({ $places }), даты не было
events-ask-days = { $count ->
    [1] <b>Пора назначить дату встречи</b>
    [one] <b>Пора назначить дату { $count } встречи</b>
    [few] <b>Пора назначить дату { $count } встреч</b>
   *[many] <b>Пора назначить дату { $count } встреч</b>
}
events-ask-how = Нажмите встречу и напишите одной строкой день, час и место. Школам сообщу после вашего «да».

event-title = <b>{ $name }</b> ({ $places })
event-before = Исполнение решений прошлой встречи: { $done } из { $total }
event-own = Решения этой встречи исполнены: { $done } из { $total }
event-when = Когда: <b>{ $when }</b>
event-where = Где: { $where }
event-undated = Даты пока нет, по плану { $months }.
event-undated-late = Даты не было, по плану { $months }. Если встреча прошла, напишите, когда.
event-off = Отменена. Можно назначить другой день.
event-schools = { $kind ->
    [contest] Приглашаем
   *[meeting] Участвуют
}: { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
}
event-no-schools = Школ, которых план зовёт на эту встречу, нет.
event-comings = { $when ->
    [ahead] Будут { $coming }, заместители { $deputy }, не смогут { $not_coming }, ответа пока нет { $silent }
    [before] До встречи ответили: будут { $coming }, заместители { $deputy }, не смогут { $not_coming }, промолчали { $silent }
   *[others] Остальные до встречи ответили: будут { $coming }, заместители { $deputy }, не смогут { $not_coming }, промолчали { $silent }
}
event-comings-contest = { $when ->
    [ahead] Участвуют { $coming }, не участвуют { $not_coming }, ответа пока нет { $silent }
    [before] До конкурса ответили: участвуют { $coming }, не участвуют { $not_coming }, промолчали { $silent }
   *[others] Остальные до конкурса ответили: участвуют { $coming }, не участвуют { $not_coming }, промолчали { $silent }
}
event-said-came = Со слов школ: были { $coming }, заместители { $deputy }, не были { $not_coming }
event-said-came-contest = Со слов школ: участвовали { $coming }, не участвовали { $not_coming }
event-over-ask = { $kind ->
    [schools] Встреча прошла? Отметьте, кто был.
   *[none] Встреча прошла?
}
event-held = Состоялась.
event-came = Были { $came } из { $asked }
event-minutes = Протокол № { $number }{ $is_dated ->
    [yes] { " " }от { $on }
   *[no] { "" }
}
event-materials = Материалы: { $text }
event-materials-file = Материалы получены файлом.
event-no-minutes = Протокола или материалов пока нет: они закроют сторону организатора.

event-ask-day = Напишите день, час и место одной строкой, например: 26 января 15:00, УОиМП, каб. 12. Можно со ссылкой.
event-ask-minutes = Пришлите номер и дату протокола («протокол 3 от 27.01»), файл или строку о материалах.
event-ask-decisions = Напишите решения, каждое с новой строки: «до 20.02 всем ШНРО: график консультаций». Прежде чем записать, покажу.
event-ask-off = Отменить встречу? Всем, кому о ней сообщали, напишу один раз.
event-ask-not-held = Не состоялась? За школами ничего не останется, за организатором встреча остаётся. Другой день можно назначить потом.
event-ask-unheld = Отметили по ошибке? Встреча снова станет неотмеченной, и вернётся назад:
event-back-schools = { $count ->
    [one] • отметка, кто был: { $count } школа
    [few] • отметки, кто был: { $count } школы
   *[many] • отметки, кто был: { $count } школ
}
event-back-minutes = • протокол: сторона организатора снова открыта
event-back-decisions = { $count ->
    [one] • { $count } решение; ответы школ останутся в истории
    [few] • { $count } решения; ответы школ останутся в истории
   *[many] • { $count } решений; ответы школ останутся в истории
}
event-ask-join = Какая встреча на самом деле эта же? Школы получат одно сообщение.
event-proposed = { $when }, { $year } год
event-no-place = Место не названо, его можно написать сейчас или позже.
event-day-off = Это выходной день.
event-outside = По плану встреча в другое время: { $months }.
event-tells-bodies = Сообщу и организациям из плана: { $bodies }.
event-confirm = { $count ->
    [0] Назначить?
    [one] Назначить и сообщить { $count } школе?
    [few] Назначить и сообщить { $count } школам?
   *[many] Назначить и сообщить { $count } школам?
} Не так? Напишите строку ещё раз.
event-confirm-past = Этот день уже прошёл: школам не пишу, дальше отметим, кто был. Верно?
event-set = Записано.
event-set-told = { $count ->
    [one] Назначено, сообщаю { $count } человеку: по одному от школы или организации.
    [few] Назначено, сообщаю { $count } людям: по одному от школы или организации.
   *[many] Назначено, сообщаю { $count } людям: по одному от школы или организации.
}
event-off-nobody = Отменена. Сообщать пока некому.
event-off-noted = Записано: не состоялась.
event-off-told = { $count ->
    [one] Отменена, сообщаю { $count } человеку: по одному от школы или организации.
    [few] Отменена, сообщаю { $count } людям: по одному от школы или организации.
   *[many] Отменена, сообщаю { $count } людям: по одному от школы или организации.
}
event-unheld = { $count ->
    [0] Вернул: встреча снова не отмечена. Школам ничего не пишу.
    [one] Вернул: встреча снова не отмечена. { $count } школе, которая знала о решениях, скажу в обычном сообщении, один раз.
    [few] Вернул: встреча снова не отмечена. { $count } школам, которые знали о решениях, скажу в обычном сообщении, один раз.
   *[many] Вернул: встреча снова не отмечена. { $count } школам, которые знали о решениях, скажу в обычном сообщении, один раз.
}
event-joined = Объединено: теперь это одна встреча.
event-is-split = Разделено: у каждого плана снова своя встреча.
event-papers-taken = Записано, спасибо. Сторона организатора закрыта.

sheet-head = { $kind ->
    [contest] Участвовали { $came } из { $asked }
   *[meeting] Были { $came } из { $asked }
}
sheet-how = { $kind ->
    [contest] Нажмите школу, которая не участвовала.
   *[meeting] Нажмите школу, которой не было; ещё раз, если был заместитель.
} Можно и словами: «не были: СШ № 9, 13».
sheet-said-not = По словам школ, { $kind ->
    [contest] не участвуют
   *[meeting] не смогли прийти
}: { $schools }
sheet-said-deputy = По словам школ, заместитель: { $schools }
sheet-present = ✅ { $school }
sheet-deputy = 👤 { $school }
sheet-absent = ⬜ { $school }
sheet-unmarked = ❔ { $school }
sheet-added = Добавились после встречи, пока без отметки: { $schools }
sheet-saved = Записано. Школам ничего присылать не нужно.
attendance-present = Участвовали { $day }
attendance-deputy = Участвовал заместитель, { $day }
attendance-absent = Не участвовали { $day }

decision-line = • <b>до { $due }</b>, { $whom }: { $what }
decision-no-day = ❓ «{ $text }»: не понял, до какого дня
decision-past = ❓ «{ $text }»: этот день уже прошёл
decision-no-whom = ❓ «{ $text }»: не понял, кому
decision-no-what = ❓ «{ $text }»: что сделать? Напишите после двоеточия
decisions-again = Ничего не записал. Пришлите все строки ещё раз, например: до 20.02 всем ШНРО: график консультаций.
decisions-sure = { $count ->
    [one] Будет { $count } поручение. Записать?
    [few] Будет { $count } поручения. Записать?
   *[many] Будет { $count } поручений. Записать?
} Сейчас никому не пишу, напомню перед сроком.
decisions-saved = { $count ->
    [one] Записано { $count } решение.
    [few] Записано { $count } решения.
   *[many] Записано { $count } решений.
}

notice-head = Назначена встреча
notice-head-contest = Приглашаем на конкурс
notice-head-back = Встреча всё же будет, как назначали сначала
notice-head-moved = Встреча изменилась, вот как теперь
notice-head-soon = Через час
notice-head-today = Сегодня в { $time }
notice-head-off = Встреча отменена
notice-off = Приходить не нужно. Если назначат другой день, напишу.
notice-over = Эта встреча уже прошла, отвечать не нужно.
notice-undated = Дату ещё сообщат, отвечать не нужно.
notice-schools = Школы: { $schools }
notice-body = Сообщаю, потому что по плану это и ваша встреча: { $bodies }. Отвечать не нужно.
notice-ask = Будете?
notice-ask-contest = Участвуете? Можно и не участвовать.
coming-said-coming = ✅ Записано: будете. Если что-то изменится, нажмите другой ответ.
coming-said-deputy = ✅ Записано: будет заместитель. Если что-то изменится, нажмите другой ответ.
coming-said-not = ✅ Записано: не сможете. Если что-то изменится, нажмите другой ответ.
coming-said-contest = ✅ Записано: участвуете. Если что-то изменится, нажмите другой ответ.
coming-said-contest-not = ✅ Записано: не участвуете. Если что-то изменится, нажмите другой ответ.
came-ask = Встреча прошла. Вы были?
came-ask-contest = Конкурс прошёл. Вы участвовали?
came-said-present = ✅ Записано с ваших слов: были. Центр подтвердит, присылать ничего не нужно.
came-said-deputy = ✅ Записано с ваших слов: был заместитель. Центр подтвердит, присылать ничего не нужно.
came-said-absent = ✅ Записано с ваших слов: не были. Центр увидит, присылать ничего не нужно.
came-said-contest = ✅ Записано с ваших слов: участвовали. Центр подтвердит, присылать ничего не нужно.
came-said-contest-not = ✅ Записано с ваших слов: не участвовали. Присылать ничего не нужно.
came-marked-present = Центр отметил: вы были. Отвечать не нужно.
came-marked-deputy = Центр отметил: был заместитель. Отвечать не нужно.
came-marked-absent = Центр отметил: не были. Если это не так, напишите центру.
event-file-caption = Откройте файл, и встреча появится в календаре телефона.

event-gone = Такой встречи больше нет. Все встречи: /meeting.
event-not-yours = Ваша школа в этой встрече не участвует. Ваши пункты: /my.
event-held-already = Эта встреча уже отмечена как состоявшаяся, день не меняется.
event-none-ahead = Встреч, на которые ждут ответа, сейчас нет. Ваши пункты: /my.
event-which = Впереди несколько встреч. Ответьте на сообщение о нужной или нажмите кнопку под ним.
event-none-over = Встреч, о которых нужно ваше слово, сейчас нет. Ваши пункты: /my.
event-which-over = Прошло несколько встреч. Откройте нужную в /my и нажмите кнопку под ней.
event-day-unclear = Не понял день в строке «{ $text }». Напишите, например: 26 января 15:00, УОиМП, каб. 12.
event-time-missing = Не хватает часа. Напишите, например: 26 января 15:00, УОиМП, каб. 12.
event-nothing-waits = Подтверждать сейчас нечего. Откройте встречу: /meeting.
event-not-joinable = Эту встречу уже не присоединить: у неё есть день или её больше нет.
event-split-late = У встречи уже есть день. Сначала отмените её, потом разделите.
event-off-already = Эту встречу уже отменили. Другой день можно назначить здесь: /meeting.
event-is-off = Эту встречу отменили, отмечать некого. Если она всё же прошла, назначьте ей тот день: /meeting.
event-not-yet = Отмечать пока рано: встреча ещё не прошла. Если она была раньше, напишите, когда.
event-not-held = Сначала отметьте, что встреча состоялась: /meeting.
event-school-gone = Этой школы во встрече больше нет. Откройте встречу заново: /meeting.
event-schools-unclear = Не узнал школу. Напишите, например: не были: СШ № 9, 13.
event-minutes-empty = Пришлите номер и дату протокола, файл или строку о материалах.
event-decisions-empty = Напишите решения, каждое с новой строки.
event-no-day = У этой встречи пока нет дня.

button-events-all = ‹ Все встречи
button-events-ahead = Впереди
button-events-over = Прошедшие
button-event-day = 📅 Назначить дату
button-event-move = 📅 Перенести
button-event-off = ✖️ Отменить
button-event-off-yes = Да
button-event-yes = ✅ Да, назначить
button-event-yes-past = ✅ Да, верно
button-event-held = ✅ Состоялась
button-event-not-held = ✖️ Не состоялась
button-event-who = 👥 Кто был
button-event-unheld = ↩️ Отметили по ошибке
button-event-minutes = 📎 Протокол, материалы
button-event-decisions = 📝 Решения
button-event-join = 🔗 Объединить с другой
button-event-split = ✂️ Разделить по планам
button-sheet-save = ✅ Сохранить
button-sheet-again = ✅ Сохранить изменения
button-decisions-save = ✅ Записать
button-coming = Будем
button-coming-deputy = Будет заместитель
button-not-coming = Не сможем
button-take-part = Участвуем
button-take-no-part = Не участвуем
button-came = Были
button-came-deputy = Был заместитель
button-not-came = Не были
button-took-part = Участвовали
button-took-no-part = Не участвовали
button-event-file = 📅 В календарь
