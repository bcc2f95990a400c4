my-head = <b>Что нужно от школы</b>
my-late = Срок прошёл
my-this-week = Эта неделя
my-this-month = Этот месяц
my-later = Позже
my-line = • { $name } ({ $place }), { $due }
my-nothing = Сейчас ничего не ждём. Спасибо, у вас всё сдано.
my-events = Встречи: { $names }. Даты сообщит управление, присылать ничего не нужно.
my-done = Сделано: { $count }.

button-earlier = ‹ Раньше
button-later = Дальше ›
