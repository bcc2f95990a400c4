command-broadcast = Написать школам
broadcast-whom = Кому написать? Нажмите или напишите: «всем», «ШНРО», «СШ № 9, СШ № 13».
broadcast-schools = Отметьте школы. Выбрано: { $count }
broadcast-words = Кому: { $whom }.
    Теперь напишите текст одним сообщением. Школы увидят его после вашего «Отправить».
broadcast-preview = Кому: { $whom }. Получат: { $count ->
    [one] { $count } человек
    [few] { $count } человека
   *[many] { $count } человек
}, по одному от школы. Так они прочтут:
broadcast-sure = Отправить? Поправить текст можно, прислав новый.
broadcast-absent = Некому написать: { $names }
broadcast-dropped = Хорошо, ничего не отправлено. Начать заново: /broadcast
broadcast-gone = Это письмо уже изменено или отправлено. Новое: /broadcast
broadcast-nobody = Написать некому: из этих школ ещё никто не подключён. Ссылки для них: /schools
broadcast-long = Напишите текст одним сообщением, до { $limit } знаков.
broadcast-cluster = Такого кластера в этом году нет. Выберите заново: /broadcast
broadcast-unknown = Не знаю, кто такие «{ $name }». Можно так: /broadcast всем, /broadcast ШНРО, /broadcast СШ № 9, СШ № 13
broadcast-to-all = все школы ({ $count })
broadcast-to-cluster = { $name } ({ $count })
broadcast-reach = <b>Письмо от { $when }</b>
    Получили: { $reached } из { $count }
broadcast-quote = «{ $text }»
broadcast-lost = Не дошло: { $names }

button-broadcast-all = Всем школам · { $count }
button-broadcast-cluster = { $name } · { $count }
button-broadcast-schools = Выбрать школы
button-broadcast-ticked = ✅ { $name }
button-broadcast-done = Дальше · { $count }
button-broadcast-whom = Кому

words-broadcast-all = всем, все, все школы, всем школам
