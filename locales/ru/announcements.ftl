button-announce = 📣 Сообщить школам
button-announce-yes = 📣 Отправить
button-announce-no = Не сейчас
button-who-has-read = 👀 Кто ознакомлен
button-refresh = 🔄 Обновить
button-acknowledge = ✅ Ознакомлен(а)
button-order-file = 📄 Приказ
button-open-order = 📄 Приказ № { $number }

announcement-head = <b>Новый приказ: № { $number } от { $date }</b>
announcement-share = Для вашей школы { $items ->
    [one] { $items } пункт
    [few] { $items } пункта
   *[many] { $items } пунктов
}: { $parts }.
announcement-share-of = { $school }, { $items ->
    [one] { $items } пункт
    [few] { $items } пункта
   *[many] { $items } пунктов
}: { $parts }.
announcement-to-answer = { $count } с ответом
announcement-meetings = { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}
announcement-at-need = { $count } по необходимости
announcement-nearest = Ближайшее до { $due }:
announcement-more = • … и ещё { $count }
announcement-next = Отметьте, пожалуйста, что школа ознакомлена. Перед сроками напомню.
announcement-read = ✅ Спасибо, отметили: школа ознакомлена, { $day }. { $school }, { $who }
announcement-read-by-nobody = ✅ Спасибо, отметили: школа ознакомлена, { $day }. { $school }

acknowledged-now = Спасибо, отметили.
acknowledged-before = Уже отмечено, спасибо.
acknowledge-nothing-waits = Новых приказов, которые ждут отметки, сейчас нет. Ваши пункты: /my.
acknowledge-which = Ждут отметки несколько приказов. Ответьте на сообщение о нужном или назовите номер: «с приказом 594 ознакомлены».

order-file-caption = Приказ № { $number } от { $date }
order-gone = Такого приказа больше нет. Что нужно сейчас: /my.
order-not-yours = Этот приказ вашу школу ни о чём не спрашивает. Ваши пункты: /my.
order-no-file = Файла приказа у меня нет: его загрузили без чата. Попросите файл у центра.
order-file-lost = Telegram больше не отдаёт этот файл. Попросите его у центра.
order-unknown = Не знаю приказа № { $number }. Загруженные приказы: /roadmaps.
order-none = Приказов пока нет. Пришлите файл приказа сюда.
order-which = Приказов несколько. Назовите номер: «кто ознакомлен 594».

announce-head = <b>Приказ № { $number } от { $date }</b>
announce-whom = Спрашивает { $schools ->
    [one] { $schools } школу
    [few] { $schools } школы
   *[many] { $schools } школ
}, подключены { $joined }.
announce-reach = Напишем { $count ->
    [one] { $count } школе
    [few] { $count } школам
   *[many] { $count } школам
}, одно сообщение каждой: директору, а без него заместителю.
announce-reach-nobody = Написать пока некому. Школы увидят приказ, когда подключатся.
announce-reach-told = Всем подключённым школам уже сообщили, второй раз не пишем.
announce-leaves = Уйдёт в рабочее время: { $moment }.
announce-late = Кто подключится позже, увидит приказ в приветствии.
announce-reads = Например, { $school } прочтёт:
announce-ask = Отправить?
announce-nobody = Приказ № { $number } сейчас ни одну школу не спрашивает. Проверьте его планы: /roadmaps.
announce-nothing-waits = Сейчас отправлять нечего. Напишите «сообщить школам» и номер приказа.
announce-put-off = Хорошо, приказ № { $number } пока не отправляем. Вернуться можно словами «сообщить школам { $number }».

announced-now = 📣 Сообщаем { $count ->
    [one] { $count } школе
    [few] { $count } школам
   *[many] { $count } школам
}.
announced-nobody-new = Новых получателей нет: всем подключённым уже сообщили.
progress-count = Ознакомились { $done } из { $schools }.
progress-told = Сообщили { $day }.
progress-not-told = Школам ещё не сообщали.
progress-unread = Отметки пока нет: { $names }.
progress-absent = Не подключены: { $names }.
progress-all = Ознакомлены все школы.

news-order = Новый приказ: № { $number } от { $date }. Откройте и отметьте, что школа ознакомлена.
news-head = <b>По приказу { $number } изменилось</b>
news-new = Новое: { $names }
news-moved = Перенесено: { $names }
news-changed = Уточнено: { $names }
news-removed = Больше не нужно: { $names }
news-name = { $name } ({ $place })
news-name-until = { $name } ({ $place }) до { $due }
news-more = и ещё { $count }
news-tail = Ваши ответы сохранены. Весь список: /my.
greeting-order = Есть новый приказ: № { $number } от { $date }. Откройте и отметьте, что школа ознакомлена.
