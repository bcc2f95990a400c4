reason-no-staff = no staff
reason-no-funds = no funds
reason-waiting-organizer = waiting for the organizer
reason-no-time = no time
reason-other = something else
seen-today = today

difficulty-reason = Reason: { $reason }
difficulty-why = What is in the way? Press a button or write one line.
difficulty-in-words = Write in one line what is in the way: the centre will see it and help.
difficulty-show = The centre will see it ({ $when }). Show it to your mentor school ({ $mentor }) too?
difficulty-shown = The centre will see it ({ $when }). Your mentor school ({ $mentor }) has been shown it. No reminders for now.
difficulty-silence = The centre will see it ({ $when }) and help. No reminders for now.
only-centre = All right, only the centre will see it.

button-show-mentor = Yes, show it
button-only-centre = Only the centre
words-show-mentor = yes, yes show it, show it, show, ok, да
words-only-centre = no, only the centre, only centre, нет

help-asked = <b>{ $school }</b> asks for advice (you are its mentor school in { $year }).
help-about = { $name }, { $place }, { $due }:
help-words = “{ $words }”
help-no-report = Nothing has to be reported about this message.
help-thanks = Thank you, we will pass it on.
help-answered-can-help = You answered: we can help. { $school } has been told. Thank you!
help-answered-will-call = You answered: I will call today. { $school } has been told. Thank you!
help-answered-not-now = You answered: not right now. { $school } has been told. Thank you for saying so.
help-withdrawn = { $school } no longer needs advice: { $name } ({ $place }). Thank you for being there.
help-over = The school no longer needs advice on this item. Thank you!
help-can-help = { $mentor }, your mentor school, is ready to help: { $name } ({ $place }). Call or write to them whenever it suits you.
help-will-call = { $mentor }, your mentor school, will call you ({ $when }): { $name } ({ $place }).
help-not-now = { $mentor } cannot help right now: { $name } ({ $place }). The centre sees your question, and it will be answered.

button-can-help = We can help
button-will-call = I will call today
button-not-now = Not right now
words-can-help = we can help, can help, yes, да
words-will-call = i will call today, i will call, will call, calling today
words-not-now = not right now, not now, we cannot, cannot, no, нет
