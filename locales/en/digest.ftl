digest-head = <b>Good morning! The week of { $week }.</b>
digest-days = { $first }–{ $last }
digest-report = • { $day }: the report on order { $number }. Rows ready: { $ready } of { $total }
digest-review = • To review: { $count } (the oldest from { $school }, since { $since })
digest-troubles = • Difficulties without an answer: { $count } ({ $names })
digest-wishes = • Asking for another date: { $count } ({ $names })
digest-silent = • No answer for more than three working days: { $count }
digest-call = • Silent for long: { $count ->
    [one] { $count } school
   *[other] { $count } schools
} ({ $names }). Better call them
digest-will-show = • In a week the department will be told of: { $names }. “Schools to call” lets you hold it back
digest-meetings = • Meetings: { $names }
digest-meeting = { $day }, { $name }
digest-undated = • Meetings without a date: { $count }, the first: { $name }
digest-aims = • Indicators: { $met } of { $all } reached
digest-aims-near = • Indicators: { $met } of { $all } reached. The nearest, { $place }: { $done } of { $size }, { $needed } needed. Expected: { $names }
digest-week = Last week: { $count ->
    [0] no answers.
    [one] { $count } answer. Thank you for keeping pace.
   *[other] { $count } answers. Thank you for keeping pace.
}
digest-season = <b>What the report of { $day } still lacks</b>
digest-lacks-rows = • texts of rows: { $count } of { $total } ({ $names })
digest-lacks-proof = • numbers and dates of documents: { $count }
digest-lacks-days = • dates of meetings: { $count }
digest-lacks-schools = • not joined: { $names }
digest-controller = <b>{ $codes }: done { $done } of { $due }, difficulties { $troubles }.</b>
digest-controller-silent = No answer for more than 10 working days: { $names }. The centre has reminded them; your call may be needed.
digest-controller-calm = Nothing is needed from you now: the centre takes care of the rest.
digest-controller-fine = All is going to plan, nothing is needed from you.
digest-since = { $school } (since { $day })

unsure-head = It is not known whether these messages arrived: the connection to Telegram broke while they were being sent.
unsure-line = • { $school }, { $name }: { $when }
unsure-tail = They are not repeated, so that nobody gets them twice. If it matters, remind the school or call it.
transfers-unknown = The transfers of days off in { $year } are not known yet; working days are counted without them. Once the calendar is approved, ask whoever runs the bot to update the program.

button-digest-date = Set a date
button-digest-report = Report
button-digest-look = Look
