report-title = REPORT
report-heading = on the plans of measures (“roadmaps”) at { $school } in the school year { $year }
report-as-of = as of { $day }
report-date = { $day } { $year }
report-basis = { $count ->
    [1] To fulfil the order { $orders }
   *[other] To fulfil the orders { $orders }
}, { $school } has done the following.
report-order = of { $on } No. { $number }
report-order-titled = of { $on } No. { $number } “{ $title }”
report-counts = Measures in all: { $total }. Done: { $done }, under way: { $going }, not due yet: { $ahead }{ $untold ->
    [0] .
   *[other] , not told: { $untold }.
}
report-plan = { $title } (order of { $on } No. { $number })

report-column-number = No.
report-column-measure = Measure
report-column-term = Term
report-column-told = What was done
report-column-proof = Documents

report-ahead = Not due yet.
report-extended = The due date was moved to { $on }.
report-undated = The organizer has not announced a date.
report-planned = It is to be held on { $on }.
report-held = It was held on { $on }.
report-present = The school took part on { $on }.
report-deputy-present = The deputy director took part on { $on }.
report-absent = It was held on { $on }, the school did not take part.

report-labelled = { $label }: { $words }
report-done = the measure is done.
report-going-on = the measure is under way.
report-not-needed = there was no need for it.
report-not-ours = it does not concern the school.
report-difficulty = there were difficulties.
report-difficulty-why = there were difficulties: { $why }.
report-no-staff = not enough staff
report-no-funds = not enough funds
report-waiting-organizer = the organizer is waited for
report-no-time = the work goes on and was not finished in time
report-made = { $kind ->
    [order] an order was issued.
    [act] a local act was adopted.
    [minutes] the question was considered, minutes were taken.
    [agreement] an agreement was made.
   *[other] the document was prepared.
}
report-figures = { $kind ->
    [teachers] { $done ->
        [one] { $done } of { $total } teachers took part.
       *[other] { $done } of { $total } teachers took part.
    }
   *[other] number: { $done } of { $total }.
}
report-figure = { $kind ->
    [teachers] { $done ->
        [one] { $done } teacher took part.
       *[other] { $done } teachers took part.
    }
   *[other] number: { $done }.
}
report-document = { $kind ->
    [order] Order
    [act] Local act
    [minutes] Minutes
    [agreement] Agreement
   *[other] Document
} No. { $number }
report-document-dated = { $kind ->
    [order] Order
    [act] Local act
    [minutes] Minutes
    [agreement] Agreement
   *[other] Document
} of { $on } No. { $number }
report-files = { $count ->
    [one] A copy is attached
   *[other] { $count } copies are attached
}

report-post = Director of { $school }
report-sign = (signature)
report-name = (name)
