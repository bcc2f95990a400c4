organization-unknown = Не знаю организации «{ $name }». Может быть: { $candidates }?
organization-unlike = Не знаю организации «{ $name }», похожих нет.

invite-unknown = Не узнаю эту ссылку: возможно, она скопирована не целиком. Откройте её ещё раз или попросите новую у того, кто её прислал.
invite-used = По этой ссылке уже подключился другой человек. Попросите новую { invite-giver }.
invite-ended = Эта ссылка уже сработала, потом вас отключили. Чтобы вернуться, попросите новую { invite-giver }.
invite-own = Эта ссылка для вашего заместителя: перешлите её, сами не открывайте. Она по-прежнему действует.
invite-expired = Срок этой ссылки прошёл: она действует 14 дней. Попросите новую { invite-giver }.
invite-revoked = Эту ссылку отозвали. Попросите новую { invite-giver }.
invite-giver = { $role ->
    [deputy] у директора школы
   *[other] у центра
}
invite-role-school = { $organization } не школа: директора и заместителя там быть не может.
invite-role-office = { $organization } – школа: координатора и контролёра подключают к центру или управлению.

database-url-bad = Не понимаю DATABASE_URL ({ $url }): { $problem }.
database-unreachable = База данных { $url } недоступна: { $problem }.
database-newer = База данных { $url } новее программы. Обновите программу.
bad-year = Не понимаю год «{ $year }»: бывает 2022/2023, 2023 или 2022-2027.

cli-database = База данных не отвечает: { $problem }.
cli-order = Приказ { $number } от { $date }: { $plans ->
    [one] { $plans } план
    [few] { $plans } плана
   *[many] { $plans } планов
}, { $schools ->
    [one] { $schools } школа
    [few] { $schools } школы
   *[many] { $schools } школ
}
cli-plan = { $code }, { $year }: { $items ->
    [one] { $items } пункт
    [few] { $items } пункта
   *[many] { $items } пунктов
} для { $whom }
cli-every-school = всех школ
cli-stored = Загружено. Новых вопросов: { $added }, снято: { $withdrawn }.
cli-unchanged = Приказ { $number } уже загружен, ничего не изменилось.
cli-invite = { $organization }, { $role ->
    [director] директор
    [deputy] заместитель директора
    [coordinator] координатор
    [controller] контролёр
   *[observer] наблюдатель
}: { $how } (до { $until })
cli-term-next = Ближайшие даты: { $days }
cli-term-past = Все даты прошли, последние: { $days }
cli-summary = На { $date }
cli-totals = Всего
cli-figures = { $name }: спрошено { $asked }, срок прошёл { $due }, из них выполнено { $done }, не ответили в срок { $overdue } (молчат { $silent }), не подключены { $missing }, трудности { $difficulty }
