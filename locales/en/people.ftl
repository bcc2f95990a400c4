button-deputy-invite = 👤 Connect a deputy
button-send-hour = 🕙 Time of messages
button-switch-place = 🔁 Change school or role
button-team = 👥 Who is connected
button-link-revoke = Withdraw the link
button-link-revoke-until = Withdraw the link (until { $until })
button-deputy-end = Disconnect: { $name }
button-deputy-end-yes = Disconnect
button-deputy-back = ↩️ Bring back
button-hour = { $is_now ->
    [yes] ✓ { $hour }:00
   *[no] { $hour }:00
}
button-away = 🏖 I am away until …
button-away-week = A week, until { $until }
button-away-two = Two weeks, until { $until }
button-away-month = The rest of the month, until { $until }
button-away-back = ↩️ I am back
button-assign = 👤 Hand over
button-assign-item = { $name }
button-assign-plan = { $name }: all of { $code }
button-assign-back = ↩️ Take back
button-assign-return = ↩️ Return it
button-to-card = ‹ To the item
button-open = Open the item
button-place = { $is_now ->
    [yes] ✓ { $place }
   *[no] { $place }
}
button-place-all = { $is_now ->
    [yes] ✓ Everything
   *[no] Everything
}
button-join-too = ✅ Yes, connect me
button-join-not = No, it is not for me
button-forget-yes = Yes, remove my data
button-forget-no = No, I stay

deputy-forward = Forward the message above to your deputy. Do not open the link yourself: it is for one person and lives for 14 days.
deputy-link-made = The link is above, forward it to your deputy.
deputy-link-revoked = The link does not work any more.
team-head = { $school }. Connected:
team-member = • { $name }, { $role }
team-links = { $count ->
    [one] { $count } link for a deputy is waiting.
   *[other] { $count } links for deputies are waiting.
}
team-which = Which school?
deputy-sure = Disconnect? { $name }, { $school }.
    The answers stay with the school, reminders stop.
deputy-ended = Disconnected: { $name }, { $school }. The items come to you again.
director-only = Only the school’s director can do this. Please ask them or the centre.

hours = The plan and reminders come at { $hour }:00 on working days. Choose another time:
hour-set = Done, I write at { $hour }:00.

away-ask = Until which day are you away? Choose or write, for example: до 15 января.
    Until then your deputy gets the school’s items.
away-already = You are away until { $until }. Choose another day, write it, or come back:
away-day-bad = I cannot read the day. Write, for example: до 15 января. Up to four months ahead.
away-set = All right, until { $until } I do not write. First message: { $first }.
away-covered = Meanwhile your colleagues get the school’s items.
away-alone = { $count ->
    [one] Nobody else of { $schools } is connected: the questions wait for you, and the centre hears of it.
   *[other] Nobody else of { $schools } is connected: the questions wait for you, and the centre hears of it.
}
away-over = Welcome back! I write to you again. What is needed now: /my.
away-schools-only = Only directors and deputies can say that they are away. At the centre all coordinators see the messages.
covering = { $who } is away until { $until }. Meanwhile the items of { $school } come to you.
nobody-here = { $name }: until { $until } there is nobody to answer, all who are connected are away. Reminders come after their return. Say what is urgent by phone.

assign-ask = To whom do you hand it over?
    { $name } ({ $place })
assign-now = { $name } ({ $place })
    Now with: { $who }. To whom do you hand it over?
assign-nobody = { $name } ({ $place })
    There is nobody to hand it over to: nobody else of the school is connected. Connect a deputy first.
assign-given = Handed over: { $name } ({ $place }).
    { $who } answers and is reminded. You hear of it only when its date has passed.
assign-given-plan = Handed over: all items of { $code }.
    { $who } answers and is reminded. You hear of it only when a date has passed.
assign-mine = The item is yours again: { $name } ({ $place }).
assign-mine-plan = All items of { $code } are yours again.
assign-how = Open the item in /my, there “⋯ More”, then “👤 Hand over”. Or reply to its card with the words “hand over”.
assigned = { $school }. Handed over to you: { $name } ({ $place }), { $due }.
    From: { $who }. I remind you before its date.
assigned-plan = { $school }. Handed over to you: all items of { $code }.
    From: { $who }. I remind you before the dates.
assignee-gone = This person is not connected any more. Open the item again: /my.

places = What shall /my and /summary show?
places-one = You are connected: { $place }. Another school or role needs a new invite link.
place-chosen = Now I show: { $place }. Reminders come about everything.
place-all-chosen = I show everything together.
place-not-yours = You are not connected there any more. Choose again: /place.
join-too = You are connected already: { $now }.
    This link connects you here as well: { $new }. Add it?
join-not = All right, nothing changes. The link still works, pass it on to whom it is for.
offer-gone = This question is out of date. Open the invite link once more.

forget-ask = I remove your name, your Telegram address, our messages and unused links, and stop writing.
    The school’s answers stay, with the role instead of your name. Remove?
forgotten = Done, your data are removed. A new invite link brings you back. Please delete this chat yourself.
forget-not = All right, everything stays as it was.

words-deputy = connect a deputy, подключить заместителя
words-team = who is connected, кто подключён
words-hour = time of messages, время сообщений
words-away = i am away, меня нет
words-back = i am back, я вернулся, я вернулась
words-place = change school, change role, сменить школу, сменить роль
words-forget = forget me, забудьте меня
words-assign = hand over, поручить
