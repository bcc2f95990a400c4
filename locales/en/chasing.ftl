chase-head = <b>Remind { $people ->
    [one] { $people } person
   *[other] { $people } people
}, items: { $count }</b>
chase-line = • { $school }: { $places }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
chase-away = • { $school }: { $places }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
} (away until { $until }, will read it then)
chase-absent = Nobody to write to: { $names }. Better call them.
chase-again = Reminded lately: { $count } of them, on { $day }. Remind again?
chase-now = It leaves at once. Whoever has had two messages today will read it tomorrow.
chase-later = It leaves { $when }: nobody is disturbed outside working hours.
chase-put-off = All right, nobody is reminded. To come back, write “remind”.
chase-batch = <b>Reminder of { $when }</b>
    Received: { $reached } of { $count }
chase-waiting = Still to receive it: { $names }
chase-unsure = Not known whether it arrived: { $names }
chase-lost = Not received (answered already, or cannot be reached): { $names }
chase-gone = This reminder no longer exists. For a new one write “remind”.
chase-nobody = There is nobody to remind: in this list all have answered or have not joined yet.

calls-none = Nobody to call: nobody has been silent for long.
calls-head = <b>Schools to call: { $count }</b>
    They get no reminders any more, only the month’s plan.
calls-line = • { $school }: since { $since }, { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}, { $count ->
    [one] { $count } item
   *[other] { $count } items
}
call-head = <b>{ $school }</b>: no answer since { $since }, { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}
call-answered = <b>{ $school }</b>: everything has been answered.
call-person = { $role }: { $name }
call-person-lost = { $role }: { $name }, does not get messages
call-nobody = Nobody has joined the bot.
call-called = Called on { $day }. Without an answer the school is back on the list in 7 working days.
call-held = The department is not told about this school.
call-unknown = I do not know the school “{ $name }”. Try: “called СШ № 9”.

button-chase = 🔔 Remind who has not answered
button-chase-all = 📣 Send to all · { $count }
button-chase-new = 📣 Not reminded yet · { $count }
button-chase-batch = 👀 Who received it
button-calls = 📞 Schools to call
button-calls-back = ‹ Schools to call
button-call-back = ↩️ Back to the list
button-call-write = ✍️ Write the answer down
button-call-hold = Do not show to the department
button-call-show = Show to the department
button-chase-move = 📅 Move the date

words-chase = remind, remind all, remind who has not answered
words-chase-start = remind
words-calls = schools to call, who to call, calls
words-called-start = called
words-send = send, send it, yes
words-put-off = not now, no, cancel
