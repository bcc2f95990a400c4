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
    /calendar: due days and meetings for the phone’s calendar
    /deputy: connect a deputy
    /away: leave or illness
    /hour: time of messages
    /language: language, /forget: remove your data

    Files of any kind, up to 20 MB. Please send no lists of children.
help-centre = <b>What the bot does for the department</b>
    /summary: figures by plan, cluster and school. Schools do not see it.
    “indicators”, “indicators ДК1”: what is met
    /report: the report on an order in Word
    /language: language, /forget: remove your data

    Unless you have to decide something, the bot leaves you alone.
help-coordinator = <b>What the bot does for the centre</b>
    /summary: figures; “/summary СШ № 9”, “/summary excel”, “/summary archive”
    /review: the schools’ answers; “/review СШ № 9” opens a school, “/review ДК1 1.6” an item
    “indicators”, “indicator ДК1 3.3 5 of 6”
    /report: the report on an order in Word; “month plan for January”, “school page СШ № 9”
    /meeting: meetings, their days, who comes and who came; “/meeting ДК1 1.2” opens one at once
    /roadmaps: plans, days, samples; “/roadmaps ДК1 1.6” opens an item at once
    /schools: schools, clusters, mentors, invitations; “/schools СШ № 9” opens a school at once
    /invite: links and QR codes
    /broadcast: a letter to all schools, a cluster or chosen ones; “/broadcast ШНРО” asks for the text at once
    “remind”, “remind ДК1 1.6”: a reminder to those who are silent; “schools to call”: who is silent longest
    /my: the centre’s items
    /calendar: the centre’s due days for the phone’s calendar
    /language: language, /forget: remove your data

    Send a new order as a file: Word, Excel, PDF or text. I read it and show it before anything is loaded.
    “Tell the schools 594”: each school learns what the order asks of it; “who has read 594”: who has said so.
words-help = help, how to answer, what can you do, помощь

language-now = I speak English now. Сейчас по-английски.
language-set = Done, English from now on.
language-ru = Русский
language-en = English
language-chosen = ✓ { $name }
words-language-ru = russian, in russian, русский, по-русски
words-language-en = english, in english, английский, по-английски
