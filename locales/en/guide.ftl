command-forget = Remove my data
command-calendar = Due days for the phone’s calendar

help-school = <b>How to answer</b>
    • press an item in a reminder or in /my and choose a button;
    • or reply to its card with words, a file, a photo;
    • or write a line: “1.6 выполнено, приказ 45 от 23.12”.
    Every answer can be undone. Something in the way? Write “1.6 трудности: нет кадров”: we shall help or move the date.

    <b>What else</b>
    “We have read it”: the school knows of a new order; “file” in reply to its message brings the file
    Send your school’s own plan as a file: I remind you of its items too, answer “ваша карта 3 выполнено”
    “School report”: a Word page made of your answers, to be signed
    A meeting is over? Write “we were there” or “we were not”
    /calendar: due days and meetings for the phone’s calendar
    /deputy: connect a deputy
    /away: leave or illness
    /hour: time of messages
    /language: language, /forget: remove your data

    Files of any kind, up to 20 MB. Please send no lists of children.
help-overseer = <b>What the bot does for the department</b>
    /summary: figures by plan, cluster and school. Schools do not see it.
    “indicators”, “indicators ДК1”: what is met
    “/summary picture”, “/summary excel”: the same as a picture and a table{ $role ->
        [controller] ; /report: the report on an order in Word
       *[observer] {""}
    }
    /language: language, /forget: remove your data

    Unless you have to decide something, the bot leaves you alone.
help-coordinator = <b>What the bot does for the centre</b>
    Send an order as a file: I show what I understood before anything is loaded.
    /roadmaps: plans, days, samples; “tell the schools 594”, “who has read 594”, “history 594”
    /schools: schools, clusters, mentors; /invite: links and QR codes
    /summary: figures, picture, “/summary excel”, “/summary archive”
    /review: the schools’ answers
    “remind”, “schools to call”, “called СШ № 9”
    /broadcast: a letter to schools
    /meeting: meetings, who comes and who came
    “indicators”: what is reached
    /report: the report in Word; “month plan for January”, “school page СШ № 9”
    /my: our items; /calendar: due days for the calendar
    /language: language; /forget: remove your data

    A command may name what it is about: “/summary СШ № 9”, “/review ДК1 1.6”, “/broadcast ШНРО”.
words-help = help, how to answer, what can you do, помощь

language-now = I speak English now. Сейчас по-английски.
language-set = Done, English from now on.
language-ru = Русский
language-en = English
language-chosen = ✓ { $name }
words-language-ru = russian, in russian, русский, по-русски
words-language-en = english, in english, английский, по-английски
