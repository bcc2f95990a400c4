own-plan-items = { $items ->
    [one] { $items } item
   *[other] { $items } items
}
own-plan-question = This looks like your school’s own roadmap: { own-plan-items }. Shall I remind you of what it asks?
own-plan-question-again = This looks like a new version of your roadmap: { own-plan-items }. Take it in place of the old one and remind you? Your marks stay.
own-plan-undated = The term is clear for { $dated } of { $items }; I will not remind you of the rest.
button-own-me = Yes, me
button-own-deputy = Yes, my deputy
button-own-director = Yes, the director
button-own-no = No need
own-plan-kept = ✅ Your school’s roadmap is kept: { own-plan-items }. Its dates come in the usual message. Only your school sees them, they are not in the summary. The list: /my.
own-plan-declined = All right, no reminders of it. If you change your mind, send the file again.
own-plan-reminding = 🔔 I remind you of your roadmap in the usual message.
own-plan-silent = 🔕 No more reminders of your roadmap. Its items are still in /my.
own-plan-over = This question is closed. To update your roadmap, send the file again.
own-plan-gone = There is no roadmap of your school here. Send it as a file and I will ask whether to remind you.
button-own-off = 🔕 No reminders of your roadmap
button-own-on = 🔔 Remind me of our roadmap
my-own = Your own roadmap
words-own-me = yes, me, yes me, remind me
words-own-other = my deputy, yes my deputy, the director, yes the director
words-own-no = no, no need, not needed
words-own-off = do not remind of our roadmap, no reminders of our roadmap
words-own-on = remind of our roadmap, remind me of our roadmap
