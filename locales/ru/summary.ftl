summary-head = <b>{ $codes }, на { $when }</b>
summary-report = Сбор до { $collect }, информация до { $due } ({ $left ->
    [one] { $left } рабочий день
    [few] { $left } рабочих дня
   *[many] { $left } рабочих дней
})
summary-asked = Пунктов на сегодня: { $asked }. Выполнено { $done }, в работе { $progress }, трудности { $difficulty }, «не относится» { $skipped }
summary-nothing-due = Срок ещё ни по одному пункту не прошёл
summary-due = Срок прошёл: { $due }. Выполнено { $done } ({ $share } %), ответа нет: { $silent }
summary-review = Ждут проверки: { $review }. Принято: { $accepted }. Вернули: { $returned }
summary-without-evidence = Без номера и даты документа: { $count }
summary-ours = Наши пункты: { $done } из { $asked }
summary-absent = Не подключены: { $names }
summary-absent-many = Не подключены: { $names } и ещё { $count }
summary-by-roadmap = <b>По дорожным картам: выполнено из начатого</b>
summary-by-cluster = <b>По кластерам: выполнено из начатого</b>
summary-by-school = <b>По школам: выполнено из начатого</b>
summary-line = { $name }: { $done } из { $asked }
summary-line-silent = { $name }: { $done } из { $asked }, ответа нет: { $silent }
summary-not-yours = Сводка открыта только центру и управлению. Ваши пункты: /my.

button-summary = Сводка
button-by-roadmap = По ДК
button-by-cluster = По кластерам
button-by-school = По школам
