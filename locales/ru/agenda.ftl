plan-head = <b>План на { $month } · { $school }</b>
plan-head-free = <b>План на { $month } · { $school }</b>

    Срочных пунктов нет.
plan-group = До { $due }:

agenda-group = <b>До { $due }, { $left ->
    [one] { $left } рабочий день
    [few] { $left } рабочих дня
   *[many] { $left } рабочих дней
}. { $school }</b>
agenda-last-day = <b>Сегодня последний день. { $school }</b>
agenda-late = <b>Срок прошёл { $since }, ответа пока нет. { $school }</b>
agenda-late-tail = Если сделано, хватит одного нажатия. Если что-то мешает, напишите: поможем или перенесём срок.
agenda-recurring = В { $month } было? Нажмите пункт и отметьте:
agenda-more = … { $count ->
    [one] ещё { $count } пункт
    [few] ещё { $count } пункта
   *[many] ещё { $count } пунктов
} в полном списке
agenda-tail = Готово? Нажмите пункт. Не успеваете? Там же можно написать, что мешает.
agenda-plan-tail = Напомню перед каждым сроком. Если уже готово, нажмите пункт: хватит номера и даты.

line-months = { $name }: { $months }
line-pair = { $name }, пара { $school } и { $partner }

event-line = • { $when }: { $name } ({ $place })
event-name = { $name } ({ $place })
events-undated = Ещё в { $month }: { $names }. { $count ->
    [1] Дату сообщит управление
   *[other] Даты сообщит управление
}, присылать ничего не нужно.

button-all-list = 📋 Весь список
