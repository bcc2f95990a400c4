coordinator-only = Это ведёт координатор центра. Ваши пункты: /my.
coordinated-elsewhere = Это ведёт другой центр, здесь ничего изменить нельзя.

roadmaps-head = <b>Дорожные карты</b>
roadmaps-head-closed = <b>Закрытые дорожные карты</b>
roadmaps-none = Пока ни одной. Пришлите файл приказа, и я разберу его.
plan-items-count = { $items ->
    [one] { $items }{"\u00A0"}пункт
    [few] { $items }{"\u00A0"}пункта
   *[many] { $items }{"\u00A0"}пунктов
}
schools-count = { $schools ->
    [one] { $schools }{"\u00A0"}школа
    [few] { $schools }{"\u00A0"}школы
   *[many] { $schools }{"\u00A0"}школ
}
roadmaps-line = • { $plan } · { plan-items-count } · { schools-count }
roadmaps-line-bodies = • { $plan } · { plan-items-count }
roadmaps-line-draft = • { $plan } · { plan-items-count }, черновик
roadmaps-line-announced = • { $plan } · ждёт файла

roadmap-head = <b>{ $code } · приказ { $number } от { $issued }</b>
roadmap-head-copy = <b>{ $code } · { $number }, черновик</b>
plan-period = { $starts }–{ $ends } · { $whom }
plan-whom-all = все школы
plan-counts = { schools-count }, выполнено { $done } из { $asked }
plan-over = План закрыт. Выполнено { $done } из { $asked }, не исполнено в срок плана: { $left }
plan-draft = Черновик: никого не спрашиваю. Когда придёт приказ, введите номер и дату и запустите.
plan-announced = План назван в приказе. Пришлите его файл, и я разберу.
plan-items = Нажмите номер пункта:
plan-choose-move = <b>Срок какого пункта перенести?</b>
plan-choose-sample = <b>К какому пункту образец?</b>
plan-no-items = Пунктов пока нет.
plan-item-line = { $number } · { $name }: { $done }{"\u00A0"}из{"\u00A0"}{ $asked }
plan-item-line-troubled = { $number } · { $name }: { $done }{"\u00A0"}из{"\u00A0"}{ $asked }, ⚠️{"\u00A0"}{ $troubled }
plan-item-line-unasked = { $number } · { $name }

plan-item-head = <b>{ $name }</b>
plan-item-asked = Кого спрашиваем: { $whom }
plan-window = До { $due }: выполнено { $done } из { $asked }
plan-window-unasked = До { $due }: пока никого не спрашиваю
plan-item-more-windows = … и ещё { $count ->
    [one] { $count } срок
    [few] { $count } срока
   *[many] { $count } сроков
}
plan-item-no-windows = Срок в приказе: { $term }. Точной даты пока нет
plan-item-sample = Образец: { $name }
plan-item-no-sample = Образца нет
plan-moved-all = всем
plan-item-moved = Перенесено ({ $whom }): { $before } → { $after }. { $reason }
plan-item-twins = Такой же пункт: { $places }

plan-ask-title = Напишите новое название плана { $code }.

    Сейчас: { $title }
plan-title-length = Название должно быть от 3 до { $most } знаков. Напишите короче или подробнее.
plan-ask-number = Напишите номер и дату нового приказа для { $code }, например: № 612 от 12.12.2023.
order-number-unclear = Не вижу номера и даты. Напишите так: № 348 от 30.12.2020.
order-stands = Приказ № { $number } от этой даты уже загружен. Работайте с ним, а черновик можно удалить.

plan-close-sure = Закрыть план?

    { $plan }

    Напоминания прекратятся. Без ответа останется: { $left }, в отчёте это «не исполнено в срок плана». Ответы сохранятся, открыть снова можно в любой момент.
plan-copy-sure = Скопировать на следующий год?

    { $plan }

    Все годы в тексте и сроках сдвинутся на один. Получится черновик: пока вы его не запустите, никого спрашивать не буду.
plan-launch-sure = Запустить план?

    { $plan }

    Спрошу школы кластеров { $year }: они увидят пункты в ближайшем плане на месяц.
plan-drop-sure = Удалить черновик?

    { $plan }

    По нему никого не спрашивали, ответов нет.

plan-gone = Такого плана больше нет. Откройте свежий список: /roadmaps.
plan-item-gone = Этого пункта в плане больше нет. Откройте свежий список: /roadmaps.
plan-is-draft = { $code } ещё черновик: сначала запустите его.
plan-is-launched = { $code } уже запущен, это больше не черновик.
plan-is-announced = Файла { $code } ещё нет. Пришлите его, и я разберу.
plan-has-order = У черновика уже есть приказ № { $number }: его нельзя удалить, только запустить.
plan-not-running = { $code } сейчас не идёт: он закрыт или ещё не запущен. Сроки переносят, пока план идёт.
launch-without-number = Сначала введите номер и дату нового приказа.
launch-without-clusters = Не знаю, какие школы в кластерах на { $year }: { $codes }. Пришлите приказ со списками школ, потом запустите.

move-which = <b>Какой срок перенести?</b>
    { $name } ({ $place })
move-whom = <b>Кому перенести срок?</b>
    { $name } ({ $place })
    Сейчас до { $due }
move-which-school = <b>Какой школе перенести срок?</b>
    { $name } ({ $place })
    Сейчас до { $due }
move-for-all = { $count ->
    [one] всем, { $count } школе
    [few] всем, { $count } школам
   *[many] всем, { $count } школам
}
move-for-bodies = { $count ->
    [one] всем, { $count } организации
    [few] всем, { $count } организациям
   *[many] всем, { $count } организациям
}
move-twins = Такой же пункт { $places } остаётся со своим сроком
move-ask-day = { $name } ({ $place })
    Кому: { $whom }. Сейчас до { $former }

    Напишите новый срок, можно сразу с причиной: «27 января, ждём диагностику».
move-ask-reason = { $name } ({ $place })
    Кому: { $whom }
    Было до { $former }, станет <b>до { $due }</b>

    Напишите причину одной строкой.
move-sure = <b>Перенести срок?</b>
    { $name } ({ $place })
    Кому: { $whom }
    Было до { $former }, станет <b>до { $due }</b>
move-reason = Причина: { $reason }
move-answered = { $count ->
    [one] { $count } ответ уже есть, он сохранится
    [few] { $count } ответа уже есть, они сохранятся
   *[many] { $count } ответов уже есть, они сохранятся
}
move-done = ✅ Срок перенесён: { $name } ({ $place })
    Кому: { $whom }
    Было { $former }, теперь до { $due }
move-back-reason = вернули прежний срок
move-unclear = Не понял срок «{ $text }». Напишите датой, например: 27 января.
move-past = { $day } уже прошло. Напишите день не раньше сегодняшнего.
move-after-plan = { $day } позже конца плана ({ $ends }). Напишите день раньше.
move-same = Срок и так { $day }, переносить нечего.
move-nobody = Этот пункт больше никого не спрашивает. Откройте свежий список: /roadmaps.
move-nothing-waits = Этот перенос уже сделан или отменён. Как сейчас, покажет /roadmaps.

sample-ask = { $name }

    Пришлите образец: файл, фото или ссылку. Школы увидят на карточке кнопку «📄 Образец».
sample-stands = { $name }

    Образец: { $sample }
sample-file = 📄 Образец. Впишите своё и пришлите в ответ на карточку, если нужен файл.
sample-link = 📄 Образец: { $url }
sample-none = Образца больше нет: его убрали.
sample-kind = Образцом может быть документ, фото или ссылка. Пришлите одно из них.
sample-unclear = Не вижу ни файла, ни ссылки. Пришлите файл или одну ссылку, которая начинается с https://.
sample-lost = Telegram больше не отдаёт этот файл. Попросите центр прислать образец ещё раз.

words-awaited = Жду слов новым сообщением: файл, голосовое, стикер или правка прежнего сюда не подойдут.
typed-dropped = Хорошо, ничего не меняю.
words-yes = да, да да, ок, хорошо, верно, согласен, согласна, переносим, перенести, добавить, добавляем
words-no = нет, не надо, отмена, отменить, отмени, стоп

button-plans = ‹ Дорожные карты
button-plans-current = ‹ Действующие
button-plans-closed = Закрытые · { $count }
button-to-plan = ‹ { $code }
button-rename = ✏️ Переименовать
button-move-days = 📅 Перенести сроки
button-move-day = 📅 Перенести срок
button-move-all = Всем · { $count }
button-move-school = Одной школе ›
button-move-yes = ✅ Перенести
button-move-back = ↩️ Вернуть { $day }
button-sample = 📄 Образец
button-sample-show = 👁 Посмотреть
button-sample-replace = Заменить
button-sample-drop = Убрать
button-plan-close = 🗄 Закрыть
button-plan-close-yes = 🗄 Закрыть план
button-plan-reopen = ↩️ Открыть снова
button-plan-copy = 📑 Скопировать на следующий год
button-plan-copy-yes = 📑 Скопировать
button-plan-number = ✏️ Номер и дата
button-plan-launch = ▶️ Запустить
button-plan-launch-yes = ▶️ Запустить план
button-plan-drop = Удалить
button-plan-drop-yes = Удалить черновик
button-no = Нет
button-cancel = Отмена
