official-title = REPORT
official-heading = on the measures of order { $order }
official-period = for the period from { $begins } to { $ends }
official-basis = In fulfilment of the order { $order } the following is reported on its measures.
official-basis-point = In fulfilment of point { $point } of the order { $order } the following is reported on its measures.
official-annex = The figures are given by the plans approved by the order { $order }, and are annexed to this report.
official-linked = The measures are compared with those of the plans approved by order { $order }.
official-sum = Measures in all: { $total }. Done: { $done } of { $total }, going on: { $going }, not done: { $left }, not due yet: { $ahead }.
official-terms = Of { $total } measures the term is over for { $ended }, running for { $running } and still ahead for { $ahead }.
official-plan = { $title } (hereinafter { $code })
official-summed = { $done } of { $begun } measures whose term has come are carried out.
official-measured = Indicators reached: { $met } of { $known } for which there is information.
official-all-schools = All schools
official-indicator-not-yet = Not reached, the term is running
official-indicator-untold = No information
official-indicator-running = The term is running

official-count-plan = Plan
official-count-total = Total
official-count-done = Done
official-count-going-on = Going on
official-count-not-done = Not done
official-count-ahead = Not due yet
official-count-sum = Total

official-column-number = No.
official-column-measure = Measure
official-column-term = Term
official-column-responsible = Responsible
official-column-told = What was done
official-column-proof = Documents
official-column-reason = Reasons, new date
official-municipal = Municipal level
official-institutional = School level

official-done = Done.
official-going-on = Going on.
official-not-done = Not done.
official-ahead = Not due yet.
official-approved = The plan was approved by order { $number } of { $on }.
official-labelled = { $label }. { $words }
official-said = { $schools }: { $words }
official-of = { $what }: { $schools }.
official-everybody = { $count ->
    [one] { $count } school
   *[other] all { $count } schools
}
official-made = { $kind ->
    [order] Orders were issued
    [act] Local acts were adopted
    [minutes] The question was considered, with minutes,
    [agreement] Agreements were made
   *[other] The measure was carried out
} in { $done } of { $total } { $total ->
    [1] school
   *[other] schools
}.
official-made-one = { $kind ->
    [order] An order was issued.
    [act] A local act was adopted.
    [minutes] The question was considered, with minutes.
    [agreement] An agreement was made.
   *[other] A document was prepared.
}
official-led = Work went on in { $done } of { $total } { $total ->
    [1] school
   *[other] schools
}.
official-figures = { $kind ->
    [teachers] { $count } of { $whole } teachers took part
   *[other] Reached: { $count } of { $whole }
} ({ $told } of { $total } schools have reported).
official-figure = { $kind ->
    [teachers] { $count } { $count ->
        [one] teacher
       *[other] teachers
    } took part
   *[other] Number: { $count }
} ({ $told } of { $total } schools have reported).
official-papers = { $kind ->
    [order] Orders
    [act] Local acts
    [minutes] Minutes
    [agreement] Agreements
   *[other] Documents
}: { $papers }.
official-paper = { $school } No. { $number }
official-paper-dated = { $school } of { $on } No. { $number }
official-copies = Copies of documents at the centre
official-held = Held on { $on }.
official-planned = To be held on { $on }.
official-attended = On { $on } { $done } of { $total } schools took part{ $deputies ->
    [0] .
   *[other] , { $deputies } of them by a deputy.
}
official-not-needed = There was no need
official-not-ours = It does not concern
official-difficulty = Difficulties arose
official-difficulty-why = Difficulties arose ({ $why })
official-extended = { $why }, new date { $on }
official-unfinished = The work is not finished
official-checked = The information is being checked
official-silent = No information
official-unheld = The event was not held

official-problems = Problems
official-conclusions = Conclusions
official-decisions = Decisions
official-problem = { $why }: { $items } ({ $schools }).
official-difficulty-other = other difficulties
official-indicators = Indicators
official-indicator = Indicator
official-indicator-group = Group
official-indicator-planned = Planned
official-indicator-measured = Measured
official-indicator-conclusion = Conclusion
official-share = { $done } of { $total }
official-indicator-met = Reached
official-indicator-missed = Not reached
official-op-least = at least
official-op-most = at most
official-op-over = more than
official-op-under = less than
official-post = Head
official-appendix = Appendix. What the schools have reported
official-school = School
official-school-cluster = Cluster
official-school-asked = Asked
official-school-done = Reported as done
official-school-accepted = Of these accepted
official-school-going-on = Going on
official-school-difficulty = Difficulties
official-school-silent = Awaited

words-official-proof = document, documents, proof
words-official-reason = reason, reasons, new date

cli-report = Rows ready: { $ready } of { $total }, answers to review: { $waiting }. Written: { $file }
paper-order-gone = You have no such order. Your reports: /report
paper-row-gone = The order has no such row any more. Open the report again: /report
paper-number-unknown = I know no order No. { $number }. Loaded: { $known }.
paper-not-yours = The report on an order is made by the centre. Your school’s report is a button below /my.
paper-read-only = The coordinator writes the report. You can read and download it.
paper-text-empty = Please write a text, one sentence at least.
paper-text-long = The text is too long: { $most } characters will fit.
paper-more-long = The whole text is longer than { $most } characters, only its beginning is kept. Open the place again and send a shorter one.

command-report = The report on an order in Word
words-paper-report = report, reports, report on an order
words-paper-month = plan of the centre for, plan of the centre, month plan for, month plan
words-paper-school = school page, page of
words-paper-fill = fill, fill the rows, rows
words-paper-rows = all rows
words-paper-word = word, download, file
words-paper-parts = conclusions, problems, decisions
words-paper-frame = signature, letterhead, addressee

paper-orders = <b>Report on an order</b>
    Choose the order.
paper-no-orders = There are no orders with plans yet. Send an order as a file, and its report will be here.
paper-others = You can also write: “month plan for January”, “school page СШ № 9”.
paper-days = <b>Order { $number } of { $on }</b>
    For which day is the report?
paper-head = <b>Order { $number }: report for { $day }</b>
paper-ready = Rows ready: { $ready } of { $total }
paper-states = Done { $done }, going on { $going }, not done { $left }, not due yet { $ahead }
paper-is-annex = The plan of this order is not loaded, so our report on order { $number } goes up as an annex.
paper-is-linked = The rows are matched with our order { $number } and filled from it.
paper-not-accepted = Not accepted yet, so not in the text: { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}. { $places }
paper-missing = Still empty: { $names }
paper-caption = Order { $number }: rows ready { $ready } of { $total }{ $waiting ->
    [0] .
    [one] , { $waiting } answer is not accepted yet and is not in the text.
   *[other] , { $waiting } answers are not accepted yet and are not in the text.
} Check and sign it.
paper-file = Report
paper-rows-empty = <b>Rows without a text: { $count }</b>
paper-rows-waiting = <b>Rows with answers to review: { $count }</b>
paper-rows-all = <b>Rows of the report: { $count }</b>
paper-row = <b>{ $place }</b> { $name }
paper-row-about = Term: { $term }
    Responsible: { $responsible }
    { $state }
paper-row-typed = Your text: { $text }
paper-row-made = Made from the answers: { $text }
paper-row-empty = No text yet.
paper-row-waiting = { $count ->
    [one] { $count } more answer is not accepted.
   *[other] { $count } more answers are not accepted.
}
paper-row-ask = Write in one message what is to be printed. A line “Reason: …” goes to the column of reasons, “Documents: …” to that of documents.
paper-row-open = ○ { $name }
paper-saved = ✅ Saved. The next row:
paper-saved-all = ✅ Saved. All rows are ready.
paper-parts = <b>Conclusions and decisions</b>
    Tap one to write your own.
paper-part-line = <b>{ $name }</b>
    { $text }
paper-part = <b>{ $name }</b>
    Now: { $text }
paper-part-ask = Write one message, each thought on a line of its own. Please name no people.
paper-frame = <b>Letterhead and signature</b>
    The same for all reports: { $reporter }
paper-letterhead = Letterhead
paper-addressee = Addressee
paper-post = Post
paper-name = Signature
paper-ask-letterhead = Write the letterhead as it is printed, line by line.
paper-ask-addressee = To whom does the report go? For example:
    To the deputy head of the Department
    E. Makova
paper-ask-post = The post of whoever signs. For example: Head of the centre
paper-ask-name = Who signs? For example: O. Levina

button-paper-order = Order { $number } of { $on }
button-paper-fill = ✍️ Fill the rows · { $count }
button-paper-rows = All rows
button-paper-review = Review · { $count }
button-paper-waiting = What is not accepted
button-paper-parts = Conclusions
button-paper-frame = Letterhead
button-paper-word = 📄 Download Word
button-paper-archive = Archive { $code }
button-school-paper = 📄 School page
button-paper-orders = Another order
button-paper-back = ‹ To the report
button-paper-next = Next ›
button-paper-own = Back to the made text
button-month-plan = 📄 Plan of the centre for { $month }

month-paper-title = PLAN OF WORK
month-paper-heading = { $centre } for { $month }
month-paper-month = { $month } { $year }
month-paper-day = Day
month-paper-place = Item
month-paper-undated = to be named
month-paper-meetings = Meetings
month-paper-deeds = Work of the centre and the department
month-paper-schools = What falls due at the schools
month-paper-papers = Reports
month-paper-code = { $code } – { $title }
month-paper-report = Report on the plans of order No. { $number }
month-paper-file = Plan
month-paper-caption = Plan of the centre for { $month }: meetings, our items, dates of the schools.
month-paper-empty = There is nothing in the plans for { $month }. Name another month: “month plan for March”.

school-paper-title = SCHOOL PAGE
school-paper-source = Made from what the school has reported.
school-paper-registered = { $day } No. ____________
school-paper-file = School
school-paper-caption = { $school }: made from the school’s own answers.
school-paper-which = Which school? Write: “school page СШ № 9”.
paper-school-empty = { $school } has not been asked anything yet, there is nothing to report.
