plan-head = <b>План на { $month } · { $school }</b>
plan-head-free = <b>План на { $month } · { $school }</b>: срочных пунктов нет.
plan-group = До { $due }:
plan-group-early = До { $due } (в плане { $printed }, но летом беспокоить не хочется):
plan-collected = К отчёту{ $span ->
    [half] { " " }за полугодие
    [year] { " " }за год
   *[report] { "" }
}, до { $due }, { $count ->
    [one] { $count } короткий вопрос
    [few] { $count } коротких вопроса
   *[many] { $count } коротких вопросов
}:
plan-meetings = Встречи:
plan-one-meeting = Одна встреча: { $when }.
plan-late = С { $since } ждём{ $count ->
    [1] { " одно" }
   *[other] { "" }
}: { $names }. { $tail }
plan-late-paper = Если уже готово, хватит номера и даты.
plan-late-press = Если уже готово, хватит одного нажатия.
plan-were = { $when } { $form ->
    [masculine] { $name } был?
    [feminine] { $name } была?
    [neuter] { $name } было?
    [plural] { $name } были?
   *[unsure] это было: { $name }?
}
plan-were-these = { $when } это было: { $names }?
plan-numbers = За { $span } нужны числа:
plan-thanks = Спасибо, у вас всё сдано.
plan-rest = Остальное в полном списке.
in-month = В { $month }
from-to-month = С { $first } по { $last }

agenda-group = <b>До { $due }, { $left ->
    [one] { $left } рабочий день
    [few] { $left } рабочих дня
   *[many] { $left } рабочих дней
}. { $school }</b>
agenda-last-day = <b>Сегодня последний день. { $school }</b>
agenda-early = В плане { $printed }, но летом беспокоить не хочется.
agenda-early-some = { $places }: в плане { $printed }, но летом беспокоить не хочется.
agenda-late = <b>Срок прошёл { $since }, ответа пока нет. { $school }</b>
agenda-late-going = <b>Срок прошёл { $since }. { $school }</b>
agenda-late-days = <b>Срок прошёл, ответа пока нет. { $school }</b>
agenda-card = { $left ->
    [one] Остался { $left } рабочий день.
    [few] Осталось { $left } рабочих дня.
   *[many] Осталось { $left } рабочих дней.
}
agenda-card-last = Сегодня последний день.
agenda-card-late = Ответа пока нет. Если сделано, хватит одного нажатия.
agenda-card-going = У вас в работе. Если уже готово, хватит одного нажатия.
agenda-late-tail = Если сделано, хватит одного нажатия. Если что-то мешает, напишите: поможем или перенесём срок.
agenda-more = … { $count ->
    [one] ещё { $count } пункт
    [few] ещё { $count } пункта
   *[many] ещё { $count } пунктов
} в полном списке
agenda-tail = Готово? Нажмите пункт. Не успеваете? Там же можно попросить другой срок.

list-line-hint = • { $name }: { $hint } ({ $place })
list-line-going = • { $name } ({ $place }), у вас в работе
list-item = • { $text }
list-more = • … ещё { $count }
names-more = { $names } и ещё { $count }
list-rest = { $names } и ещё { $count }
line-since = { $line }, { $day }
name-numbers = { $name }, числа
hint-numbers = сколько из скольких
hint-done = что сделано
hint-document = номер и дата
hint-agreement = с кем, номер и дата
hint-if-any = если было

line-months = { $name }: { $months }
line-pair = { $name }, пара { $school } и { $partner }

meeting-line = { $when }: { $name }
meeting-moment = { $day }, { $time }
meeting-today = <b>Сегодня, { $line }</b>
meeting-tomorrow = <b>Завтра, { $line }</b>
meeting-soon = <b>{ $line }</b>
meeting-nothing-needed = Присылать ничего не нужно.
event-name = { $name } ({ $place })
events-rest = ещё { $count }
events-count = { $count ->
    [one] { $count } встреча
    [few] { $count } встречи
   *[many] { $count } встреч
}
events-undated = Ещё в { $month } { $names }: { $count ->
    [1] дату сообщит управление
   *[other] даты сообщит управление
}, присылать ничего не нужно.
events-undated-only = В { $month } { $names }: { $count ->
    [1] дату сообщит управление
   *[other] даты сообщит управление
}, присылать ничего не нужно.
joined-and = { $first } и { $last }

button-all-list = 📋 Весь список
button-walk = ✍️ Ответить по порядку
button-were-done = ✅ Да, { $form ->
    [masculine] был
    [feminine] была
    [plural] были
   *[neuter] было
}
