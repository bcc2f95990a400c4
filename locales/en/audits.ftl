button-audit = 🕓 History of changes
words-audit = history of changes, history, история изменений, история

audit-head = <b>History of changes, { $place }</b>{ $count ->
    [0] {""}
   *[other] {" "}· { $count }
}
audit-empty = There were no changes: all is as in the order.
audit-line = • { $when }, { $who }: { $what }
audit-line-at = • { $when }, { $who }: { $what } ({ $where })
audit-from-to = {"   "}{ $before } → { $after }
audit-to = {"   "}{ $value }
audit-from = {"   "}was: { $value }
audit-reason = {"   "}reason: { $reason }
audit-source = {"   "}source: { $reason }
audit-nobody = no name
audit-which = Whose history? Write, for example, “history of changes ДК1 1.6” or “history of changes 594”.

audit-announced = schools told, how many
audit-copied = plan copied
audit-decisions = decisions of a meeting
audit-due = due date
audit-event = meeting
audit-event-set = meeting set
audit-event-moved = meeting moved
audit-event-place = place of the meeting
audit-event-off = meeting cancelled
audit-event-not-held = meeting not held
audit-event-held = meeting held
audit-event-unheld = the mark that the meeting was held, taken back
audit-event-joined = meetings joined
audit-event-split = meetings split
audit-came = { $asked ->
    [0] { $day }
   *[other] { $day }, { $came } of { $asked } came
}
audit-extension = due date, at a school’s request
audit-file-ours = the school confirmed its file
audit-file-replaced = the school replaced a file
audit-number = number of the order
audit-report-row = row of the report
audit-report-part = part of the report
audit-paper-part = frame of the report
audit-sample = sample
audit-state = state of the plan
audit-title = title of the plan
audit-twin = the school did not count it in another plan
audit-verdict = verdict taken back
audit-other = another change

audit-value-draft = draft
audit-value-active = running
audit-value-closed = closed
audit-value-accepted = accepted
audit-value-returned = returned
audit-value-cancelled = cancelled
audit-value-on = on
audit-value-off = off
audit-value-yes = yes
audit-value-no = no
audit-value-municipal = municipal
audit-value-institutional = institutional
