plan-head = <b>Plan for { $month } · { $school }</b>
plan-head-free = <b>Plan for { $month } · { $school }</b>

    Nothing is due.
plan-group = By { $due }:

agenda-group = <b>By { $due }, { $left ->
    [one] { $left } working day
   *[other] { $left } working days
}. { $school }</b>
agenda-last-day = <b>Today is the last day. { $school }</b>
agenda-late = <b>The date passed on { $since }, no answer yet. { $school }</b>
agenda-late-tail = If it is done, one press is enough. If something is in the way, write: we will help or move the date.
agenda-recurring = Was it done in { $month }? Press the item and mark it:
agenda-more = … { $count ->
    [one] { $count } more item
   *[other] { $count } more items
} in the whole list
agenda-tail = Ready? Press the item. Not in time? There you can also write what is in the way.
agenda-plan-tail = I will remind you before each date. If it is ready, press the item: number and date are enough.

line-months = { $name }: { $months }
line-pair = { $name }, pair of { $school } and { $partner }

event-line = • { $when }: { $name } ({ $place })
event-name = { $name } ({ $place })
events-undated = Also in { $month }: { $names }. { $count ->
    [one] The department will name the date
   *[other] The department will name the dates
}, nothing to send.

button-all-list = 📋 Whole list
