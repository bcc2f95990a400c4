reason-no-staff = нет кадров
reason-no-funds = нет средств
reason-waiting-organizer = ждём организатора
reason-no-time = не успели
reason-other = другое
seen-today = сегодня

difficulty-reason = Причина: { $reason }
difficulty-why = Что мешает? Нажмите или напишите одной строкой.
difficulty-in-words = Напишите одной строкой, что мешает: центр увидит и поможет.
difficulty-show = Центр увидит { $when }. Показать и школе-наставнику ({ $mentor })?
difficulty-shown = Центр увидит { $when }. Школе-наставнику ({ $mentor }) показано. Напоминать пока не буду.
difficulty-silence = Центр увидит { $when } и поможет. Напоминать пока не буду.
only-centre = Хорошо, увидит только центр.

button-show-mentor = Да, показать
button-only-centre = Только центру
words-show-mentor = да, да показать, показать, покажите, можно, да можно, ок
words-only-centre = нет, только центру, только центр, не надо, не показывать

help-asked = <b>{ $school }</b> просит совета (вы её школа-наставник в { $year } году).
help-about = { $name }, { $place }, { $due }:
help-words = «{ $words }»
help-no-report = Отчитываться по этому сообщению не нужно.
help-thanks = Спасибо, передадим.
help-answered-can-help = Вы ответили: можем помочь. Передали в { $school }. Спасибо!
help-answered-will-call = Вы ответили: позвоню сегодня. Передали в { $school }. Спасибо!
help-answered-not-now = Вы ответили: сейчас не получится. Передали в { $school }. Спасибо, что сказали.
help-withdrawn = { $school } больше не ждёт совета: { $name } ({ $place }). Спасибо, что вы рядом.
help-over = Школа уже не ждёт совета по этому пункту. Спасибо!
help-can-help = { $mentor }, ваша школа-наставник, готова помочь: { $name } ({ $place }). Позвоните или напишите туда, когда удобно.
help-will-call = { $mentor }, ваша школа-наставник, позвонит вам { $when }: { $name } ({ $place }).
help-not-now = { $mentor } сейчас не сможет помочь: { $name } ({ $place }). Ваш вопрос видит центр, без ответа он не останется.

button-can-help = Можем помочь
button-will-call = Позвоню сегодня
button-not-now = Сейчас не получится
words-can-help = можем помочь, можем, поможем, помогу, да, готовы помочь
words-will-call = позвоню сегодня, позвоню, сегодня позвоню, позвоним, позвоним сегодня
words-not-now = сейчас не получится, не получится, не сможем, не можем, нет, не могу
