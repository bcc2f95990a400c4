button-audit = 🕓 История изменений
words-audit = история изменений, история, журнал изменений

audit-head = <b>История изменений, { $place }</b>{ $count ->
    [0] {""}
   *[other] {" "}· { $count }
}
audit-empty = Изменений не было: всё как в приказе.
audit-line = • { $when }, { $who }: { $what }
audit-line-at = • { $when }, { $who }: { $what } ({ $where })
audit-from-to = {"   "}{ $before } → { $after }
audit-to = {"   "}{ $value }
audit-from = {"   "}было: { $value }
audit-reason = {"   "}причина: { $reason }
audit-source = {"   "}основание: { $reason }
audit-nobody = без имени
audit-which = Чья история? Напишите, например: «история изменений ДК1 1.6» или «история изменений 594».

audit-announced = сообщено школам, сколько
audit-copied = скопирован план
audit-decisions = решения встречи
audit-due = срок
audit-event = встреча
audit-event-set = встреча назначена
audit-event-moved = встреча перенесена
audit-event-place = место встречи
audit-event-off = встреча отменена
audit-event-not-held = встреча не состоялась
audit-event-held = встреча состоялась
audit-event-unheld = снята отметка, что встреча состоялась
audit-event-joined = встречи объединены
audit-event-split = встречи разделены
audit-came = { $asked ->
    [0] { $day }
   *[other] { $day }, были { $came } из { $asked }
}
audit-extension = срок по просьбе школы
audit-file-ours = школа подтвердила свой файл
audit-file-replaced = школа заменила файл
audit-number = номер приказа
audit-report-row = строка отчёта
audit-report-part = раздел отчёта
audit-paper-part = реквизиты отчёта
audit-sample = образец
audit-state = состояние плана
audit-title = название плана
audit-twin = школа не засчитала в другом плане
audit-verdict = решение по ответу снято
audit-other = другое изменение

audit-value-draft = черновик
audit-value-active = идёт
audit-value-closed = закрыт
audit-value-accepted = принято
audit-value-returned = возвращено
audit-value-cancelled = отменена
audit-value-on = включено
audit-value-off = выключено
audit-value-yes = да
audit-value-no = нет
audit-value-municipal = муниципальный
audit-value-institutional = институциональный
