summary-head = <b>{ $count ->
    [one] Order
   *[other] Orders
} { $orders }, { $about }, at { $when }</b>
summary-report = Collecting until { $collect }, report due { $due } ({ $left ->
    [0] the last day
    [one] { $left } working day
   *[other] { $left } working days
})
summary-nothing-due = Nothing is due yet. Ahead: { $ahead }{ $early ->
    [0] {""}
   *[other] , done already { $early }
}
summary-due = Due: { $due }. Done { $done } ({ $share } %), accepted { $accepted } of them, { $yours ->
    [yes] waiting for you
   *[no] to be reviewed
} { $waiting }
summary-left-returned = Returned: { $count }
summary-left-difficulty = Difficulties: { $count }
summary-left-skipped = “Not for us”: { $count }
summary-left-going = In progress: { $count }
summary-left-later = Asked for another date: { $count }
summary-left-nobody = Nobody to ask: { $count }
summary-left-silent = No answer: { $count }{ $schools ->
    [0] {""}
    [one] {" "}({ $schools } school)
   *[other] {" "}({ $schools } schools)
}
summary-without-evidence = Without a document’s number and date: { $count }
summary-week = This week: +{ $answers } { $answers ->
    [one] answer
   *[other] answers
}, +{ $accepted } accepted
summary-week-quiet = No new answers this week
summary-early = Done before their date: { $count }
summary-ours = Our own items: { $done } of { $asked }
summary-ready = Rows of the report ready: { $ready } of { $total }
summary-absent = Not connected: { $names }
summary-by-roadmap = <b>By roadmap: done out of begun</b>
summary-by-cluster = <b>By cluster: done out of begun</b>
summary-by-school = <b>By school: done out of begun</b>
summary-by-item = <b>By item: done out of begun</b>
summary-by-ours = <b>Our own items: done out of begun</b>
summary-line = • { $name }: { $done } of { $asked }
summary-line-silent = • { $name }: { $done } of { $asked }, no answer: { $silent }
summary-none = Nothing here.
summary-list-silent = <b>Past the date, no answer yet: { $count }</b>
summary-list-unproved = <b>Done, but without a document’s number and date: { $count }</b>
summary-list-troubles = <b>Difficulties: { $count }</b>
summary-list-school = • { $school }: { $places }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
summary-reason = <b>{ $reason }: { $count }</b>
summary-trouble = • { $school }, { $name } ({ $place })
summary-trouble-words = • { $school }, { $name } ({ $place }): “{ $words }”
summary-not-yours = The summary is open to the centre and the department only. Your items: /my.
summary-unknown = I do not know “{ $text }”. Try /summary СШ № 9, /summary ДК1 1.6, /summary ШНРО, /summary January, /summary 13.01.2023.
summary-several = Item { $number } stands in several roadmaps: { $places }. Choose one.
summary-picture-empty = Nothing to draw yet: no item of the schools has begun.
summary-picture-rest = The first { $shown } sheets of { $all } are here. The rest by roadmap and cluster: “/summary ДК2, ШНРО, picture”.

button-summary = ‹ Summary
button-summary-whole = ‹ Whole summary
button-summary-review = Review · { $count }
button-summary-item = The item in its plan
button-summary-matters = Decide
button-by-roadmap = By roadmap
button-by-cluster = By cluster
button-by-school = By school
button-ours = Our own items
button-silent = No answer · { $count }
button-troubles = Difficulties · { $count }
button-unproved = No number and date · { $count }
button-picture = Picture
button-picture-dark = 🌙 Picture
button-summary-report = Report

words-summary-roadmaps = by roadmap, roadmaps
words-summary-clusters = by cluster, clusters
words-summary-schools = by school, schools
words-summary-items = by item, items
words-summary-silent = no answer, silent
words-summary-troubles = difficulties
words-summary-unproved = no number, no number and date, no document
words-summary-ours = our own items, our items, ours
words-summary-picture = picture

picture-title = { $code }{ $count ->
    [1] {""}
   *[other] , sheet { $number } of { $count }
}, at { $when }
picture-done = accepted
picture-unchecked = to review
picture-bare = no number and date
picture-going = in progress
picture-trouble = difficulty
picture-returned = returned
picture-silent = no answer
picture-waiting = not due yet
picture-skipped = not for them
picture-absent = not connected
