indicators-title = <b>Indicators</b>
indicators-plan = { $code }: met { $met } of { $all }{ $missed ->
    [0] {""}
   *[other] , not yet { $missed }
}{ $unknown ->
    [0] {""}
   *[other] , no data { $unknown }
}
indicators-none = This year’s plans have no indicators.
indicators-of-plan = <b>Indicators of { $code }, for { $day }</b>
indicators-sum = Met { $met } of { $all }{ $missed ->
    [0] {""}
   *[other] , not yet { $missed }
}{ $unknown ->
    [0] {""}
   *[other] , no data { $unknown }
}
indicators-not-yours = Indicators are open to the centre and the department only. Your items: /my.
indicator-line-met = ✔️ { $name }: { $group }, { $fact }
indicator-line-not-met = ▫️ { $name }: { $group }, { $fact }, needed { $wanted }
indicator-line-unknown = … { $name }: { $group }, no data yet, needed { $wanted }
indicator-all-schools = all schools
indicator-head = <b>{ $place }, { $name }</b>
indicator-target = Needed: { $planned }, { $of }
indicator-target-number = Needed: { $planned }
indicator-target-schools = Needed: { $planned }, { $of }. That is { $needed } of { $size } { $size ->
    [one] school
   *[other] schools
}
indicator-fact = For { $day }: { $fact }. { $conclusion ->
    [met] Met
   *[other] Not met yet
}
indicator-fact-unknown = For { $day }: no data yet
indicator-ahead = For { $day }: its term has not begun
indicator-counted = By the answers: { $fact }. What the centre has stated counts
indicator-reaching = Have reached it themselves: { $count } of { $size } { $size ->
    [one] school
   *[other] schools
}
indicator-lacks = { $school }: { $done } of { $total }, { $lacks } more
indicator-lacking = Short by a little: { $names }
indicator-waiting = Waiting to be checked: { $count }
indicator-nearest = Nearest: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
indicator-stand-waiting = waiting to be checked
indicator-stand-uncounted = no numbers
indicator-stand-going = in progress
indicator-stand-trouble = a difficulty
indicator-stand-silent = no answer yet
indicator-stand-ahead = ahead
indicator-forecast-possible = Forecast: if all that is still asked is confirmed, { $best } of { $size }. That is enough
indicator-forecast-short = Forecast: even if all is confirmed, { $best } of { $size }. Short by { $lacks }
indicator-forecast-open = No forecast yet: waiting for { $count ->
    [one] { $count } school
   *[other] { $count } schools
}
indicator-unasked = Nothing is known of { $count } more { $count ->
    [one] school
   *[other] schools
}. If you know, enter the value
indicator-source-statuses = From: accepted answers of schools
indicator-source-attendance = From: ticks at meetings and accepted answers of schools
indicator-source-numbers = From: numbers in accepted answers
indicator-source-stated = From: the centre’s word
indicator-history = Stated by the centre:
indicator-word = • { $value }, { $author }, { $at }{ $note }{ $gone ->
    [yes] {" "}(taken back)
   *[no] {""}
}
indicator-ask = Write the value: “5 of 6” or “62 %”. A note may follow it.
indicator-unclear = I see no value. Write it like this: “5 of 6”, “62 %” or one number.
indicator-gone = This indicator no longer exists. For all of them write “indicators”.
indicator-plan-unknown = There is no such plan. There are: { $known }.
indicator-day-unknown = Indicators are not collected for this day. It can be { $days }.
indicator-item-unknown = Item { $item } of { $code } has no indicator. All of the plan: “indicators { $code }”.
indicator-which-of = This item has two indicators. Which one?
baselines-title = <b>First values of { $code }, for { $day }</b>
baseline-head = <b>First value of { $code }, for { $day }</b>
baseline-line = { $number }. { $topic }: was { $before }
baseline-line-now = { $number }. { $topic }: was { $before }, now { $now }
baseline-not-measured = not measured

button-indicators = Indicators
button-indicators-day = For { $day }
button-indicators-back = ‹ All indicators
button-indicators-plan = ‹ Indicators of { $code }
button-indicator-type = ✏️ Enter a value
button-indicator-undo = ↩️ Take back
button-baselines = First values
button-baselines-back = ‹ First values

official-indicator-unknown = No data yet

words-indicators = indicators, indicator
words-baselines = first values, first value, first
words-indicator-undo = undo, take back, cancel
