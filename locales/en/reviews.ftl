command-review = Review the schools’ answers

queue-head = <b>Waiting for review: { $count }</b>
queue-oldest = The oldest answer waits since { $day }.
queue-choose = Choose where to begin.
queue-empty = Nothing to review now: there are no new answers.
queue-nothing-here = All is reviewed here, thank you.
queue-unknown = Nothing to review by the words “{ $text }”. Write an item’s number, such as “ДК1 1.6”, or a school, such as “СШ № 9”.

button-queue = ‹ To the list
button-by-item = By item
button-by-age = Oldest first
button-asks = ❓ Schools ask · { $count }
button-phoned = 📞 Record for a school
button-automatic-on = ⚙️ Accept without review: on
button-automatic-off = ⚙️ Accept without review: off

review-head = <b>To review, { $place } of { $count }</b>
review-head-past = <b>A school’s answer</b>
review-what = { $place } · { $school }
review-expected = Expected: { $text }
review-answer = Answer: <b>{ $status }</b>
review-answer-proof = Answer: <b>{ $status }</b>. { $proof }
status-going-on = going on
status-not-needed = not needed
review-who = { $when }, { $who }
review-phoned = { $when }, recorded by the centre from the school’s words ({ $who })
review-former = Returned before: “{ $reason }”
review-asked = The school asked: “{ $text }”
review-answered = The centre answered: “{ $text }”
review-skips = Once “not for us” is accepted, the item no longer counts for this school.
review-unchecked = Not reviewed by the centre for { $days ->
    [one] { $days } working day
   *[other] { $days } working days
}. It does not count against the school.
review-accepted = ✔️ Accepted by { $who }
review-accepted-itself = ✔️ Accepted without review, by rule
review-returned = Returned: “{ $reason }”
review-superseded = The school has answered anew, this answer no longer stands.

button-accept = Accept
button-return = Return
button-accept-all = Accept all of the item · { $count }
button-next = Next
button-files = 📎 Files · { $count }

review-done-accepted = ✔️ Accepted: { $name } ({ $place }), { $school }
review-done-returned = ↩️ Returned: { $name } ({ $place }), { $school }. The school will be told in working hours and has at least five working days.
review-done-all = ✔️ { $count ->
    [one] { $count } answer accepted
   *[other] { $count } answers accepted
}
review-done-undone = { $count ->
    [one] Undone: the answer waits for review again.
   *[other] Undone: { $count } answers wait for review again.
}
review-done-stale = This answer has been reviewed or changed already: { $name } ({ $place }), { $school }.
review-only-one = There are no other answers here.
review-file = { $place } · { $school }
review-file-lost = Telegram no longer gives these files. Ask the school to send them again.
review-no-files = There are no files with this answer.

return-ask = What is to be made clear? { $name } ({ $place }), { $school }.

    Choose, or write one line: the school will see it word for word.
button-reason-number = No number and date
button-reason-document = Another document
button-reason-responsible = No one responsible named
button-reason-unreadable = Unreadable
reason-number = The document’s number and date are missing. Write them in one line, such as: order 45 of 23.12
reason-document = This seems to be another document. Please send the one that the item is about
reason-responsible = It does not show who is responsible. Send the page that names them
reason-unreadable = The file cannot be read. Send a sharper picture

automatic-on = <b>Accepting without review is on</b>

    Accepted at once: attendance, “not needed”, two numbers such as 14 of 32, “going on” with a line, and monthly ticks.
    “Not for us”, orders and minutes always wait for you.
automatic-off = <b>Accepting without review is off</b>

    Every school answer waits for you.
button-automatic-switch-off = Switch off
button-automatic-switch-on = Switch on

returned-head = Please clarify: { $name } ({ $place })
returned-head-school = Please clarify: { $name } ({ $place }), { $school }
returned-reason = The centre writes: “{ $reason }”.
returned-time = Your answer is kept. There is time until { $due }; this does not count as late.
returned-many-head = <b>The centre asks you to clarify { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}</b>
returned-many-line = • { $name } ({ $place }): “{ $reason }”
returned-many-line-school = • { $school }: { $name } ({ $place }): “{ $reason }”
returned-many-tail = Your answers are kept, and this does not count as late. Press an item.
returned-more = … and { $count } more in the list, /my
returned-ask = Write to the centre in one message. The answer will come here.
return-over-message = The centre needs nothing more: { $name } ({ $place }). There is nothing to do.
return-kept = The centre has accepted your answer: { $name } ({ $place }). There is nothing to do.
asked-centre = Passed on to the centre: { $name } ({ $place }). The answer will come here.
centre-answers = The centre answers: { $name } ({ $place })
centre-answers-text = “{ $text }”
button-ask-centre = 💬 Reply to the centre
button-ask-nothing = ‹ Never mind

inquiry-head = <b>A school asks, 1 of { $count }</b>
inquiry-head-one = <b>A school asks</b>
inquiry-returned = You returned it: “{ $reason }”
inquiry-line = Write the answer in one line: { $school } will see it word for word.
inquiry-none = No school asks anything now.
inquiry-done-answered = The answer is sent: { $name } ({ $place }), { $school }.
inquiry-done-kept = ✔️ Accepted as it is: { $name } ({ $place }), { $school }.
button-inquiry-answer = 💬 Answer the school
button-inquiry-keep = Accept as it is
school-asks-head = Schools ask about returned answers:
school-asks-line = • { $school }, { $name } ({ $place }): “{ $text }”
button-asks-open = ❓ Answer

phoned-school = For which school?
phoned-items = { $school }: what is the school calling about?
phoned-nothing = { $school }: nothing is asked now, there is nothing to record.
phoned-card = <b>{ $name }</b>
phoned-which = What did the school say? It is marked “recorded by the centre from the school’s words”.
phoned-recorded = Recorded from the school’s words: { $name } ({ $place }), { $school }, { $status }
phoned-line = If the school named a number and date, figures or details, write them in one line.
phoned-undone = The record is undone: { $name } ({ $place }), { $school }.
phoned-by-centre = recorded by the centre from the school’s words
phoned-words = for
button-phoned-more = 📞 More for this school

recorded-unchecked = Not reviewed by the centre yet. It does not count against you, there is nothing to do.
card-returned = The centre asks: “{ $reason }”
plan-accepted = Accepted in { $month }: { $count }.

review-gone = This answer no longer exists. Open a fresh list: /review.
review-plan-over = The plan is closed, answers are no longer collected.
review-undo-late = The school has answered anew, this cannot be undone. Open /review.
return-over = The centre no longer waits for this. What is needed now: /my.
inquiry-over = The school has answered anew, the question is closed. Open /review.
phoned-not-yours = This is the school’s own answer, only the school can undo it.
line-empty = Write it in words, in one line.
line-long = Too long: please keep it within { $limit } characters.

words-review-accept = accept, accepted, yes, +
words-review-all = accept all, accept all of the item
words-review-return = return, send back
words-review-next = next, skip, later
words-review-files = file, files, show file, show files
words-review-undo = undo, cancel
words-queue-item = items, by item
words-queue-school = schools, by school
words-queue-age = old, oldest, oldest first, by age
words-queue-asks = questions, asks, schools ask
words-queue-automatic-on = auto, auto on
words-queue-automatic-off = auto off
words-queue-phoned = record, record for a school, for a school
words-ask-centre = centre, question, to the centre
