nudge-head = <b>{ $school }</b>: the date is over and there is no answer yet. The centre asks for one:
