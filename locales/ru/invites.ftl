command-invite = Приглашения для школ

invites-head = <b>Приглашения</b>
invites-joined = { schools-count }, { joined-count }
invites-no-links = Рабочих ссылок сейчас нет.
invites-waiting = Ждут, что их откроют: { links-count }, ближайший срок { $until }
invites-how = Ссылка подключает одного директора и действует 14 дней. Заместителя директор подключит сам.
    Можно и словами: «/invite СШ № 9, СШ № 13» или «/invite всем».
links-count = { $links ->
    [one] { $links } ссылка
    [few] { $links } ссылки
   *[many] { $links } ссылок
}
invites-again-sure = <b>Выдать ссылки заново?</b>
    Новые получат все, кто ещё не подключён: { schools-count }.
    Прежние перестанут работать: { links-count }.
invites-given = Выше { links-count }, до { $until }. Скопируйте каждой школе её строки.
invites-given-file = В файле { links-count }, до { $until }. Скопируйте каждой школе её строки.
invites-replaced = Прежние ссылки этих школ больше не работают: { $links }.
invites-given-before = Ссылки только что выданы, вами или другим координатором. Если их нет выше, нажмите ещё раз через минуту.
invites-line = { $name }, директор:
    { $link }
invites-choose = <b>Кому выдать ссылки?</b>
    { $chosen ->
        [0] Отметьте школы
       *[other] Отмечено: { $chosen }
    } или напишите их: «СШ № 9, СШ № 13», потом «выдать».
invites-ticked = ☑️ { $name }
invites-links = { $count ->
    [0] Рабочих ссылок сейчас нет.
   *[other] <b>Рабочие ссылки: { $count }</b>
}
invites-link-line = • { $name }, { $role }, до { $until }
invites-end-sure = <b>Отозвать все ссылки?</b>
    Работать перестанут: { links-count }. Кто уже подключён, останется.
invites-ended = { $links ->
    [0] Рабочих ссылок не было.
   *[other] Отозвано: { links-count }. Новые даст /invite.
}

invite-nobody = Все школы подключены, приглашать некого. Ссылку для одной школы даст «/invite СШ № 9».
invite-nobody-without = Ссылки есть у всех, кто ещё не подключён. Нужны новые? Напишите «/invite заново».
invite-none-chosen = Ни одна школа не отмечена. Откройте /invite и выберите школы.
invite-not-school = { $name } не школа. Пригласить туда можно из карточки: «/schools { $name }».

invite-sheet-title = Приглашения в «Вехи»
invite-sheet-name = Приглашения для печати
invite-sheet-open = Директору: наведите камеру телефона на код
invite-sheet-until = и нажмите «Старт». На одного человека, до { $until }
invite-sheet-caption = 🖨 Те же ссылки с QR-кодами, { schools-count }. Напечатайте, разрежьте и раздайте.

button-invites-without = 🔗 Всем без ссылки · { $count }
button-invites-again = 🔁 Выдать заново · { $count }
button-invites-again-yes = 🔁 Да, заново
button-invites-choose = ☑️ Выбрать школы
button-invites-chosen = 🔗 Выдать ссылки · { $count }
button-invites-links = 📋 Рабочие ссылки · { $count }
button-invites-end = ✖️ { $name }
button-invites-end-all = Отозвать все · { $count }
button-invites-end-yes = Да, отозвать

words-invite-all = все, всем, всех, все школы, всем школам, всех школ, всем без ссылки
words-invite-again = заново, выдать заново
words-invite-again-yes = заново да, да заново, выдать заново да
words-invite-links = ссылки, рабочие ссылки
words-invite-end = отозвать, отзови
words-invite-chosen = выдать, выдать ссылки, выдать выбранным, да
