digest-head = <b>Доброе утро! Неделя { $week }.</b>
digest-days = { $first }–{ $last }
digest-report = • { $day }: информация по приказу { $number }. Готово строк: { $ready } из { $total }
digest-review = • Ждут проверки: { $count } (дольше всех { $school }, с { $since })
digest-troubles = • Трудности без ответа: { $count } ({ $names })
digest-wishes = • Просят другой срок: { $count } ({ $names })
digest-silent = • Ответа нет больше трёх рабочих дней: { $count }
digest-call = • Давно молчат: { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
} ({ $names }). Им лучше позвонить
digest-will-show = • Через неделю об этом узнает управление: { $names }. Придержать можно в «Кому позвонить»
digest-meetings = • Встречи: { $names }
digest-meeting = { $day }, { $name }
digest-undated = • Без даты встречи: { $count }, первая: { $name }
digest-aims = • Показатели: достигнуто { $met } из { $all }
digest-aims-near = • Показатели: достигнуто { $met } из { $all }. Ближе всех { $place }: { $done } из { $size }, нужно { $needed }. Ждём: { $names }
digest-week = За прошлую неделю: { $count ->
    [0] ответов не было.
    [one] { $count } ответ. Спасибо, что держите темп.
    [few] { $count } ответа. Спасибо, что держите темп.
   *[many] { $count } ответов. Спасибо, что держите темп.
}
digest-season = <b>Чего пока не хватит к отчёту { $day }</b>
digest-lacks-rows = • текста в строках: { $count } из { $total } ({ $names })
digest-lacks-proof = • номера и даты документа: { $count }
digest-lacks-days = • дат встреч: { $count }
digest-lacks-schools = • не подключены: { $names }
digest-controller = <b>{ $codes }: выполнено { $done } из { $due }, трудностей { $troubles }.</b>
digest-controller-silent = Больше 10 рабочих дней нет ответа: { $names }. Центр напоминал им; может понадобиться ваш звонок.
digest-controller-calm = Решений от вас сейчас не нужно: с остальным работает центр.
digest-controller-fine = Всё по плану, решений от вас не нужно.
digest-since = { $school } (с { $day })

unsure-head = Неизвестно, дошли ли сообщения: связь с Telegram прервалась во время отправки.
unsure-line = • { $school }, { $name }: { $when }
unsure-tail = Сам я их не повторю, чтобы не написать дважды. Если это важно, напомните или позвоните.
transfers-unknown = Переносы выходных на { $year } год мне пока неизвестны, считаю рабочие дни без них. Когда календарь утвердят, попросите того, кто обслуживает бота, обновить программу.

button-digest-date = Назначить дату
button-digest-report = Отчёт
button-digest-look = Посмотреть
