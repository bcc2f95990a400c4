my-head = <b>Наши пункты</b>
my-head-of = <b>Что нужно от школы · { $school }</b>
my-late = Срок прошёл
my-this-week = Эта неделя
my-this-month = Этот месяц
my-later = Позже
my-done = Сделано
my-line = • { $name } ({ $place }), { $due }
my-line-marked = • { $name } ({ $place }), { $due }, { $mark }
my-mark-going = у вас в работе
my-mark-difficulty = есть трудности
my-mark-extension = попросили другой срок
my-overseer = Пунктов у вас нет: отвечают школы и центр. Вам видна сводка по всем школам.
my-pleas = Просят совета
my-plea = • { $school }: { $name } ({ $place })
my-nothing-ours = Сейчас пунктов для вас нет.
my-nothing = Сейчас ничего не ждём. Спасибо, у вас всё сдано.
my-events = Встречи
my-undated = • { $names }: { $count ->
    [1] дату сообщит управление
   *[other] даты сообщит управление
}, присылать ничего не нужно.

history-head = <i>Как это было:</i>
history-earlier = … раньше ещё { $count }
history-answer = • { $when }, { $who }: { $status }
history-undone = • { $when }, { $who }: ответ отменён
history-returned = • { $when }, центр просит уточнить: «{ $reason }»

button-to-summary = 📊 Сводка
button-plea = 🤝 { $school }: { $name }
button-earlier = ‹ Раньше
button-later = Дальше ›
button-done-list = ✅ Сделано · { $count }
