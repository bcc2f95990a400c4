button-school-report = 📄 Отчёт школы
button-calendar = 📅 Календарь
words-school-report = отчёт, отчёт школы, отчёт по школе, мой отчёт, наш отчёт
words-calendar = календарь, календарь школы, мой календарь, наш календарь

report-file = Отчёт
report-caption = 📄 { $school } на { $day }: исполнено { $done } из { $total }. Составлено из ваших ответов, проверьте и подпишите.
report-empty-lines = Пустые строки, ответов пока нет: { $places }{ $more ->
    [0] .
   *[other] {" "}и ещё { $more }.
} Ответить можно здесь, /my, или вписать прямо в файл.
report-not-yours = Отчёт школы составляется для директора и заместителя. Сводка по всем школам: /summary.
report-empty = От вашей школы ещё ничего не спрашивали, отчитываться не о чем. Что впереди, покажет /my.

calendar-file = Календарь
calendar-name = Вехи: { $names }
calendar-due = { $name } ({ $place })
calendar-whose = { $name }, { $school }
calendar-done = ✓ { $name }
calendar-needs = Нужно: { $needs }.
    Ответить: https://t.me/{ $bot }
calendar-meeting = Встреча по пунктам: { $places }.
calendar-caption = 📅 Откройте файл, и телефон добавит { $days ->
    [one] { $days } срок
    [few] { $days } срока
   *[many] { $days } сроков
}{ $meetings ->
    [0] {""}
    [one] {" "}и { $meetings } встречу
    [few] {" "}и { $meetings } встречи
   *[many] {" "}и { $meetings } встреч
} в календарь. Если что-то изменится, пришлите /calendar ещё раз: записи обновятся, не удвоятся.
calendar-empty = В этом учебном году у вас пока нет сроков и встреч. Что впереди, покажет /my.

paper-given = Файл уже здесь, ниже. Новых ответов с тех пор не было.
paper-too-heavy = Файл сейчас не получился. Попробуйте ещё раз через минуту.
