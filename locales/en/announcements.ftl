button-announce = 📣 Tell the schools
button-announce-yes = 📣 Send
button-announce-no = Not now
button-who-has-read = 👀 Who has read it
button-refresh = 🔄 Refresh
button-acknowledge = ✅ We have read it
button-order-file = 📄 The order
button-open-order = 📄 Order № { $number }

announcement-head = <b>A new order: № { $number } of { $date }</b>
announcement-share = For your school { $items ->
    [one] { $items } item
   *[other] { $items } items
}: { $parts }.
announcement-share-of = { $school }, { $items ->
    [one] { $items } item
   *[other] { $items } items
}: { $parts }.
announcement-to-answer = { $count } to answer
announcement-meetings = { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
announcement-at-need = { $count } if needed
announcement-nearest = Next, by { $due }:
announcement-more = • … and { $count } more
announcement-next = Please say that the school has read it. I will remind you before the dates.
announcement-read = ✅ Thank you, noted: the school has read it, { $day }. { $school }, { $who }
announcement-read-by-nobody = ✅ Thank you, noted: the school has read it, { $day }. { $school }

acknowledged-now = Thank you, noted.
acknowledged-before = Noted already, thank you.
acknowledge-nothing-waits = No new order waits for you now. Your items: /my.
acknowledge-which = Several orders wait. Reply to the message about the one you mean.

order-file-caption = Order № { $number } of { $date }
order-gone = That order is no longer here. What is needed now: /my.
order-not-yours = This order asks nothing of your school. Your items: /my.
order-no-file = I do not have the file of this order: it was not loaded in the chat. Ask the centre for it.
order-file-lost = Telegram no longer hands out this file. Ask the centre for it.
order-unknown = I do not know order № { $number }. Loaded orders: /roadmaps.
order-none = There are no orders yet. Send me the file of one.
order-which = There are several orders. Name the number: “who has read 594”.

announce-head = <b>Order № { $number } of { $date }</b>
announce-whom = It asks { $schools ->
    [one] { $schools } school
   *[other] { $schools } schools
}, { $joined } of them have joined.
announce-reach = { $count ->
    [one] { $count } school
   *[other] { $count } schools
} will get one message each: the director, or else the deputy.
announce-reach-nobody = There is nobody to write to yet. Schools will see the order when they join.
announce-reach-told = All schools that have joined know it, nobody is written to twice.
announce-leaves = It leaves in working hours: { $moment }.
announce-late = Whoever joins later will see the order in the greeting.
announce-reads = { $school }, for example, will read:
announce-ask = Send it?
announce-nobody = Order № { $number } asks nothing of any school now. Look at its plans: /roadmaps.
announce-nothing-waits = There is nothing to send now. Write “tell schools” and the order’s number.
announce-put-off = All right, order № { $number } is not sent yet. To come back, write “tell schools { $number }”.

announced-now = 📣 Telling { $count ->
    [one] { $count } school
   *[other] { $count } schools
}.
announced-nobody-new = Nobody new to tell: all who have joined know it.
progress-count = { $done } of { $schools } have read it.
progress-told = The schools were told on { $day }.
progress-not-told = The schools have not been told yet.
progress-unread = No mark yet: { $names }.
progress-absent = Not joined: { $names }.
progress-all = All schools have read it.

news-order = A new order: № { $number } of { $date }. Open it and say that the school has read it.
news-head = <b>What has changed under order { $number }</b>
news-new = New: { $names }
news-moved = Moved: { $names }
news-changed = Reworded: { $names }
news-removed = No longer needed: { $names }
news-name = { $name } ({ $place })
news-name-until = { $name } ({ $place }), by { $due }
news-more = and { $count } more
news-tail = Your answers are kept. The whole list: /my.
greeting-order = There is a new order: № { $number } of { $date }. Open it and say that the school has read it.
