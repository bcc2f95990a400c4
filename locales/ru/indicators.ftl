indicators-title = <b>Показатели</b>
indicators-plan = { $code }: достигнуто { $met } из { $all }{ $missed ->
    [0] {""}
   *[other] , пока не достигнуто { $missed }
}{ $unknown ->
    [0] {""}
   *[other] , без данных { $unknown }
}
indicators-none = В планах этого года показателей нет.
indicators-of-plan = <b>Показатели { $code }, на { $day }</b>
indicators-sum = Достигнуто { $met } из { $all }{ $missed ->
    [0] {""}
   *[other] , пока не достигнуто { $missed }
}{ $unknown ->
    [0] {""}
   *[other] , без данных { $unknown }
}
indicators-not-yours = Показатели открыты только центру и управлению. Ваши пункты: /my.
indicator-line-met = ✔️ { $name }: { $group }, { $fact }
indicator-line-not-met = ▫️ { $name }: { $group }, { $fact }, нужно { $wanted }
indicator-line-unknown = … { $name }: { $group }, данных пока нет, нужно { $wanted }
indicator-all-schools = все школы
indicator-head = <b>{ $place }, { $name }</b>
indicator-target = Нужно: { $planned }, { $of }
indicator-target-number = Нужно: { $planned }
indicator-target-schools = Нужно: { $planned }, { $of }. Это { $needed } из { $size } { $size ->
    [one] школы
    [few] школ
   *[many] школ
}
indicator-fact = На { $day }: { $fact }. { $conclusion ->
    [met] Достигнут
   *[other] Пока не достигнут
}
indicator-fact-unknown = На { $day }: данных пока нет
indicator-ahead = На { $day }: срок ещё не начался
indicator-counted = По ответам: { $fact }. Считается то, что указал центр
indicator-reaching = Сами набрали нужное: { $count } из { $size } { $size ->
    [one] школы
    [few] школ
   *[many] школ
}
indicator-lacks = { $school }: { $done } из { $total }, ещё { $lacks }
indicator-lacking = Кому немного не хватает: { $names }
indicator-waiting = Ждут проверки: { $count }
indicator-nearest = Ближе всех: { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}
indicator-stand-waiting = ждёт проверки
indicator-stand-uncounted = нет чисел
indicator-stand-going = в работе
indicator-stand-trouble = трудности
indicator-stand-silent = ответа пока нет
indicator-stand-ahead = срок впереди
indicator-forecast-possible = Прогноз: если подтвердится всё, что ещё спрашиваем, будет { $best } из { $size }. Этого хватит
indicator-forecast-short = Прогноз: даже если подтвердится всё, будет { $best } из { $size }. Не хватит { $lacks }
indicator-forecast-open = Прогноза пока нет: ждём { $count ->
    [one] ответ { $count } школы
    [few] ответы { $count } школ
   *[many] ответы { $count } школ
}
indicator-unasked = Ещё о { $count } { $count ->
    [one] школе
    [few] школах
   *[many] школах
} сведений нет. Если они у вас есть, введите значение
indicator-source-statuses = Откуда: принятые ответы школ
indicator-source-attendance = Откуда: отметки на встречах и принятые ответы школ
indicator-source-numbers = Откуда: числа из принятых ответов
indicator-source-stated = Откуда: указывает центр
indicator-history = Указал центр:
indicator-word = • { $value }, { $author }, { $at }{ $note }{ $gone ->
    [yes] {" "}(отменено)
   *[no] {""}
}
indicator-ask = Напишите значение: «5 из 6» или «62 %». После него можно добавить пояснение.
indicator-unclear = Не вижу значения. Напишите так: «5 из 6», «62 %» или одно число.
indicator-gone = Этого показателя больше нет. Все показатели: напишите «показатели».
indicator-plan-unknown = Такого плана нет. Есть: { $known }.
indicator-day-unknown = На этот день показатели не собирают. Можно на { $days }.
indicator-item-unknown = В { $code } у пункта { $item } показателя нет. Все показатели плана: «показатели { $code }».
indicator-which-of = У этого пункта два показателя. Который?
baselines-title = <b>Начальные значения { $code }, на { $day }</b>
baseline-head = <b>Начальное значение { $code }, на { $day }</b>
baseline-line = { $number }. { $topic }: было { $before }
baseline-line-now = { $number }. { $topic }: было { $before }, теперь { $now }
baseline-not-measured = не измерялось

button-indicators = Показатели
button-indicators-day = На { $day }
button-indicators-back = ‹ Все показатели
button-indicators-plan = ‹ Показатели { $code }
button-indicator-type = ✏️ Ввести значение
button-indicator-undo = ↩️ Отменить
button-baselines = Начальные значения
button-baselines-back = ‹ Начальные значения

official-indicator-unknown = Данных пока нет

words-indicators = показатели, показатель
words-baselines = начальные значения, начальное значение, начальные, начальное
words-indicator-undo = отменить, отмена, отмени
