recorded-by = Ответ уже есть: { $who }.
recorded-add-date = Добавьте дату документа, например: от 23.12. Она войдёт в отчёт.
recorded-add-number = Добавьте номер документа, например: № 45. Он войдёт в отчёт.
recorded-tell-done = Напишите одной строкой, что сделано: она войдёт в отчёт. Можно и файлом.

card-last-time = В прошлый раз: { $said }
quoted = «{ $text }»
button-as-before = 🔁 Как в прошлый раз
nothing-before = Прошлого ответа с текстом или числами нет. Ответьте кнопкой или одной строкой.

twin-ask = Засчитать и в { $places }?
twin-ask-order = Засчитать этот приказ и в { $places }?
twin-ask-minutes = Засчитать этот протокол и в { $places }?
twin-ask-same = Записать так же и в { $places }?
button-twin-yes = Да, засчитать
button-twin-same = Да, так же
button-twin-place = Да, и { $places }
button-twin-no = Нет

which-item-event = По этой встрече присылать ничего не нужно. Если сообщение о другом пункте, выберите его: оно сохранено.
which-item-question = Похоже, это вопрос. Выберите пункт, о котором он: передам в центр.
which-status-question = { $name } ({ $place })

    Похоже, это вопрос. Нажмите «⚠️ Есть трудности»: центр увидит ваши слова и ответит. Если это ответ, выберите, как записать.
which-items = Отметьте пункты, к которым это относится, и нажмите «Готово».
button-several = Несколько пунктов
mark-on = ✓ { $item }
button-marked = Готово · { $count }
nothing-marked = Отметьте хотя бы один пункт.

receipts-head = ✅ Записано: { $count ->
    [one] { $count } пункт
    [few] { $count } пункта
   *[many] { $count } пунктов
}
receipts-line = • { $name } ({ $place }): { $said }
receipts-open = • { $name } ({ $place }): ответа пока нет
button-undo-one = ↩️ { $place }
nothing-to-undo = Отменять нечего: ответа на этот пункт сейчас нет.
