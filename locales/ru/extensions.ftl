button-extension = 📅 Попросить другой срок
button-extension-withdraw = ↩️ Отозвать просьбу
button-open-item = Открыть пункт

extension-ask = { $name } ({ $place })
    Сейчас срок до { $due }

    До какого дня? Выберите или напишите датой, можно сразу с причиной: «27 января, ждём диагностику».
extension-stands = Сейчас просим до { $day }, можно изменить.
extension-asked = 📅 Записано: { $name } ({ $place }), просим срок до { $day }
extension-reason = Причина: { $reason }
extension-decided-when = Центр увидит просьбу { $when }. До ответа напоминать не буду.
extension-why = Почему? Нажмите или напишите одной строкой.
extension-which = Для какого пункта попросить другой срок?
extension-day-unclear = Не понял день «{ $text }». Напишите датой, например: 27 января.
extension-not-later = Срок и так до { $day }. Напишите день позже.
extension-after-plan = План заканчивается { $ends }. Напишите день раньше.
extension-answered = На этот пункт уже есть ответ, другой срок не нужен. Ваши пункты: /my.
extension-none = У этого пункта срок не переносится. Если что-то мешает, нажмите «⚠️ Есть трудности».
extension-over = По этой просьбе уже есть решение. Как сейчас, покажет /my.
card-extension-asked = Просим другой срок: до { $day }, центр решает

centre-said-answered = Центр ответил: { $name } ({ $place }).
centre-said-moved = Срок перенесён: { $name } ({ $place }), теперь до { $day }.
centre-said-granted = Центр согласен: { $name } ({ $place }), теперь до { $day }.
centre-said-refused = Другой срок дать не получилось: { $name } ({ $place }), срок прежний.
centre-said-words = «{ $words }»
centre-unsaid = Центр ещё раз посмотрит просьбу о сроке: { $name } ({ $place }). Прошлый ответ отменён, о новом напишу. Делать ничего не нужно.
centre-said-next = Когда будет готово, откройте пункт и нажмите «✅ Выполнено».

matters-head = { $count ->
    [one] <b>Ждёт вашего слова { $count } вопрос школ</b>
    [few] <b>Ждут вашего слова { $count } вопроса школ</b>
   *[many] <b>Ждут вашего слова { $count } вопросов школ</b>
}
matters-none = Трудностей и просьб о сроках без ответа нет. Спасибо!
matter-difficulty = ⚠️ <b>{ $school }</b> · { $name } ({ $place }), { $due }.
matter-extension = 📅 <b>{ $school }</b> · { $name } ({ $place }), { $due }. Просят до { $day }.
matter-words = «{ $words }»
matter-shown = Наставнику показано.
matter-ask-answer = Напишите ответ школе одной строкой.
matter-ask-day = На какой день перенести? Выберите или напишите датой, можно сразу с причиной.
matter-ask-refusal = Напишите школе одной строкой, почему не получается.
matter-answered = ✅ Школе ответили: «{ $words }»
matter-moved = ✅ Срок перенесён, теперь до { $day }.
matter-called = ✅ Решено по телефону.
matter-granted = ✅ Согласовано, теперь до { $day }. Школе сообщаем.
matter-refused = Школе ответили: срок прежний. «{ $words }»
matter-refused-before = Школе уже ответили: срок прежний.
matter-withdrawn = Школа отозвала просьбу, решать нечего.
matter-passed = С тех пор всё изменилось: школа ответила или срок уже перенесён.
matter-undo-late = Отменить уже нельзя: с тех пор школа ответила или срок назначен заново.
matter-gone = Этого вопроса больше нет. Что ждёт вашего слова, покажет слово «трудности».
matter-line = Напишите одну строку, не длиннее { $limit } знаков.

button-matter-answer = Ответить
button-matter-move = Перенести срок
button-matter-called = Позвонил(а), решено
button-matter-grant = Да, до { $day }
button-matter-undo = ↩️ Отменить решение
button-matter-other = Другой срок
button-matters-others = Остальные · { $count }
button-matter-difficulty = ⚠️ { $school } · { $number }
button-matter-extension = 📅 { $school } · { $number }
words-matters = трудности, просьбы, вопросы школ
words-matter-undo = отменить решение, отменить, отмена, отмени
words-called = решено, позвонил, позвонила, позвонил решено, позвонила решено, решили
