chase-head = <b>Напомнить: { $people ->
    [one] { $people } человеку
    [few] { $people } людям
   *[many] { $people } людям
}, пунктов { $count }</b>
chase-line = • { $school }: { $places }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
chase-away = • { $school }: { $places }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
} (нет на месте до { $until }, получит после)
chase-absent = Некому написать: { $names }. Им лучше позвонить.
chase-again = Недавно уже напоминали: { $count } из них, { $day }. Напомнить ещё раз?
chase-now = Напишем сразу. Кто сегодня уже получил два сообщения, прочтёт завтра.
chase-later = Напишем { $when }: вне рабочих часов людей не беспокоим.
chase-put-off = Хорошо, не напоминаем. Передумаете, напишите «напомнить, кто не ответил».
chase-batch = <b>Напоминание от { $when }</b>
    Получили: { $reached } из { $count }
chase-waiting = Ещё получат: { $names }
chase-unsure = Неизвестно, дошло ли: { $names }
chase-lost = Не получили (уже ответили или нет связи): { $names }
chase-gone = Этого напоминания уже нет. Новое: «напомнить, кто не ответил».
chase-nobody = Напоминать некому: в этом списке все ответили или ещё не подключены.

calls-none = Звонить некому: долго никто не молчит.
calls-head = <b>Кому позвонить: { $count ->
    [one] { $count } школа
    [few] { $count } школы
   *[many] { $count } школ
}</b>
    Напоминания им больше не уходят, только план месяца.
calls-line = • { $school }: с { $since }, { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
   *[many] { $days } рабочих дней
}, { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
}
call-head = <b>{ $school }</b>: ответа нет с { $since }, { $days ->
    [one] { $days } рабочий день
    [few] { $days } рабочих дня
   *[many] { $days } рабочих дней
}
call-answered = <b>{ $school }</b>: всё, что ждали, получено.
call-person = { $role }: { $name }
call-person-lost = { $role }: { $name }, сообщения не получает
call-nobody = К боту никто не подключён.
call-called = Позвонили { $day }. Если ответа не будет, через 7 рабочих дней школа вернётся в список.
call-held = Управлению об этой школе не сообщаем.
call-unknown = Не знаю школы «{ $name }». Можно так: «позвонила СШ № 9».

button-chase = 🔔 Напомнить, кто не ответил
button-chase-all = 📣 Отправить всем · { $count }
button-chase-new = 📣 Кому ещё не напоминали · { $count }
button-chase-batch = 👀 Кто получил
button-calls = 📞 Кому позвонить
button-calls-back = ‹ Кому позвонить
button-call-back = ↩️ Вернуть в список
button-call-write = ✍️ Записать ответ
button-call-hold = Не показывать управлению
button-call-show = Показать управлению
button-chase-move = 📅 Перенести срок

words-chase = напомнить, напомни, напомнить кто не ответил, напомнить всем, напомнить кто молчит
words-chase-start = напомнить, напомни
words-calls = кому позвонить, кому звонить, обзвон
words-called-start = позвонил, позвонила, позвонили
words-send = отправить, отправь, отправляем, отправляй, да
words-put-off = не сейчас, нет, не надо, отмена
