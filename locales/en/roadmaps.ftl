coordinator-only = This is run by the centre’s coordinator. Your items: /my.
coordinated-elsewhere = Another centre runs this; nothing can be changed here.

roadmaps-head = <b>Roadmaps</b>
roadmaps-head-closed = <b>Closed roadmaps</b>
roadmaps-none = None so far. Send the order’s file and I will read it.
plan-items-count = { $items ->
    [one] { $items } item
   *[other] { $items } items
}
schools-count = { $schools ->
    [one] { $schools } school
   *[other] { $schools } schools
}
roadmaps-line = • { $plan } · { plan-items-count } · { schools-count }
roadmaps-line-bodies = • { $plan } · { plan-items-count }
roadmaps-line-draft = • { $plan } · { plan-items-count }, draft
roadmaps-line-announced = • { $plan } · waits for its file

roadmap-head = <b>{ $code } · order { $number } of { $issued }</b>
roadmap-head-copy = <b>{ $code } · { $number }, draft</b>
plan-period = { $starts }–{ $ends } · { $whom }
plan-whom-all = all schools
plan-counts = { schools-count }, done { $done } of { $asked }
plan-over = The plan is closed. Done { $done } of { $asked }, not fulfilled in the plan’s time: { $left }
plan-draft = A draft: nobody is asked. When the order comes, type its number and date and launch it.
plan-announced = An order names this plan. Send its file and I will read it.
plan-items = Press an item’s number:
plan-choose-move = <b>Whose day is to be moved?</b>
plan-choose-sample = <b>A sample for which item?</b>
plan-no-items = No items yet.
plan-item-line = { $number } · { $name }: { $done }{"\u00A0"}of{"\u00A0"}{ $asked }
plan-item-line-troubled = { $number } · { $name }: { $done }{"\u00A0"}of{"\u00A0"}{ $asked }, ⚠️{"\u00A0"}{ $troubled }
plan-item-line-unasked = { $number } · { $name }

plan-item-head = <b>{ $name }</b>
plan-item-asked = Asked: { $whom }
plan-window = By { $due }: done { $done } of { $asked }
plan-window-unasked = By { $due }: nobody is asked yet
plan-item-more-windows = … and { $count ->
    [one] { $count } day more
   *[other] { $count } days more
}
plan-item-no-windows = The order says: { $term }. No certain day yet
plan-item-sample = Sample: { $name }
plan-item-no-sample = No sample
plan-moved-all = all
plan-item-moved = Moved ({ $whom }): { $before } → { $after }. { $reason }
plan-item-twins = The same deed: { $places }

plan-ask-title = Write a new title for { $code }.

    Now: { $title }
plan-title-length = A title has 3 to { $most } characters. Write a shorter or a longer one.
plan-ask-number = Write the number and date of the new order for { $code }, for example: № 612 от 12.12.2023.
order-number-unclear = I see no number and date. Write like this: № 348 от 30.12.2020.
order-stands = Order { $number } of that date is loaded already. Work with it; the draft can be removed.

plan-close-sure = Close the plan?

    { $plan }

    Reminders stop. Left without an answer: { $left }; in the report that is “not fulfilled in the plan’s time”. Answers stay, and it can be opened again at any time.
plan-copy-sure = Copy into the next year?

    { $plan }

    Every year in the text and every day moves by one. It becomes a draft: nobody is asked until you launch it.
plan-launch-sure = Launch the plan?

    { $plan }

    The schools of the clusters of { $year } will be asked: they see the items in the next month’s plan.
plan-drop-sure = Remove the draft?

    { $plan }

    Nobody was asked about it, there are no answers.

plan-gone = This plan no longer exists. Open a fresh list: /roadmaps.
plan-item-gone = This item is not in the plan any more. Open a fresh list: /roadmaps.
plan-is-draft = { $code } is still a draft: launch it first.
plan-is-launched = { $code } is launched already, it is no longer a draft.
plan-is-announced = The file of { $code } has not come yet. Send it and I will read it.
plan-has-order = The draft has order { $number } already: it cannot be removed, only launched.
plan-not-running = { $code } is not running: it is closed or not launched yet. Days are moved while a plan runs.
launch-without-number = First type the number and date of the new order.
launch-without-clusters = I do not know the schools of the clusters of { $year }: { $codes }. Send the order that lists the schools, then launch.

move-which = <b>Which day is to be moved?</b>
    { $name } ({ $place })
move-whom = <b>For whom is the day moved?</b>
    { $name } ({ $place })
    Now by { $due }
move-which-school = <b>For which school is the day moved?</b>
    { $name } ({ $place })
    Now by { $due }
move-for-all = { $count ->
    [one] all, { $count } school
   *[other] all, { $count } schools
}
move-for-bodies = { $count ->
    [one] all, { $count } organization
   *[other] all, { $count } organizations
}
move-twins = The same deed { $places } keeps its own day
move-ask-day = { $name } ({ $place })
    For: { $whom }. Now by { $former }

    Write the new day, with the reason at once if you like: “27 января, ждём диагностику”.
move-ask-reason = { $name } ({ $place })
    For: { $whom }
    Was by { $former }, becomes <b>by { $due }</b>

    Write the reason in one line.
move-sure = <b>Move the day?</b>
    { $name } ({ $place })
    For: { $whom }
    Was by { $former }, becomes <b>by { $due }</b>
move-reason = Reason: { $reason }
move-answered = { $count ->
    [one] { $count } answer is there already, it stays
   *[other] { $count } answers are there already, they stay
}
move-done = ✅ Moved: { $name } ({ $place })
    For: { $whom }
    Was { $former }, now by { $due }
move-back-reason = the former day again
move-unclear = I do not understand “{ $text }”. Write a date, for example: 27 января.
move-past = { $day } is over. Write today or a later day.
move-after-plan = { $day } is after the plan’s end ({ $ends }). Write an earlier day.
move-same = It is { $day } already, nothing to move.
move-nobody = This item no longer asks anybody. Open a fresh list: /roadmaps.
move-nothing-waits = This move is made or dropped already. How it is now: /roadmaps.

sample-ask = { $name }

    Send a sample: a file, a photo or a link. Schools will see the button “📄 Sample” on the card.
sample-stands = { $name }

    Sample: { $sample }
sample-file = 📄 Sample. Fill in your own and send it as a reply to the card if a file is needed.
sample-link = 📄 Sample: { $url }
sample-none = The sample was removed.
sample-kind = A sample is a document, a photo or a link. Send one of them.
sample-unclear = I see neither a file nor a link. Send a file, or one link that begins with https://.
sample-lost = Telegram does not hand out this file any more. Ask the centre to send the sample again.

words-awaited = I am waiting for words in a new message: a file, a voice message, a sticker or an edit will not do here.
typed-dropped = All right, nothing is changed.
words-yes = yes, ok, okay, sure, move, add, да
words-no = no, cancel, stop, нет, отмена

button-plans = ‹ Roadmaps
button-plans-current = ‹ Running
button-plans-closed = Closed · { $count }
button-to-plan = ‹ { $code }
button-rename = ✏️ Rename
button-move-days = 📅 Move days
button-move-day = 📅 Move the day
button-move-all = All · { $count }
button-move-school = One school ›
button-move-yes = ✅ Move
button-move-back = ↩️ Back to { $day }
button-sample = 📄 Sample
button-sample-show = 👁 Look
button-sample-replace = Replace
button-sample-drop = Remove
button-plan-close = 🗄 Close
button-plan-close-yes = 🗄 Close the plan
button-plan-reopen = ↩️ Open again
button-plan-copy = 📑 Copy into the next year
button-plan-copy-yes = 📑 Copy
button-plan-number = ✏️ Number and date
button-plan-launch = ▶️ Launch
button-plan-launch-yes = ▶️ Launch the plan
button-plan-drop = Remove
button-plan-drop-yes = Remove the draft
button-no = No
button-cancel = Cancel
