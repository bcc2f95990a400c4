nudge-head = <b>{ $school }</b>: the date is over and there is no answer yet. The centre asks for one:
broadcast-letter = <b>{ $sender } writes:</b>

    { $text }
