draft-reading = Reading “{ $name }”, it won’t take long.
draft-refused = “{ $name }” is not loaded. { $problem }
draft-file-gone = It could not be downloaded. Please send the file again.
draft-not-understood = I could not make sense of it, and that is my own fault: it has been noted. Send the order as a Word file, or call support.
draft-coordinator-only = Orders are loaded by the centre’s coordinator. Please ask them to send this file.
draft-of-others = This order is loaded by the centre of whoever issued it: { $issuer }. Please ask them to send the file to the bot.
draft-schools-of-others = The order names schools of another centre: { $names }. Please check the list of schools in the file and send it again.
draft-gone = This file is no longer here. Please send it again.
draft-still-reading = Still reading the file. You will see what I understood as soon as I finish.
draft-loaded-already = This file is loaded already.
draft-dropped-already = You decided not to load this file. Send it again if you change your mind.
draft-which-first = First choose whether this is a new order or changes to the earlier one.
draft-name-long = The name has to be shorter, up to { $limit } characters.
draft-body-same = That is the same abbreviation, “{ $name }”. Write the name in full.
draft-term-choose = This can be read in two ways. Please choose with a button.
draft-term-unclear = I did not understand this term. Please write it differently.
draft-typed-gone = I cannot find what you were typing. Open the item and write its term again.

draft-order = Order { $number } of { $date }
draft-head = <b>{ $order }</b>
draft-plan = <b>{ $code }</b> · { $items ->
    [one] { $items } item
   *[other] { $items } items
}: { $whom }
draft-plans-more = More plans: { $count }
draft-fate-schools = schools: { $count }
draft-fate-event = meetings: { $count }
draft-fate-ours = ours: { $count }
draft-fate-undated = no term: { $count }
draft-fate-silent = no question: { $count }
draft-announced = The order only names { $count ->
    [one] { $count } more plan: please send its file.
   *[other] { $count } more plans: please send their files.
}
draft-schools = Schools listed: { $count }
draft-numbers = Numbers only, no lists of children: { $count }
draft-pairs = Mentor schools: { $count ->
    [one] { $count } pair
   *[other] { $count } pairs
}
draft-duty = point { $point }: { $name }, { $who }, by { $days }
draft-duty-undated = point { $point }: { $name }, { $who }, no date given
draft-duty-recorded = point { $point }: { $name }, { $who }. Recorded only
draft-duties-more = More duties: { $count }
draft-over = The years of these plans are over: schools get nothing about them.
draft-grace = Grace period: nobody is late before { $day }
draft-reporting = Answers gathered: { $collect }
    Report: { $due }
draft-questions-left = { $count ->
    [one] { $count } question for you
   *[other] { $count } questions for you
}. You can load it without answers: items without a term are not asked about then.
draft-questions-still = { $count ->
    [one] { $count } question is left: you can answer it now.
   *[other] { $count } questions are left: you can answer them now.
}
draft-questions-none = All is clear, there are no questions. Schools get nothing until you load it.

draft-whom-nobody = not clear whom
draft-whom-every = all schools
draft-whom-all = all schools ({ $count })
draft-whom-unknown = { $names }, the list of schools is not loaded yet
draft-whom-clusters = { $count ->
    [one] { $count } school
   *[other] { $count } schools
} { $names }
draft-whom-together = { $name }, together with { $others }
draft-whom-pairs = pairs of schools
draft-days-more = { $days } and { $count } more

draft-which = Order { $number } is loaded already, but of { $stored }. This file is of { $new }, and its plans have the same titles. Are these changes to that order?
draft-drop-sure = { $order }: not load it? The file stays in the chat and can be sent again.
draft-dropped = Not loading it. If you change your mind, send the file again.
draft-loaded = ✅ Loaded: order { $number } of { $date }, { $items ->
    [0] it has no tables of items
    [one] { $items } item
   *[other] { $items } items
}. { $asked }
    Nothing has been sent to schools yet. Summary: /summary.
draft-loaded-changes = ✅ Changes loaded: order { $number } of { $date }, { $items ->
    [0] it has no tables of items
    [one] { $items } item
   *[other] { $items } items
}. { $asked }
    The schools’ answers are kept. Summary: /summary.
draft-loaded-asked = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
} for { $schools ->
    [one] { $schools } school
   *[other] { $schools } schools
}.
draft-loaded-nobody = It asks schools nothing.

draft-diff-head = This order is loaded already. What will change:
draft-diff-same = This order is loaded already, the file says the same.
draft-diff-added = ＋ { $place } { $name }
draft-diff-moved = 📅 { $place } { $name }: was { $before }, becomes { $after }
draft-diff-changed = ✏️ { $place } { $name }: { $fields }
draft-diff-removed = － { $place } { $name }
draft-diff-more = … and { $count } more
draft-diff-kept = The schools’ answers are kept.
draft-diff-no-days = no date
draft-field-level = level
draft-field-measure = measure
draft-field-description = description
draft-field-term = wording of the term
draft-field-responsible = responsible
draft-field-result = result
draft-field-asked = whom we ask
draft-field-kind = how we ask
draft-field-evidence = what we ask for

draft-whom-head = <b>Whom we ask</b>
    { $order }
draft-duties-title = Order
draft-duties-line = <b>Order</b>, duties of its own text: { $count }
draft-duties-head = <b>Duties of the order’s own text</b>
draft-items-head = <b>{ $code }: whom we ask and when</b>
draft-item-line = <b>{ $number }</b> { $name } → { $whom }, by { $day }
draft-item-line-undated = <b>{ $number }</b> { $name } → { $whom }, term?
draft-item-line-order = <b>{ $number }</b> { $name } → done by the order
draft-item-line-sum = <b>{ $number }</b> { $name } → from schools’ answers
draft-item-line-past = <b>{ $number }</b> { $name } → was due before the order
draft-item-line-nobody = <b>{ $number }</b> { $name } → not asked

draft-item-head = <b>{ $name }</b>
    { $place }
draft-item-measure = <i>In the order:</i> { $text }
draft-item-term = <i>Term:</i> { $text }
draft-item-responsible = <i>Responsible:</i> { $text }
draft-item-result = <i>Result:</i> { $text }
draft-item-whom = We ask: <b>{ $whom }</b>
draft-item-kind = How: { $kind }
draft-item-evidence = We ask for: { $evidence }
draft-item-days = When: by { $days }
draft-item-past = When: it was due before the order came, nobody is asked
draft-item-undated = When: the term is not clear
draft-item-twins = The same answer will do for { $places }
draft-item-event = One meeting with { $places }
draft-item-together = This could be one meeting with { $places }. Link them?
draft-item-lists = Taking part in { $places } seems to belong here. Link them?
draft-item-lists-agreed = Taking part in { $places } belongs here
draft-item-listed = Taking part in this seems to be counted in { $places }. Link them?
draft-item-listed-agreed = Taking part in this is counted in { $places }
draft-item-apart = Apart from { $places }
draft-item-nobody = <b>Nobody is asked.</b>
draft-item-by-order = <b>Done by the order itself</b>, there is nothing to ask.
draft-item-by-schools = <b>Adds up from the schools’ answers</b> ({ $places }), not asked apart.

draft-duty-head = <b>{ $name }</b>
    Order, point { $point }
draft-duty-recommended = Only recommended: we remind, it is never late.
draft-duty-not-asked = Recorded only, not asked.

draft-choose-asked = Whom to ask? { $name } ({ $place })
draft-choose-kind = How to ask? { $name } ({ $place })
draft-choose-evidence = What to ask for? { $name } ({ $place })

draft-kind-deed = to be done by a date
draft-kind-event = a meeting: who was there
draft-kind-contest = a contest: schools are invited, no answer is due
draft-kind-continuing = all year: briefly for each report
draft-kind-recurring = recurring: one tap
draft-kind-on-demand = if it is needed
draft-kind-numbers-only = numbers only
draft-evidence-document = number and date of a document
draft-evidence-minutes = minutes: number, date, decision
draft-evidence-attendance = nothing, only a mark
draft-evidence-file-or-line = a file or one line
draft-evidence-phrases = 1–3 phrases for the report
draft-evidence-agreement = agreement: with whom, number, date
draft-evidence-numbers = numbers: 14 of 32
draft-evidence-line = one line

draft-columns-head = <b>The columns of the table as I understood them</b>
draft-columns-line = { $codes }
    { $columns }
draft-column = • “{ $heading }”: { $role }
draft-column-unread = • “{ $heading }”: not read
draft-column-number = number
draft-column-level = level
draft-column-measure = measure
draft-column-description = description
draft-column-term = term
draft-column-responsible = responsible
draft-column-result = result

draft-question-head = <b>Questions left: { $count }</b>
draft-question-item = { $place }: { $measure }
draft-question-place = { $place }
draft-type-term = Write the term for { $place } in Russian, for example: «до 25 декабря», «ноябрь-декабрь», «ежемесячно».
draft-type-date = Write the day for { $place } in Russian, for example: «до 25 декабря».
draft-type-name = Write a short name for { $place }, up to 45 characters. Schools will see it.
draft-type-body = Write the full name: what is “{ $place }”? For example: “Resource centre for school development”.
draft-term-read = { $place }: “{ $text }”
    I read it as: by { $days }. Right?
draft-term-past = { $place }: “{ $text }”
    I read it as: by { $days }. These days are over, nobody will be asked. Right?
draft-term-two = { $place }: “{ $text }”
    This can be read in two ways. Which one is meant?
draft-term-unread = { $place }: I did not understand “{ $text }”. Write it differently, for example: «до 25 декабря», «ноябрь-декабрь», «ежемесячно».

button-draft-questions = ❓ Questions · { $count }
button-draft-whom = 👥 Whom we ask
button-draft-load = 📥 Load
button-draft-load-changes = 📥 Load changes
button-draft-changes = 📋 All changes
button-draft-drop = ✖️ Don’t load
button-draft-drop-yes = ✖️ Yes, don’t load
button-draft-same = Yes, changes
button-draft-new = No, a new order
button-draft-grace = ⏳ Grace until { $day }
button-draft-grace-on = ✓ Grace until { $day }
button-draft-columns = Columns
button-draft-asked = 👥 Whom
button-draft-kind = 💬 How to ask
button-draft-evidence = 📄 What to ask for
button-draft-term = 📅 Term
button-draft-day = 📅 Day
button-draft-name = ✏️ Name
button-draft-leave = 🔕 Don’t ask
button-draft-ask = 🔔 Ask
button-draft-done = ✅ Done by the order
button-draft-undone = ↩️ Not done yet
button-draft-sum = ➕ Add up from the schools
button-draft-ask-apart = 🔔 Ask about it apart
button-draft-together = 🔗 One meeting
button-draft-apart = ✂️ Apart
button-draft-bind = 🔗 Link
button-draft-part = ✂️ Do not link
button-draft-from-there = Take it from there
button-draft-like-others = Take this term
button-draft-reading = By { $days }
button-draft-type = ✏️ Type it
button-draft-type-again = ✏️ Type it again
button-draft-right = ✅ Right
button-draft-seen = I see
button-draft-later = Later

words-draft-load = load, load it, load changes
words-draft-drop = don t load, do not load, drop
words-draft-questions = questions, show questions
words-draft-whom = whom we ask, whom do we ask
words-draft-preview = preview, show the order
words-draft-right = right, yes, correct
