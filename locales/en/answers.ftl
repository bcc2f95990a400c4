recorded-by = Answered already: { $who }.
recorded-add-date = Add the date of the document, for example: of 23.12. It goes into the report.
recorded-add-number = Add the number of the document, for example: No. 45. It goes into the report.
recorded-tell-done = Write in one line what was done: it goes into the report. A file will do too.

card-last-time = Last time: { $said }
quoted = “{ $text }”
button-as-before = 🔁 As last time
nothing-before = There is no earlier answer with words or numbers. Answer with a button or in one line.

twin-ask = Count it for { $places } too?
twin-ask-order = Count this order for { $places } too?
twin-ask-minutes = Count these minutes for { $places } too?
twin-ask-same = Record the same for { $places }?
button-twin-yes = Yes, count it
button-twin-same = Yes, the same
button-twin-place = Yes, { $places } too
button-twin-no = No

which-item-event = Nothing needs to be sent about this meeting. If your message is about another item, choose it: it is kept.
which-item-question = This looks like a question. Choose the item it is about: I will pass it on to the centre.
which-status-question = { $name } ({ $place })

    This looks like a question. Press “⚠️ Difficulties”: the centre will see your words and answer. If it is an answer, choose how to record it.
which-items = Mark the items that this is about and press “Done”.
button-several = Several items
mark-on = ✓ { $item }
button-marked = Done · { $count }
nothing-marked = Mark at least one item.

receipts-head = ✅ Recorded: { $count ->
    [one] { $count } item
   *[other] { $count } items
}
receipts-line = • { $name } ({ $place }): { $said }
receipts-open = • { $name } ({ $place }): no answer yet
button-undo-one = ↩️ { $place }
nothing-to-undo = There is nothing to undo: this item has no answer now.
