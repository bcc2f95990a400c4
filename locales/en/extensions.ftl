button-extension = 📅 Ask for another date
button-extension-withdraw = ↩️ Take the request back
button-open-item = Open the item

extension-ask = { $name } ({ $place })
    It is due by { $due } now

    Until which day? Choose one or write a date, with the reason if you like: “27 января, ждём диагностику”.
extension-stands = You are asking for { $day } now; it can be changed.
extension-asked = 📅 Recorded: { $name } ({ $place }), you ask for { $day }
extension-reason = Reason: { $reason }
extension-decided-when = The centre will see the request ({ $when }). No reminders until it answers.
extension-why = Why? Press a button or write one line.
extension-which = For which item do you need another date?
extension-day-unclear = I cannot read a day in “{ $text }”. Write a date, for example 27.01.
extension-not-later = It is due by { $day } already. Write a later day.
extension-after-plan = The plan ends on { $ends }. Write an earlier day.
extension-answered = This item has an answer already, it needs no other date. Your items: /my.
extension-none = The date of this item cannot be moved. If something is in the way, press “⚠️ Difficulties”.
extension-over = This request has been decided already. /my shows how things stand.
card-extension-asked = You ask for another date: { $day }, the centre is deciding

centre-said-answered = The centre has answered: { $name } ({ $place }).
centre-said-moved = The date has been moved: { $name } ({ $place }), now due by { $day }.
centre-said-granted = The centre agrees: { $name } ({ $place }), now due by { $day }.
centre-said-refused = Another date was not possible: { $name } ({ $place }), the date stays.
centre-said-words = “{ $words }”
centre-unsaid = The centre will look at your request once more: { $name } ({ $place }). The former answer is taken back, I will write when there is a new one. Nothing to do now.
centre-said-next = When it is ready, open the item and press “✅ Done”.

matters-head = { $count ->
    [one] <b>{ $count } school question waits for your answer</b>
   *[other] <b>{ $count } school questions wait for your answer</b>
}
matters-none = All difficulties and requests for a date are answered. Thank you!
matter-difficulty = ⚠️ <b>{ $school }</b> · { $name } ({ $place }), { $due }.
matter-extension = 📅 <b>{ $school }</b> · { $name } ({ $place }), { $due }. They ask for { $day }.
matter-words = “{ $words }”
matter-shown = The mentor has been shown it.
matter-ask-answer = Write your answer to the school in one line.
matter-ask-day = To which day? Choose one or write a date, with the reason if you like.
matter-ask-refusal = Write to the school in one line why it is not possible.
matter-answered = ✅ The school has been answered: “{ $words }”
matter-moved = ✅ The date has been moved, now due by { $day }.
matter-called = ✅ Settled on the phone.
matter-granted = ✅ Agreed, now due by { $day }. The school is being told.
matter-refused = The school has been answered: the date stays. “{ $words }”
matter-refused-before = The school has been answered already: the date stays.
matter-withdrawn = The school has taken the request back, there is nothing to decide.
matter-passed = Things have changed since: the school has answered or the date was moved.
matter-undo-late = It is too late to take this back: the school has answered since, or the date was set anew.
matter-gone = This question no longer exists. The word “difficulties” shows what waits for you.
matter-line = Write one line of at most { $limit } characters.

button-matter-answer = Answer
button-matter-move = Move the date
button-matter-called = Called, settled
button-matter-grant = Yes, { $day }
button-matter-undo = ↩️ Take the decision back
button-matter-other = Another date
button-matters-others = The others · { $count }
button-matter-difficulty = ⚠️ { $school } · { $number }
button-matter-extension = 📅 { $school } · { $number }
words-matters = difficulties, requests, трудности
words-matter-undo = take back, undo, cancel, отменить
words-called = settled, called, solved, решено
