command-meeting = Meetings: days, who comes, who came

events-head = <b>Meetings of the school year</b>
events-counts = Without a day: { $undated }. Planned: { $planned }. Held: { $held }.
events-none = There are no meetings in the plans. They appear when an order is loaded: send it as a file.
events-none-ahead = There are no meetings ahead.
events-none-over = No meetings are over yet.
event-line-planned = • { $day }: { $name } ({ $places })
event-line-over = • { $day }: { $name } ({ $places }), mark who came
event-line-held = • { $day }: { $name } ({ $places })
event-line-off = • { $day }: { $name } ({ $places }), cancelled
event-line-undated = • { $months }: { $name } ({ $places }), no day yet
event-line-late = • { $months }: { $name } ({ $places }), there was no day
events-ask-days = { $count ->
    [one] <b>It is time to name the day of { $count } meeting</b>
   *[other] <b>It is time to name the days of { $count } meetings</b>
}
events-ask-how = Tap a meeting and write its day, hour and place in one line. I will tell the schools after your “yes”.

event-title = <b>{ $name }</b> ({ $places })
event-before = Decisions of the last meeting carried out: { $done } of { $total }
event-own = Decisions of this meeting carried out: { $done } of { $total }
event-when = When: <b>{ $when }</b>
event-where = Where: { $where }
event-undated = No day yet, the plan says { $months }.
event-undated-late = There was no day, the plan says { $months }. If it was held, write when.
event-off = Cancelled. Another day can be named.
event-schools = { $kind ->
    [contest] Invited
   *[meeting] Taking part
}: { $count ->
    [one] { $count } school
   *[other] { $count } schools
}
event-no-schools = The plan asks no school to take part in it.
event-comings = { $when ->
    [ahead] Coming { $coming }, deputies { $deputy }, not coming { $not_coming }, no answer yet { $silent }
    [before] Answered before it: coming { $coming }, deputies { $deputy }, not coming { $not_coming }, silent { $silent }
   *[others] The others answered before it: coming { $coming }, deputies { $deputy }, not coming { $not_coming }, silent { $silent }
}
event-comings-contest = { $when ->
    [ahead] Taking part { $coming }, not taking part { $not_coming }, no answer yet { $silent }
    [before] Answered before it: taking part { $coming }, not taking part { $not_coming }, silent { $silent }
   *[others] The others answered before it: taking part { $coming }, not taking part { $not_coming }, silent { $silent }
}
event-said-came = The schools themselves say: came { $coming }, deputies { $deputy }, did not come { $not_coming }
event-said-came-contest = The schools themselves say: took part { $coming }, did not { $not_coming }
event-over-ask = { $kind ->
    [schools] Was it held? Mark who came.
   *[none] Was it held?
}
event-held = Held.
event-came = Came: { $came } of { $asked }
event-minutes = Minutes No. { $number }{ $is_dated ->
    [yes] { " " }of { $on }
   *[no] { "" }
}
event-materials = Materials: { $text }
event-materials-file = The materials came as a file.
event-no-minutes = There are no minutes or materials yet: they close the organizer’s side.

event-ask-day = Write the day, hour and place in one line, as in: 26.01 15:00, УОиМП, каб. 12. A link is welcome.
event-ask-minutes = Send the number and date of the minutes (“протокол 3 от 27.01”), a file or a line about the materials.
event-ask-decisions = Write the decisions, one a line: “до 20.02 всем ШНРО: график консультаций”. I will show them before they are saved.
event-ask-off = Cancel the meeting? Everybody who was told of it will be told once.
event-ask-not-held = Was it not held? The schools owe nothing for it, the organizer still does. Another day can be named later.
event-ask-unheld = Marked by mistake? The meeting will no longer be marked as held, and this is taken back with it:
event-back-schools = { $count ->
    [one] • who came: { $count } school
   *[other] • who came: { $count } schools
}
event-back-minutes = • the minutes: the organizer’s side is open again
event-back-decisions = { $count ->
    [one] • { $count } decision; the schools’ answers stay in the history
   *[other] • { $count } decisions; the schools’ answers stay in the history
}
event-ask-join = Which meeting is the same as this one? The schools will get one message.
event-proposed = { $when }, { $year }
event-no-place = No place is named; you can write it now or later.
event-day-off = This is a day off.
event-outside = The plan gives another time: { $months }.
event-tells-bodies = I will also tell the bodies in the plan: { $bodies }.
event-confirm = { $count ->
    [0] Set this day?
    [one] Set this day and tell { $count } school?
   *[other] Set this day and tell { $count } schools?
} Not right? Write the line again.
event-confirm-past = This day is past: I will not write to the schools, and next we mark who came. Right?
event-set = Saved.
event-set-told = { $count ->
    [one] Set, I am telling { $count } person: one from each school or body.
   *[other] Set, I am telling { $count } people: one from each school or body.
}
event-off-nobody = Cancelled. There is nobody to tell yet.
event-off-noted = Saved: it was not held.
event-off-told = { $count ->
    [one] Cancelled, I am telling { $count } person: one from each school or body.
   *[other] Cancelled, I am telling { $count } people: one from each school or body.
}
event-unheld = { $count ->
    [0] Taken back: the meeting is no longer marked as held. I am not writing to the schools.
    [one] Taken back: the meeting is no longer marked as held. { $count } school that knew of the decisions will read this once, in a daily message.
   *[other] Taken back: the meeting is no longer marked as held. { $count } schools that knew of the decisions will read this once, in a daily message.
}
event-joined = Joined: this is one meeting now.
event-is-split = Separated: every plan has a meeting of its own again.
event-papers-taken = Saved, thank you. The organizer’s side is closed.

sheet-head = { $kind ->
    [contest] Took part: { $came } of { $asked }
   *[meeting] Came: { $came } of { $asked }
}
sheet-how = { $kind ->
    [contest] Tap a school that did not take part.
   *[meeting] Tap a school that was not there; again, if a deputy was.
} You can also write: “absent: СШ № 9, 13”.
sheet-said-not = { $kind ->
    [contest] Not taking part
   *[meeting] Could not come
}, by their own word: { $schools }
sheet-said-deputy = Sent a deputy, by their own word: { $schools }
sheet-present = ✅ { $school }
sheet-deputy = 👤 { $school }
sheet-absent = ⬜ { $school }
sheet-unmarked = ❔ { $school }
sheet-added = Added after the meeting, not marked yet: { $schools }
sheet-saved = Saved. The schools do not need to send anything.
attendance-present = Took part on { $day }
attendance-deputy = A deputy took part, { $day }
attendance-absent = Did not take part on { $day }

decision-line = • <b>by { $due }</b>, { $whom }: { $what }
decision-no-day = ❓ “{ $text }”: I do not see by which day
decision-past = ❓ “{ $text }”: this day is over
decision-no-whom = ❓ “{ $text }”: I do not see who is asked
decision-no-what = ❓ “{ $text }”: what is to be done? Write it after the colon
decisions-again = Nothing is saved. Send all lines again, as in: до 20.02 всем ШНРО: график консультаций.
decisions-sure = { $count ->
    [one] This makes { $count } duty. Save it?
   *[other] This makes { $count } duties. Save them?
} Nobody is written to now, I remind before the day.
decisions-saved = { $count ->
    [one] { $count } decision is saved.
   *[other] { $count } decisions are saved.
}

notice-head = A meeting is set
notice-head-contest = You are invited to a contest
notice-head-back = The meeting will be as first set after all
notice-head-moved = The meeting has changed, this is how it stands
notice-head-soon = In an hour
notice-head-today = Today at { $time }
notice-head-off = The meeting is cancelled
notice-off = There is no need to come. If another day is named, I will write.
notice-over = This meeting is over, no answer is needed.
notice-undated = The day is still to be named, no answer is needed.
notice-schools = Schools: { $schools }
notice-body = You are told because by the plan this meeting is yours too: { $bodies }. No answer is needed.
notice-ask = Will you come?
notice-ask-contest = Will you take part? It is up to you.
coming-said-coming = ✅ Saved: you are coming. If anything changes, tap another answer.
coming-said-deputy = ✅ Saved: a deputy is coming. If anything changes, tap another answer.
coming-said-not = ✅ Saved: you cannot come. If anything changes, tap another answer.
coming-said-contest = ✅ Saved: you are taking part. If anything changes, tap another answer.
coming-said-contest-not = ✅ Saved: you are not taking part. If anything changes, tap another answer.
came-ask = The meeting is over. Were you there?
came-ask-contest = The contest is over. Did you take part?
came-said-present = ✅ Saved as you say: you were there. The centre will confirm it, nothing is to be sent.
came-said-deputy = ✅ Saved as you say: a deputy was there. The centre will confirm it, nothing is to be sent.
came-said-absent = ✅ Saved as you say: you were not there. The centre will see it, nothing is to be sent.
came-said-contest = ✅ Saved as you say: you took part. The centre will confirm it, nothing is to be sent.
came-said-contest-not = ✅ Saved as you say: you did not take part. Nothing is to be sent.
came-marked-present = The centre has noted: you were there. No answer is needed.
came-marked-deputy = The centre has noted: a deputy was there. No answer is needed.
came-marked-absent = The centre has noted: you were not there. If that is not so, write to the centre.
event-file-caption = Open the file to add the meeting to your phone’s calendar.

event-gone = This meeting no longer exists. All meetings: /meeting.
event-not-yours = Your school does not take part in this meeting. Your items: /my.
event-held-already = This meeting is marked as held, its day can no longer change.
event-none-ahead = No meeting waits for an answer now. Your items: /my.
event-which = There are several meetings ahead. Reply to the message about the one you mean, or tap a button under it.
event-none-over = No meeting waits for your word now. Your items: /my.
event-which-over = Several meetings are over. Open the one you mean in /my and tap a button under it.
event-day-unclear = I do not see the day in “{ $text }”. Write it as in: 26.01 15:00, УОиМП, каб. 12.
event-time-missing = The hour is missing. Write it as in: 26.01 15:00, УОиМП, каб. 12.
event-nothing-waits = There is nothing to confirm now. Open the meeting: /meeting.
event-not-joinable = This meeting cannot be joined any more: it has a day, or is gone.
event-split-late = The meeting has a day. Cancel it first, then separate.
event-off-already = This meeting is cancelled already. Another day can be set here: /meeting.
event-is-off = This meeting was cancelled, there is nobody to mark. If it was held after all, set that day: /meeting.
event-not-yet = It is too early to mark: the meeting is still ahead. If it was held before, write when.
event-not-held = First mark that the meeting was held: /meeting.
event-school-gone = This school is not in the meeting any more. Open the meeting again: /meeting.
event-schools-unclear = I do not know the school. Write it as in: absent: СШ № 9, 13.
event-minutes-empty = Send the number and date of the minutes, a file or a line about the materials.
event-decisions-empty = Write the decisions, one a line.
event-no-day = This meeting has no day yet.

button-events-all = ‹ All meetings
button-events-ahead = Ahead
button-events-over = Over
button-event-day = 📅 Name the day
button-event-move = 📅 Move
button-event-off = ✖️ Cancel
button-event-off-yes = Yes
button-event-yes = ✅ Yes, set it
button-event-yes-past = ✅ Yes, right
button-event-held = ✅ It was held
button-event-not-held = ✖️ Not held
button-event-who = 👥 Who came
button-event-unheld = ↩️ Marked by mistake
button-event-minutes = 📎 Minutes, materials
button-event-decisions = 📝 Decisions
button-event-join = 🔗 Join with another
button-event-split = ✂️ Separate by plans
button-sheet-save = ✅ Save
button-sheet-again = ✅ Save the changes
button-decisions-save = ✅ Save
button-coming = Coming
button-coming-deputy = A deputy will come
button-not-coming = Cannot come
button-take-part = We will take part
button-take-no-part = We will not
button-came = We were there
button-came-deputy = A deputy was there
button-not-came = We were not there
button-took-part = We took part
button-took-no-part = We did not take part
button-event-file = 📅 Add to calendar
