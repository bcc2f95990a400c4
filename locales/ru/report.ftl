official-title = ИНФОРМАЦИЯ
official-heading = о реализации мероприятий, предусмотренных приказом { $order }
official-period = за период с { $begins } по { $ends }
official-basis = Во исполнение приказа { $order } представляется следующая информация о реализации мероприятий.
official-basis-point = Во исполнение пункта { $point } приказа { $order } представляется следующая информация о реализации мероприятий.
official-annex = Сведения приведены по планам мероприятий, утверждённым приказом { $order }, и прилагаются к настоящей информации.
official-linked = Сведения сопоставлены с мероприятиями планов, утверждённых приказом { $order }.
official-sum = Всего мероприятий: { $total }. Исполнено: { $done } из { $total }, исполняется: { $going }, не исполнено: { $left }, срок не наступил: { $ahead }.
official-terms = Срок исполнения завершён по { $ended } из { $total } мероприятий, продолжается по { $running }, не наступил по { $ahead }.
official-plan = { $title } (далее –{ "\u00A0" }{ $code })
official-summed = Исполнено { $done } из { $begun } мероприятий, срок исполнения которых наступил.
official-measured = Достигнуто показателей: { $met } из { $known }, по которым представлены сведения.
official-all-schools = Все общеобразовательные организации
official-indicator-not-yet = Не достигнут, срок не завершён
official-indicator-untold = Сведения не представлены
official-indicator-running = Срок не завершён

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
official-everybody = { $count ->
    [one] { $count } общеобразовательная организация
    [few] все { $count } общеобразовательные организации
   *[many] все { $count } общеобразовательных организаций
}
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
official-unheld = Мероприятие не проведено

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
official-share = { $done } из { $total }
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
paper-more-long = Весь текст длиннее { $most } знаков, записано только его начало. Откройте это место ещё раз и пришлите короче.

command-report = Отчёт по приказу в Word
words-paper-report = отчёт, отчёты, отчёт по приказу, информация по приказу
words-paper-month = план работы центра на месяц, план работы центра, план центра на, план центра, план работы на месяц
words-paper-school = справка по школе, справка о школе, справка
words-paper-fill = заполнить, заполнить строки, строки
words-paper-rows = все строки
words-paper-word = word, ворд, скачать, скачать word, файл
words-paper-parts = выводы, проблемы, решения, выводы и решения
words-paper-frame = подпись, шапка, шапка и подпись, адресат

paper-orders = <b>Отчёт по приказу</b>
    Выберите приказ.
paper-no-orders = Приказов с планами пока нет. Пришлите приказ файлом, и отчёт появится здесь.
paper-others = Ещё можно написать: «план центра на январь», «справка СШ № 9».
paper-days = <b>Приказ { $number } от { $on }</b>
    На какую дату отчёт?
paper-head = <b>Приказ { $number }: отчёт на { $day }</b>
paper-ready = Готово строк { $ready } из { $total }
paper-states = Исполнено { $done }, исполняется { $going }, не исполнено { $left }, срок не наступил { $ahead }
paper-is-annex = Самого плана этого приказа в базе нет, поэтому вверх пойдёт наш отчёт по приказу { $number } как приложение.
paper-is-linked = Строки сопоставлены с нашим приказом { $number } и заполнены из него.
paper-not-accepted = Ещё не принято, в текст не войдёт: { $count ->
    [one] { $count } ответ
    [few] { $count } ответа
   *[many] { $count } ответов
}. { $places }
paper-missing = Пока пусто: { $names }
paper-caption = Приказ { $number }: готово строк { $ready } из { $total }{ $waiting ->
    [0] .
    [one] , { $waiting } ответ ещё не принят и в текст не вошёл.
    [few] , { $waiting } ответа ещё не приняты и в текст не вошли.
   *[many] , { $waiting } ответов ещё не приняты и в текст не вошли.
} Проверьте и подпишите.
paper-file = Информация
paper-rows-empty = <b>Строки без текста: { $count }</b>
paper-rows-waiting = <b>Строки, где есть непринятые ответы: { $count }</b>
paper-rows-all = <b>Строк в отчёте: { $count }</b>
paper-row = <b>{ $place }</b> { $name }
paper-row-about = Срок: { $term }
    Ответственный: { $responsible }
    { $state }
paper-row-typed = Ваш текст: { $text }
paper-row-made = Составлено из ответов: { $text }
paper-row-empty = Текста пока нет.
paper-row-waiting = { $count ->
    [one] Ещё { $count } ответ не принят.
    [few] Ещё { $count } ответа не приняты.
   *[many] Ещё { $count } ответов не приняты.
}
paper-row-ask = Напишите одним сообщением, что напечатать. Строка «Причина: …» уйдёт в графу причин, «Документы: …» в графу документов.
paper-row-open = ○ { $name }
paper-saved = ✅ Записано. Следующая строка:
paper-saved-all = ✅ Записано. Все строки готовы.
paper-parts = <b>Выводы и решения</b>
    Нажмите, чтобы написать своё.
paper-part-line = <b>{ $name }</b>
    { $text }
paper-part = <b>{ $name }</b>
    Сейчас: { $text }
paper-part-ask = Напишите одним сообщением, каждая мысль с новой строки. Имена людей лучше не называть.
paper-frame = <b>Шапка и подпись</b>
    Общие для всех отчётов: { $reporter }
paper-letterhead = Шапка
paper-addressee = Адресат
paper-post = Должность
paper-name = Подпись
paper-ask-letterhead = Напишите шапку, как на бланке: каждая строка с новой строки.
paper-ask-addressee = Кому отчёт? Например:
    Заместителю начальника Управления
    Е.Н. Маковой
paper-ask-post = Должность того, кто подписывает. Например: Руководитель ОЦПРМСО
paper-ask-name = Кто подписывает? Например: О.А. Левина

button-paper-order = Приказ { $number } от { $on }
button-paper-fill = ✍️ Заполнить строки · { $count }
button-paper-rows = Все строки
button-paper-review = Проверить · { $count }
button-paper-waiting = Что не принято
button-paper-parts = Выводы и решения
button-paper-frame = Шапка и подпись
button-paper-word = 📄 Скачать Word
button-paper-archive = Архив { $code }
button-school-paper = 📄 Справка
button-paper-orders = Другой приказ
button-paper-back = ‹ К отчёту
button-paper-next = Дальше ›
button-paper-own = Вернуть составленное
button-month-plan = 📄 План центра на { $month }

month-paper-title = ПЛАН РАБОТЫ
month-paper-heading = { $centre } на { $month }
month-paper-month = { $month } { $year } г.
month-paper-day = Дата, срок
month-paper-place = Пункт плана
month-paper-undated = дата уточняется
month-paper-meetings = Мероприятия
month-paper-deeds = Работа центра и управления
month-paper-schools = Сроки общеобразовательных организаций
month-paper-papers = Отчётность
month-paper-code = { $code } – { $title }
month-paper-report = Информация о реализации планов мероприятий по приказу № { $number }
month-paper-file = План
month-paper-caption = План центра на { $month }: встречи, наши пункты, сроки школ.
month-paper-empty = На { $month } в планах ничего нет. Другой месяц можно назвать словом: «план центра на март».

school-paper-title = СПРАВКА
school-paper-source = Справка составлена по сведениям, представленным общеобразовательной организацией.
school-paper-registered = { $day } № ____________
school-paper-file = Справка
school-paper-caption = Справка по { $school }: из ответов самой школы.
school-paper-which = По какой школе? Напишите так: «справка СШ № 9».
paper-school-empty = От { $school } ещё ничего не спрашивали, справку составлять не из чего.
