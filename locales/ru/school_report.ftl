report-title = ИНФОРМАЦИЯ
report-heading = о реализации планов мероприятий («дорожных карт») в { $school } в { $year } учебном году
report-as-of = по состоянию на { $day }
report-date = { $day } { $year } г.
report-basis = { $count ->
    [1] Во исполнение приказа { $orders }
   *[other] Во исполнение приказов { $orders }
} в { $school } проведена следующая работа.
report-order = от { $on } № { $number }
report-order-titled = от { $on } № { $number } «{ $title }»
report-counts = Всего мероприятий: { $total }. Исполнено: { $done }, исполняется: { $going }, срок не наступил: { $ahead }{ $untold ->
    [0] .
   *[other] , сведения не внесены: { $untold }.
}
report-plan = { $title } (приказ от { $on } № { $number })

report-column-number = № п/п
report-column-measure = Мероприятие
report-column-term = Срок
report-column-told = Информация об исполнении
report-column-proof = Подтверждающие документы

report-ahead = Срок не наступил.
report-extended = Срок перенесён на { $on }.
report-undated = Дата проведения организатором не объявлена.
report-planned = Проведение назначено на { $on }.
report-held = Мероприятие состоялось { $on }.
report-present = Учреждение приняло участие { $on }.
report-deputy-present = Участие { $on } принял заместитель директора.
report-absent = Мероприятие состоялось { $on }, учреждение участия не принимало.

report-labelled = { $label }: { $words }
report-done = мероприятие выполнено.
report-going-on = мероприятие реализуется.
report-not-needed = необходимости не возникало.
report-not-ours = к деятельности учреждения не относится.
report-difficulty = возникли трудности.
report-difficulty-why = возникли трудности: { $why }.
report-no-staff = не хватает кадров
report-no-funds = не хватает средств
report-waiting-organizer = ожидаются сведения от организатора
report-no-time = работа продолжается, к сроку не завершена
report-made = { $kind ->
    [order] издан приказ.
    [act] принят локальный нормативный акт.
    [minutes] вопрос рассмотрен, оформлен протокол.
    [agreement] заключено соглашение.
   *[other] документ подготовлен.
}
report-figures = { $kind ->
    [teachers] { $done ->
        [one] принял участие { $done } из { $total } педагогических работников.
        [few] приняли участие { $done } из { $total } педагогических работников.
       *[many] приняли участие { $done } из { $total } педагогических работников.
    }
   *[other] количество: { $done } из { $total }.
}
report-figure = { $kind ->
    [teachers] { $done ->
        [one] принял участие { $done } педагогический работник.
        [few] приняли участие { $done } педагогических работника.
       *[many] приняли участие { $done } педагогических работников.
    }
   *[other] количество: { $done }.
}
report-document = { $kind ->
    [order] Приказ
    [act] Локальный нормативный акт
    [minutes] Протокол
    [agreement] Соглашение
   *[other] Документ
} № { $number }
report-document-dated = { $kind ->
    [order] Приказ
    [act] Локальный нормативный акт
    [minutes] Протокол
    [agreement] Соглашение
   *[other] Документ
} от { $on } № { $number }
report-files = { $count ->
    [1] Копия прилагается
    [one] Копии прилагаются ({ $count } файл)
    [few] Копии прилагаются ({ $count } файла)
   *[many] Копии прилагаются ({ $count } файлов)
}

report-post = Директор { $school }
report-sign = (подпись)
report-name = (расшифровка подписи)
