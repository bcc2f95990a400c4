plan-head = <b>Plan for { $month } · { $school }</b>
plan-head-free = <b>Plan for { $month } · { $school }</b>: nothing is due.
plan-group = By { $due }:
plan-group-early = By { $due } (the plan says { $printed }, but your summer should be free):
plan-collected = For the { $span ->
    [half] half-year report
    [year] year’s report
   *[report] report
}, by { $due }, { $count ->
    [one] { $count } short question
   *[other] { $count } short questions
}:
plan-meetings = Meetings:
plan-one-meeting = One meeting: { $when }.
plan-late = Since { $since } we have been waiting for{ $count ->
    [1] { " one thing" }
   *[other] { "" }
}: { $names }. { $tail }
plan-late-paper = If it is ready, its number and date are enough.
plan-late-press = If it is ready, one tap is enough.
plan-were = { $when }, { $form ->
    [masculine] was there: { $name }?
    [feminine] was there: { $name }?
    [neuter] was there: { $name }?
    [plural] were there: { $name }?
   *[unsure] was there: { $name }?
}
plan-were-these = { $when }, were there: { $names }?
plan-numbers = Figures for { $span }:
plan-thanks = Thank you, everything is in.
plan-rest = The rest is in the whole list.
in-month = In { $month }
from-to-month = From { $first } to { $last }

agenda-group = <b>By { $due }, { $left ->
    [one] { $left } working day
   *[other] { $left } working days
}. { $school }</b>
agenda-last-day = <b>Today is the last day. { $school }</b>
agenda-early = The plan says { $printed }, but your summer should be free.
agenda-early-some = { $places }: the plan says { $printed }, but your summer should be free.
agenda-late = <b>The date passed on { $since }, no answer yet. { $school }</b>
agenda-late-going = <b>The date passed on { $since }. { $school }</b>
agenda-late-days = <b>The date has passed, no answer yet. { $school }</b>
agenda-card = { $left ->
    [one] { $left } working day left.
   *[other] { $left } working days left.
}
agenda-card-last = Today is the last day.
agenda-card-late = No answer yet. If it is done, one tap is enough.
agenda-card-going = You are working on it. If it is ready, one tap is enough.
agenda-late-tail = If it is done, one tap is enough. If something is in the way, write: we will help or move the date.
agenda-more = … { $count ->
    [one] { $count } more item
   *[other] { $count } more items
} in the whole list
agenda-tail = Ready? Press the item. Not in time? There you can also ask for another date.

list-line-hint = • { $name }: { $hint } ({ $place })
list-line-going = • { $name } ({ $place }), in progress
list-item = • { $text }
list-more = • … { $count } more
names-more = { $names } and { $count } more
list-rest = { $names } and { $count } more
line-since = { $line }, { $day }
name-numbers = { $name }, figures
hint-numbers = how many of how many
hint-done = what was done
hint-document = number and date
hint-agreement = with whom, number and date
hint-if-any = if there was any

line-months = { $name }: { $months }
line-pair = { $name }, pair of { $school } and { $partner }

meeting-line = { $when }: { $name }
meeting-moment = { $day }, { $time }
meeting-today = <b>Today, { $line }</b>
meeting-tomorrow = <b>Tomorrow, { $line }</b>
meeting-soon = <b>{ $line }</b>
meeting-nothing-needed = Nothing to send.
event-name = { $name } ({ $place })
events-rest = { $count } more
events-count = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
events-undated = Also in { $month } { $names }: { $count ->
    [one] the department will name the date
   *[other] the department will name the dates
}, nothing to send.
events-undated-only = In { $month } { $names }: { $count ->
    [one] the department will name the date
   *[other] the department will name the dates
}, nothing to send.
joined-and = { $first } and { $last }

button-all-list = 📋 Whole list
button-walk = ✍️ Answer one by one
button-were-done = ✅ Yes, { $form ->
    [masculine] there was
    [feminine] there was
    [plural] there were
   *[neuter] there was
}
