official-title = REPORT
official-heading = on the measures of order { $order }
official-period = for the period from { $begins } to { $ends }
official-basis = In fulfilment of the order { $order } the following is reported on its measures.
official-basis-point = In fulfilment of point { $point } of the order { $order } the following is reported on its measures.
official-annex = The figures are given by the plans approved by the order { $order }, and are annexed to this report.
official-linked = The measures are compared with those of the plans approved by order { $order }.
official-sum = Measures in all: { $total }. Done: { $done } of { $total }, going on: { $going }, not done: { $left }, not due yet: { $ahead }.
official-terms = The term of { $ended } of { $total } measures is over, of { $running } it runs, of { $ahead } it lies ahead.

official-count-plan = Plan
official-count-total = In all
official-count-done = Done
official-count-going-on = Going on
official-count-not-done = Not done
official-count-ahead = Not due yet
official-count-sum = Sum

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
} ({ $told } of { $total } schools have told).
official-figure = { $kind ->
    [teachers] { $count } { $count ->
        [one] teacher
       *[other] teachers
    } took part
   *[other] Number: { $count }
} ({ $told } of { $total } schools have told).
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
official-checked = What was told is being checked
official-silent = Nothing was told

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
official-indicator-met = Reached
official-indicator-missed = Not reached
official-op-least = at least
official-op-most = at most
official-op-over = more than
official-op-under = less than
official-post = Head
official-appendix = Appendix. What the schools have told
official-school = School
official-school-cluster = Cluster
official-school-asked = Asked
official-school-done = Told as done
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
paper-not-yours = The report on an order is made by the centre. Your school's report is a button below /my.
paper-read-only = The coordinator writes the report. You can read and download it.
paper-text-empty = A text is wanted. Write one sentence at least.
paper-text-long = The text is too long: { $most } characters will fit.
