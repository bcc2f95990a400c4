command-invite = Invitations for schools

invites-head = <b>Invitations</b>
invites-joined = { schools-count }, { joined-count }
invites-no-links = There are no working links now.
invites-waiting = Waiting to be opened: { links-count }, the first expires on { $until }
invites-how = A link connects one director and works for 14 days. The director connects the deputy.
    You can also write: “/invite СШ № 9, СШ № 13” or “/invite everybody”.
links-count = { $links ->
    [one] { $links } link
   *[other] { $links } links
}
invites-again-sure = <b>Give links again?</b>
    New ones go to everybody not connected yet: { schools-count }.
    These stop working: { links-count }.
invites-given = Above: { links-count }, valid until { $until }. Send each school its own lines.
invites-given-file = In the file: { links-count }, valid until { $until }. Send each school its own lines.
invites-replaced = Earlier links of these schools no longer work: { $links }.
invites-given-before = The links were given a moment ago, by you or by another coordinator. If they are not above, press again in a minute.
invites-line = { $name }, director:
    { $link }
invites-choose = <b>Who gets links?</b>
    { $chosen ->
        [0] Tick schools
       *[other] Ticked: { $chosen }
    } or write them: “СШ № 9, СШ № 13”, then “give”.
invites-ticked = ☑️ { $name }
invites-links = { $count ->
    [0] There are no working links now.
   *[other] <b>Working links: { $count }</b>
}
invites-link-line = • { $name }, { $role }, until { $until }
invites-end-sure = <b>Revoke all links?</b>
    These stop working: { links-count }. Whoever is connected stays.
invites-ended = { $links ->
    [0] No links were working.
   *[other] Revoked: { links-count }. New ones: /invite.
}

invite-nobody = All schools are connected, there is nobody to invite. “/invite СШ № 9” gives a link for one school.
invite-nobody-without = Everybody not connected yet has a link. New ones? Write “/invite again”.
invite-none-chosen = No school is ticked. Open /invite and choose schools.
invite-not-school = { $name } is not a school. Invite people there from its card: “/schools { $name }”.

invite-sheet-title = Invitations to Vekhi
invite-sheet-name = Invitations to print
invite-sheet-open = For the director: point a phone’s camera here
invite-sheet-until = and press “Start”. For one person, until { $until }
invite-sheet-caption = 🖨 The same links with QR codes, { schools-count }. Print, cut and hand over.

button-invites-without = 🔗 All without a link · { $count }
button-invites-again = 🔁 Give again · { $count }
button-invites-again-yes = 🔁 Yes, again
button-invites-choose = ☑️ Choose schools
button-invites-chosen = 🔗 Give links · { $count }
button-invites-links = 📋 Working links · { $count }
button-invites-end = ✖️ { $name }
button-invites-end-all = Revoke all · { $count }
button-invites-end-yes = Yes, revoke

words-invite-all = all, everybody, everyone, all schools, все, всем
words-invite-again = again, give again, заново
words-invite-again-yes = again yes, yes again, give again yes, заново да
words-invite-links = links, working links, ссылки
words-invite-end = revoke, отозвать
words-invite-chosen = give, give links, yes, выдать, да
