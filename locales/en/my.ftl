my-head = <b>Our own items</b>
my-head-of = <b>What is needed from the school · { $school }</b>
my-late = Date passed
my-this-week = This week
my-this-month = This month
my-later = Later
my-done = Done
my-line = • { $name } ({ $place }), { $due }
my-line-marked = • { $name } ({ $place }), { $due }, { $mark }
my-mark-going = in progress
my-mark-difficulty = difficulties
my-mark-extension = another date was asked for
my-overseer = You have no items: schools and the centre answer them. The figures of all schools are yours to see.
my-pleas = Asked for advice
my-plea = • { $school }: { $name } ({ $place })
my-nothing-ours = There is nothing for you now.
my-nothing = Nothing is expected now. Thank you, everything is in.
my-events = Meetings
my-undated = • { $names }: { $count ->
    [one] the department will name the date
   *[other] the department will name the dates
}, nothing to send.

history-head = <i>How it went:</i>
history-earlier = … { $count } before that
history-answer = • { $when }, { $who }: { $status }
history-undone = • { $when }, { $who }: answer taken back
history-returned = • { $when }, the centre asks for more: “{ $reason }”

button-to-summary = 📊 Summary
button-plea = 🤝 { $school }: { $name }
button-earlier = ‹ Earlier
button-later = Later ›
button-done-list = ✅ Done · { $count }
