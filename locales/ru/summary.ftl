summary-head = <b>{ $count ->
    [one] Приказ
    [few] Приказы
   *[many] Приказы
} { $orders }, { $about }, на { $when }</b>
summary-report = Сбор до { $collect }, информация до { $due } ({ $left ->
    [0] последний день
    [one] { $left } рабочий день
    [few] { $left } рабочих дня
   *[many] { $left } рабочих дней
})
summary-nothing-due = Срок ещё не наступил ни по одному пункту. Впереди: { $ahead }{ $early ->
    [0] {""}
   *[other] , уже выполнено { $early }
}
summary-due = Срок наступил: { $due }. Выполнено { $done } ({ $share } %), из них принято { $accepted }, { $yours ->
    [yes] ждут вас
   *[no] ждут проверки
} { $waiting }
summary-left-returned = Вернули: { $count }
summary-left-difficulty = Трудности: { $count }
summary-left-skipped = «Не относится»: { $count }
summary-left-going = В работе: { $count }
summary-left-later = Просят другой срок: { $count }
summary-left-nobody = Спросить некого: { $count }
summary-left-silent = Ответа нет: { $count }{ $schools ->
    [0] {""}
    [one] {" "}({ $schools } школа)
    [few] {" "}({ $schools } школы)
   *[many] {" "}({ $schools } школ)
}
summary-without-evidence = Без номера и даты документа: { $count }
summary-week = За неделю: +{ $answers } { $answers ->
    [one] ответ
    [few] ответа
   *[many] ответов
}, +{ $accepted } принято
summary-week-quiet = За неделю новых ответов не было
summary-early = Сдано раньше срока: { $count }
summary-ours = Наши пункты: { $done } из { $asked }
summary-ready = Строк отчёта готово: { $ready } из { $total }
summary-absent = Не подключены: { $names }
summary-by-roadmap = <b>По дорожным картам: выполнено из начатого</b>
summary-by-cluster = <b>По кластерам: выполнено из начатого</b>
summary-by-school = <b>По школам: выполнено из начатого</b>
summary-by-item = <b>По пунктам: выполнено из начатого</b>
summary-by-ours = <b>Наши пункты: выполнено из начатого</b>
summary-line = • { $name }: { $done } из { $asked }
summary-line-silent = • { $name }: { $done } из { $asked }, ответа нет: { $silent }
summary-none = Здесь пусто.
summary-list-silent = <b>Срок прошёл, ответа пока нет: { $count }</b>
summary-list-unproved = <b>Выполнено, но без номера и даты документа: { $count }</b>
summary-list-troubles = <b>Трудности: { $count }</b>
summary-list-school = • { $school }: { $places }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
summary-reason = <b>{ $reason }: { $count }</b>
summary-trouble = • { $school }, { $name } ({ $place })
summary-trouble-words = • { $school }, { $name } ({ $place }): «{ $words }»
summary-not-yours = Сводка открыта только центру и управлению. Ваши пункты: /my.
summary-unknown = Не знаю, что такое «{ $text }». Можно так: /summary СШ № 9, /summary ДК1 1.6, /summary ШНРО, /summary январь, /summary 13.01.2023.
summary-several = Пункт { $number } есть в нескольких картах: { $places }. Выберите один.
summary-picture-empty = Рисовать пока нечего: ни один пункт школ ещё не начат.
summary-picture-rest = Здесь первые { $shown } листов из { $all }. Остальные по карте и кластеру: «/summary ДК2, ШНРО, картинка».

button-summary = ‹ Сводка
button-summary-whole = ‹ Вся сводка
button-summary-review = Проверить · { $count }
button-summary-item = Пункт в плане
button-summary-matters = Решить
button-by-roadmap = По ДК
button-by-cluster = По кластерам
button-by-school = По школам
button-ours = Наши пункты
button-silent = Ответа нет · { $count }
button-troubles = Трудности · { $count }
button-unproved = Без номера и даты · { $count }
button-picture = Картинка
button-picture-dark = 🌙 Картинка
button-summary-report = Отчёт

words-summary-roadmaps = по дк, дк, по картам, карты
words-summary-clusters = по кластерам, кластеры
words-summary-schools = по школам, школы
words-summary-items = по пунктам, пункты
words-summary-silent = ответа нет, нет ответа, не ответили, кто не ответил
words-summary-troubles = трудности
words-summary-unproved = без номера, без номера и даты, без документа
words-summary-ours = наши пункты, наши
words-summary-picture = картинка, картинкой

picture-title = { $code }{ $count ->
    [1] {""}
   *[other] , лист { $number } из { $count }
}, на { $when }
picture-done = принято
picture-unchecked = на проверке
picture-bare = без номера и даты
picture-going = в работе
picture-trouble = трудности
picture-returned = вернули
picture-silent = ответа нет
picture-waiting = срок впереди
picture-skipped = не относится
picture-absent = не подключена
