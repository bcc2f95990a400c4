walk-question = <b>Question { $number } of { $total }</b>
walk-all-in = Thank you, everything is in.
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
