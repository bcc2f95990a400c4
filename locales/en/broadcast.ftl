command-broadcast = Write to schools
broadcast-whom = To whom? Press or write: “all”, “ШНРО”, “СШ № 9, СШ № 13”.
broadcast-schools = Tick the schools. Chosen: { $count }
broadcast-words = To: { $whom }.
    Now write the text in one message. The schools see it after your “Send”.
broadcast-preview = To: { $whom }. It reaches { $count ->
    [one] { $count } person
   *[other] { $count } people
}, one at each school. They will read:
broadcast-sure = Send it? To change the text, send a new one.
broadcast-absent = Nobody to write to: { $names }
broadcast-dropped = All right, nothing was sent. To begin anew: /broadcast
broadcast-gone = This letter was changed or sent already. A new one: /broadcast
broadcast-nobody = Nobody to write to: none of these schools has joined yet. Links for them: /schools
broadcast-long = Write the text in one message, up to { $limit } characters.
broadcast-cluster = There is no such cluster this year. Choose again: /broadcast
broadcast-unknown = I do not know “{ $name }”. Try: /broadcast all, /broadcast ШНРО, /broadcast СШ № 9, СШ № 13
broadcast-to-all = all schools ({ $count })
broadcast-to-cluster = { $name } ({ $count })
broadcast-reach = <b>Letter of { $when }</b>
    Received: { $reached } of { $count }
broadcast-quote = “{ $text }”
broadcast-lost = Not received: { $names }

button-broadcast-all = All schools · { $count }
button-broadcast-cluster = { $name } · { $count }
button-broadcast-schools = Choose schools
button-broadcast-ticked = ✅ { $name }
button-broadcast-done = Go on · { $count }
button-broadcast-whom = To whom

words-broadcast-all = all, everybody, all schools
