schools-head = <b>{ $name }, { $year }</b>
schools-body-line = { $people ->
    [0] • { $name }: никто не подключён
    [one] • { $name }: { $people } человек
    [few] • { $name }: { $people } человека
   *[many] • { $name }: { $people } человек
}
schools-total = <b>{ schools-count }, подключены { $joined }</b>
schools-cluster-line = • { $code } · { schools-count }, подключены { $joined }
schools-loose-line = • Без кластера: { $count }
schools-cluster = <b>{ $title }</b>
    { $year } · школ: { $count }, подключены { $joined }
schools-loose = <b>Без кластера, { $year }</b>
    Школ: { $count }, подключены { $joined }
schools-absent = <b>Ещё не подключены: { $count }</b>
    Откройте школу и нажмите «🔗 Пригласить».
school-line = ✅ { $name }
school-line-absent = ▫️ { $name }

place-head = <b>{ $name }</b>
place-former = Раньше: { $names }
place-clusters = Кластер: { $clusters }
place-no-cluster = Кластер не выбран
place-mentor = Наставник в { $year }: { $name }, приказ № { $number } от { $issued }
place-mentee = Помогает в { $year }: { $name }, приказ № { $number } от { $issued }
place-members = Подключены:
place-member = • { $name }, { $role }, с { $since }
place-member-lost = • { $name }, { $role }, с { $since }; бот отключён, не дойдёт
place-more-members = … и ещё { $count }
place-nobody = Ещё никто не подключился. Нажмите «🔗 Пригласить» и передайте ссылку.

school-ask-new = Напишите название новой школы, как в приказах, например: МБОУ «Средняя школа № 45».
school-new-sure = Добавить школу?

    { $name }
school-added = ✅ Школа добавлена: { $name }

    Выберите кластер: до этого её ни о чём не спрашиваю.
school-ask-name = Напишите новое название, короткое или полное. По старому школу тоже можно будет найти.

    Сейчас: { $name }
    { $full_name }
school-name-bad = Название должно быть от 3 до { $most } знаков. Напишите ещё раз.
school-name-taken = Так уже называется { $name }. Напишите другое название.
school-gone = Такой школы больше нет. Откройте свежий список: /schools.
school-nothing-waits = Эта школа уже добавлена или от неё отказались. Как сейчас, покажет /schools.
cluster-gone = Такого кластера больше нет. Откройте свежий список: /schools.

regroup-which = { $name }, { $year }. В какой кластер перевести?
regroup-sure = <b>Перевести { $name }?</b>
    { $year }: { $before } → { $after }
regroup-follows = Новых вопросов: { $new }. Больше не спрошу: { $gone }
regroup-kept = Уже выполнено и останется в отчёте: { $count }

mentor-which = Какая школа помогает { $name } в { $year }?
mentor-ask-order = { $mentor } помогает { $mentee } в { $year }.

    Напишите номер и дату приказа, например: № 348 от 30.12.2020.
mentor-itself = Школа не может быть наставником самой себе. Выберите другую.

invite-as = { $name }. Кого пригласить?
invite-link = Приглашение в «Вехи»: { $name }, { $role }
    { $link }

    Ссылка на одного человека, действует до { $until }. Перешлите её.
invite-token = Приглашение в «Вехи»: { $name }, { $role }
    Откройте бота и отправьте ему:
    <code>/start { $token }</code>

    На одного человека, действует до { $until }. Перешлите это сообщение.

members-which = { $name }. Кого отключить?
member-sure = Отключить { $name } ({ $place }, { $role })?

    Ответы останутся, писать этому человеку про школу больше не буду.
member-ended = { $name } больше не подключён(а): { $place }.
member-gone = Этого участника уже нет. Откройте свежий список: /schools.
member-yourself = Себя отключить нельзя. Попросите другого координатора.

button-schools = ‹ Школы
button-schools-loose = Без кластера · { $count }
button-schools-absent = Не подключены · { $count }
button-school-new = ➕ Школа
button-school-add = ➕ Добавить
button-cluster = 🗂 Кластер
button-mentor = 🤝 Наставник
button-no-mentor = Без наставника
button-invite = 🔗 Пригласить
button-members = 👤 Отключить
button-regroup-yes = ✅ Перевести
button-member-end = Отключить
button-member-back = ↩️ Вернуть
