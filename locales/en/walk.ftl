walk-question = <b>Question { $number } of { $total }</b>
walk-all-in = Thank you, everything is in.
walk-centre-answers = No more questions, thank you. Where there are difficulties or a wish for another date, the centre will answer.
walk-over = That was the last one, thank you. Not answered yet: { $count ->
    [one] { $count } question
   *[other] { $count } questions
}. You can come back at any moment.
walk-stopped = All right, we stopped. Not answered yet: { $count ->
    [one] { $count } question
   *[other] { $count } questions
}. You can come back at any moment.

button-walk-skip = ⏭ Skip
button-walk-next = ⏭ Next
button-walk-stop = ⏹ Enough
button-walk-back = ↩️ Undo the last answer

line-card-months = For: { $months }. One press marks them all.
line-open-again = The answer is taken back. These items are open again:
walk-nothing-to-undo = Nothing has been recorded for this question yet.

words-walk = one by one, answer one by one, in order
words-walk-skip = skip, next, next question, later
words-walk-stop = enough, stop
words-walk-back = undo, undo the last answer
words-were-done = yes there were, there were, yes there was, there was, they were held, held
words-list = list, whole list, what is needed, my items

snooze-when = { $name } ({ $place })

    When shall I remind you? The date stays as it is, and nobody else hears of it.
snooze-until = ⏰ I will remind you on { $day }.
snooze-which = Send these words as a reply to the card of the item: then I know what to remind you of.
snooze-not-needed = I do not remind of this item any more. What is still open: /my.

button-snooze = ⏰ Remind me later
button-snooze-tomorrow = { $left ->
    [1] Tomorrow, { $day }
   *[other] After the days off, { $day }
}
button-snooze-before = The day before, { $day }
button-snooze-usual = As usual

words-snooze = remind me later, later
words-snooze-tomorrow = remind me tomorrow
words-snooze-before = remind me the day before
words-snooze-usual = remind me as usual
