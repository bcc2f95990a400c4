summary-head = <b>{ $codes }, { $when }</b>
summary-report = Answers by { $collect }, report by { $due } ({ $left ->
    [one] { $left } working day
   *[other] { $left } working days
})
summary-asked = Items by today: { $asked }. Done { $done }, in progress { $progress }, difficulties { $difficulty }, not for them { $skipped }
summary-nothing-due = No date has passed yet
summary-due = Date passed: { $due }. Done { $done } ({ $share } %), no answer: { $silent }
summary-review = To review: { $review }. Accepted: { $accepted }. Returned: { $returned }
summary-without-evidence = Without number and date of a document: { $count }
summary-ours = Our own items: { $done } of { $asked }
summary-absent = Not connected: { $names }
summary-absent-many = Not connected: { $names } and { $count } more
summary-by-roadmap = <b>By roadmap: done out of begun</b>
summary-by-cluster = <b>By cluster: done out of begun</b>
summary-by-school = <b>By school: done out of begun</b>
summary-line = { $name }: { $done } of { $asked }
summary-line-silent = { $name }: { $done } of { $asked }, no answer: { $silent }
summary-not-yours = The summary is open to the centre and the department only. Your items: /my.

button-summary = Summary
button-by-roadmap = By roadmap
button-by-cluster = By cluster
button-by-school = By school
