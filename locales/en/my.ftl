my-head = <b>What is needed from the school</b>
my-late = Date passed
my-this-week = This week
my-this-month = This month
my-later = Later
my-line = • { $name } ({ $place }), { $due }
my-nothing = Nothing is expected now. Thank you, everything is in.
my-events = Meetings: { $names }. The department will name the dates, nothing to send.
my-done = Done: { $count }.

button-earlier = ‹ Earlier
button-later = Later ›
