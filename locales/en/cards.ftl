list-line = • { $name } ({ $place })

due-until = by { $day }
due-passed = passed on { $day }

card-title = <b>{ $name }</b>
card-measure = { $text }
card-span = For { $count ->
    [1] the month of
   *[other] the months
} { $span }
card-holder = 👤 Handed to: { $role } { $name }
card-due = Due: <b>{ $due }</b>
card-due-early = Please answer <b>{ $due }</b>, due in the plan { $printed }
card-needs = Needed: { $needs }
card-mind = Note: { $text }
card-now = Now: { $status }, { $when }, { $who }
card-event-undated = The department will name the date. Nothing to send.
card-event-dated = { $when }. Place: { $place }. Nothing to send.

card-needs-document = the school’s order (number and date; a file or link if you like)
card-needs-minutes = the minutes (number and date) and one line: what was decided
card-needs-attendance = nothing to send, only a mark
card-needs-file-or-line = a file, or one line about what was done
card-needs-phrases = one to three sentences about what was done; they go into the report word for word
card-needs-agreement = with whom the agreement is, number and date, or “not needed”
card-needs-numbers = numbers only. Answer like this: 14 of 32. Lists of children stay at school
card-needs-teachers = how many teachers, and of how many. Answer like this: 14 of 32
card-needs-progress = one line about what has been done so far
card-needs-line = one line about what was done

status-done = done
status-in-progress = in progress
status-difficulty = there are difficulties
status-not-applicable = not for us

recorded-done = ✅ Recorded: { $name } ({ $place }), done
recorded-in-progress = 🔄 Recorded: { $name } ({ $place }), in progress
recorded-going-on = ✅ Recorded: { $name } ({ $place }), going on
recorded-difficulty = ⚠️ Recorded: { $name } ({ $place }), difficulties
recorded-not-applicable = ➖ Recorded: { $name } ({ $place }), not for our school
recorded-not-needed = ➖ Recorded: { $name } ({ $place }), was not needed
recorded-comment = “{ $text }”

recorded-sent = Sent to the centre. Nothing more is needed.
recorded-accepted = ✔️ Accepted by the centre.
recorded-later = I will remind you once, on the last day. When it is ready, press “✅ Done”.
recorded-tell-what = Write in one line what is in the way: the centre will see it and help.
recorded-tell-centre = The centre will see it and help. No reminders for now.
recorded-tell-progress = Write in one line what has been done: it goes into the report.
recorded-add-document = Add the number and date of the document, for example: order 45 of 23.12. They go into the report. No scan needed.
recorded-add-minutes = Add the number and date of the minutes and what was decided, for example: minutes 4 of 23.12, plan approved. No scan needed.
recorded-add-agreement = Add with whom the agreement is, its number and date, for example: with School 33, No. 5 of 23.12. No scan needed.
recorded-add-teachers = How many teachers, and of how many? Answer like this: 14 of 32.
recorded-add-numbers = Add the numbers, for example: 14 of 32. Please send no lists of children.

proof-document = { $kind ->
    [order] order
    [minutes] minutes
    [agreement] agreement
    [note] note
   *[other] document
} No. { $number }
proof-document-dated = { $kind ->
    [order] order
    [minutes] minutes
    [agreement] agreement
    [note] note
   *[other] document
} of { $on } No. { $number }
proof-figures = { $done } of { $total }
proof-figure = number: { $done }
proof-files = { $count ->
    [1] file received
    [one] { $count } file received
   *[other] { $count } files received
}
proof-when = { $when }
proof-all = { $proof }. { $when }

printed-head = 📜 As in the order, { $place }

    { $measure }
printed-description = <i>Description:</i> { $text }
printed-term = <i>Terms:</i> { $text }
printed-responsible = <i>Responsible:</i> { $text }
printed-result = <i>Expected results:</i> { $text }

button-done = ✅ Done
button-going-on = ✅ Going on
button-in-progress = 🔄 In progress
button-difficulty = ⚠️ Difficulties
button-file = 📎 File
button-more = ⋯ More
button-not-applicable = ➖ Not for us
button-not-needed = ➖ Was not needed
button-as-printed = 📜 As in the order
button-back = ‹ Back
button-undo = ↩️ Undo
button-what-is-needed = 📋 What is needed

send-file = Send the file or photo as your next message. Item: { $name } ({ $place }).
which-item = Which item is this about? Your message is kept, choose the item.
which-status = { $name } ({ $place })

    Your message is kept. How shall I record it?
no-files = For “{ $name }” ({ $place }) only numbers are needed. I did not keep the file: lists of children stay at school. Answer like this: 14 of 32.

not-found = This item no longer exists. Open a fresh list: /my.
not-yours = This item is not for your school. Your items: /my.
roadmap-closed = The plan is closed and takes no more answers. If something must be corrected, call the centre.
already-accepted = The centre has accepted this answer already. If something must be corrected, call the centre.
event-nothing-needed = Nothing needs to be sent about this meeting.
numbers-only-no-file = Only numbers are needed here, for example: 14 of 32. Lists of children stay at school.
nothing-open = Nothing is expected of your school now. If this answers an item, open it from /my and reply to its card.
nothing-open-ours = You have no open items now. I record an answer for a school like this: “СШ № 9: ДК1 1.6 выполнено”. All I can do: /help.
nothing-to-answer = Schools and the centre answer items, nothing is needed from you. How things go: /summary, all I can do: /help.
question-of-centre = This looks like a question, but you are the centre: there is nobody to pass it on to. Figures and schools: /summary, all I can do: /help.
