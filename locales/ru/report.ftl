official-title = ИНФОРМАЦИЯ
official-heading = о реализации мероприятий, предусмотренных приказом { $order }
official-period = за период с { $begins } по { $ends }
official-basis = Во исполнение приказа { $order } представляется следующая информация о реализации мероприятий.
official-basis-point = Во исполнение пункта { $point } приказа { $order } представляется следующая информация о реализации мероприятий.
official-annex = Сведения приведены по планам мероприятий, утверждённым приказом { $order }, и прилагаются к настоящей информации.
official-linked = Сведения сопоставлены с мероприятиями планов, утверждённых приказом { $order }.
official-sum = Всего мероприятий: { $total }. Исполнено: { $done } из { $total }, исполняется: { $going }, не исполнено: { $left }, срок не наступил: { $ahead }.
official-terms = Срок исполнения завершён по { $ended } из { $total } мероприятий, продолжается по { $running }, не наступил по { $ahead }.

official-count-plan = План мероприятий
official-count-total = Всего
official-count-done = Исполнено
official-count-going-on = Исполняется
official-count-not-done = Не исполнено
official-count-ahead = Срок не наступил
official-count-sum = Итого

official-column-number = № п/п
official-column-measure = Мероприятие
official-column-term = Срок
official-column-responsible = Ответственный
official-column-told = Информация об исполнении
official-column-proof = Подтверждающие документы
official-column-reason = Причины неисполнения, новый срок
official-municipal = Муниципальный уровень
official-institutional = Институциональный уровень

official-done = Исполнено.
official-going-on = Исполняется.
official-not-done = Не исполнено.
official-ahead = Срок не наступил.
official-approved = План мероприятий утверждён приказом от { $on } № { $number }.
official-labelled = { $label }. { $words }
official-said = { $schools }: { $words }
official-of = { $what }: { $schools }.
official-made = { $kind ->
    [order] Приказы изданы
    [act] Локальные нормативные акты приняты
    [minutes] Вопрос рассмотрен, протоколы оформлены
    [agreement] Соглашения заключены
   *[other] Мероприятие выполнено
} в { $done } из { $total } { $total ->
    [1] общеобразовательной организации
   *[other] общеобразовательных организаций
}.
official-made-one = { $kind ->
    [order] Издан приказ.
    [act] Принят локальный нормативный акт.
    [minutes] Вопрос рассмотрен, оформлен протокол.
    [agreement] Заключено соглашение.
   *[other] Документ подготовлен.
}
official-led = Работа велась в { $done } из { $total } { $total ->
    [1] общеобразовательной организации
   *[other] общеобразовательных организаций
}.
official-figures = { $kind ->
    [teachers] { $count ->
        [one] Принял участие { $count }
        [few] Приняли участие { $count }
       *[many] Приняли участие { $count }
    } из { $whole } педагогических работников
   *[other] Охвачено: { $count } из { $whole }
} (сведения представили { $told } из { $total } общеобразовательных организаций).
official-figure = { $kind ->
    [teachers] { $count ->
        [one] Принял участие { $count } педагогический работник
        [few] Приняли участие { $count } педагогических работника
       *[many] Приняли участие { $count } педагогических работников
    }
   *[other] Количество: { $count }
} (сведения представили { $told } из { $total } общеобразовательных организаций).
official-papers = { $kind ->
    [order] Приказы
    [act] Локальные нормативные акты
    [minutes] Протоколы
    [agreement] Соглашения
   *[other] Документы
}: { $papers }.
official-paper = { $school } № { $number }
official-paper-dated = { $school } от { $on } № { $number }
official-copies = Копии документов в центре
official-held = Проведено { $on }.
official-planned = Проведение назначено на { $on }.
official-attended = { $on } участие приняли { $done } из { $total } общеобразовательных организаций{ $deputies ->
    [0] .
   *[other] , из них { $deputies } в лице заместителя руководителя.
}
official-not-needed = Необходимости не возникало
official-not-ours = К деятельности не относится
official-difficulty = Возникли трудности
official-difficulty-why = Возникли трудности ({ $why })
official-extended = { $why }, новый срок – { $on }
official-unfinished = Работа не завершена
official-checked = Представленные сведения проверяются
official-silent = Сведения не представлены

official-problems = Проблемы
official-conclusions = Выводы
official-decisions = Управленческие решения
official-problem = { $why }: { $items } ({ $schools }).
official-difficulty-other = прочие трудности
official-indicators = Показатели
official-indicator = Показатель
official-indicator-group = Группа
official-indicator-planned = План
official-indicator-measured = Факт
official-indicator-conclusion = Вывод
official-indicator-met = Достигнут
official-indicator-missed = Не достигнут
official-op-least = не менее
official-op-most = не более
official-op-over = более
official-op-under = менее
official-post = Руководитель
official-appendix = Приложение. Сведения общеобразовательных организаций
official-school = Общеобразовательная организация
official-school-cluster = Кластер
official-school-asked = Запрошено сведений
official-school-done = Представлено об исполнении
official-school-accepted = Из них принято
official-school-going-on = Исполняется
official-school-difficulty = Трудности
official-school-silent = Сведения ожидаются

words-official-proof = документ, документы, подтверждение, подтверждающие документы
words-official-reason = причина, причины, причины и новый срок, новый срок

cli-report = Готово строк { $ready } из { $total }, ждут проверки ответов: { $waiting }. Записано: { $file }
paper-order-gone = Такого приказа у вас нет. Ваши отчёты: /report
paper-row-gone = Такой строки в приказе больше нет. Откройте отчёт снова: /report
paper-number-unknown = Не знаю приказа № { $number }. Загружены: { $known }.
paper-not-yours = Отчёт по приказу составляет центр. Отчёт вашей школы: кнопка под /my.
paper-read-only = Отчёт пишет координатор. Вы можете его прочитать и скачать.
paper-text-empty = Нужен текст. Напишите хотя бы одну фразу.
paper-text-long = Текст слишком длинный: поместится до { $most } знаков.
