nudge-head = <b>{ $school }</b>: срок прошёл, ответа пока нет. Центр просит ответить:
broadcast-letter = <b>{ $sender } пишет:</b>

    { $text }
