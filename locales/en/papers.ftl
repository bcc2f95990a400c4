button-school-report = 📄 School report
button-calendar = 📅 Calendar
words-school-report = report, school report, my report, our report
words-calendar = calendar, school calendar, my calendar, our calendar

report-file = Report
report-caption = 📄 { $school } on { $day }: { $done } of { $total } done. Made of your answers, please check and sign.
report-empty-lines = Lines left empty, not answered yet: { $places }{ $more ->
    [0] .
   *[other] {" "}and { $more } more.
} Answer here, /my, or write into the file.
report-not-yours = A school’s report is made for its director and deputy. The summary of all schools: /summary.
report-empty = Your school has not been asked anything yet, there is nothing to report. What lies ahead: /my.

calendar-file = Calendar
calendar-name = Vekhi: { $names }
calendar-due = { $name } ({ $place })
calendar-whose = { $name }, { $school }
calendar-done = ✓ { $name }
calendar-needs = Needed: { $needs }.
    Answer: https://t.me/{ $bot }
calendar-meeting = A meeting on: { $places }.
calendar-caption = 📅 Open the file, and the phone adds { $days ->
    [one] { $days } due day
   *[other] { $days } due days
}{ $meetings ->
    [0] {""}
    [one] {" "}and { $meetings } meeting
   *[other] {" "}and { $meetings } meetings
} to the calendar. When something changes, send /calendar again: the entries are updated, not doubled.
calendar-empty = There are no due days or meetings of yours in this school year yet. What lies ahead: /my.

paper-given = The file is here already, below. Nothing was answered since.
paper-too-heavy = The file could not be made just now. Please try again in a minute.
