schools-head = <b>{ $name }, { $year }</b>
schools-body-line = { $people ->
    [one] • { $name }: { $people } человек
    [few] • { $name }: { $people } человека
   *[many] • { $name }: { $people } человек
}
schools-bodies-absent = • Никто не подключён: { $names }
joined-count = { $joined ->
    [0] подключённых нет
    [one] подключена { $joined }
    [few] подключены { $joined }
   *[many] подключены { $joined }
}
schools-total = <b>{ schools-count }, { joined-count }</b>
schools-cluster-line = • { $code } · { schools-count }, { joined-count }
schools-loose-line = • Без кластера: { $count }
schools-cluster = <b>{ $title }</b>
    { $year } · { schools-count }, { joined-count }
schools-loose = <b>Без кластера, { $year }</b>
    { schools-count }, { joined-count }
schools-absent = <b>Ещё не подключены: { schools-count }</b>
    Откройте школу и нажмите «🔗 Пригласить».
school-joined = ✓ { $name }
school-absent = { $name }

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

    Откройте ссылку и нажмите «Старт». Она на одного человека, действует до { $until }.
invite-token = Приглашение в «Вехи»: { $name }, { $role }
    Откройте бота и отправьте ему:
    <code>/start { $token }</code>

    Приглашение на одного человека, действует до { $until }.
invite-made = Ссылка уже выше, перешлите её. Для другого человека нажмите ещё раз чуть позже.
invite-forward = Перешлите это сообщение тому, кого приглашаете.

members-which = { $name }. Кого отключить?
member-sure = Отключить участника?
    { $name }, { $role }, { $place }

    Ответы останутся, писать этому человеку про школу больше не буду.
member-ended = Отключено: { $name }, { $place }.
member-links = Ссылки, которые дал этот человек, ещё работают: { $links }. Лишние можно отозвать.
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
button-member-links = 📋 Рабочие ссылки
button-member-back = ↩️ Вернуть
