schools-head = <b>{ $name }, { $year }</b>
schools-body-line = { $people ->
    [one] • { $name }: { $people } person
   *[other] • { $name }: { $people } people
}
schools-bodies-absent = • Nobody has joined: { $names }
joined-count = { $joined ->
    [0] nobody has joined
   *[other] { $joined } joined
}
schools-total = <b>{ schools-count }, { joined-count }</b>
schools-cluster-line = • { $code } · { schools-count }, { joined-count }
schools-loose-line = • Without a cluster: { $count }
schools-cluster = <b>{ $title }</b>
    { $year } · { schools-count }, { joined-count }
schools-loose = <b>Without a cluster, { $year }</b>
    { schools-count }, { joined-count }
schools-absent = <b>Not joined yet: { schools-count }</b>
    Open a school and press “🔗 Invite”.
school-joined = ✓ { $name }
school-absent = { $name }

place-head = <b>{ $name }</b>
place-former = Formerly: { $names }
place-clusters = Cluster: { $clusters }
place-no-cluster = No cluster chosen
place-mentor = Mentor in { $year }: { $name }, order { $number } of { $issued }
place-mentee = Helps in { $year }: { $name }, order { $number } of { $issued }
place-members = Joined:
place-member = • { $name }, { $role }, since { $since }
place-member-lost = • { $name }, { $role }, since { $since }; has switched the bot off
place-more-members = … and { $count } more
place-nobody = Nobody has joined yet. Press “🔗 Invite” and hand on the link.

school-ask-new = Write the name of the new school as orders print it, for example: МБОУ «Средняя школа № 45».
school-new-sure = Add the school?

    { $name }
school-added = ✅ Added: { $name }

    Choose a cluster: until then it is not asked anything.
school-ask-name = Write a new name, short or full. The old one will still find the school.

    Now: { $name }
    { $full_name }
school-name-bad = A name has 3 to { $most } characters. Write it once more.
school-name-taken = That is the name of { $name } already. Write another.
school-gone = This school no longer exists. Open a fresh list: /schools.
school-nothing-waits = This school is added or dropped already. How it is now: /schools.
cluster-gone = This cluster no longer exists. Open a fresh list: /schools.

regroup-which = { $name }, { $year }. To which cluster?
regroup-sure = <b>Move { $name }?</b>
    { $year }: { $before } → { $after }
regroup-follows = New questions: { $new }. No longer asked: { $gone }
regroup-kept = Done already, stays in the report: { $count }

mentor-which = Which school helps { $name } in { $year }?
mentor-ask-order = { $mentor } helps { $mentee } in { $year }.

    Write the number and date of the order, for example: № 348 от 30.12.2020.
mentor-itself = A school cannot be its own mentor. Choose another.

invite-as = { $name }. Whom to invite?
invite-link = Invitation to Vekhi: { $name }, { $role }
    { $link }

    Open the link and press “Start”. It is for one person, valid until { $until }.
invite-token = Invitation to Vekhi: { $name }, { $role }
    Open the bot and send it:
    <code>/start { $token }</code>

    For one person, valid until { $until }.
invite-made = The link is above, forward it. For somebody else press again a little later.
invite-forward = Forward this message to whom you invite.

members-which = { $name }. Whom to remove?
member-sure = Remove this member?
    { $name }, { $role }, { $place }

    The answers stay; I will no longer write to this person about the school.
member-ended = Removed: { $name }, { $place }.
member-links = Links given by this person still work: { $links }. You can revoke those that are not needed.
member-gone = This member is gone already. Open a fresh list: /schools.
member-yourself = You cannot remove yourself. Ask another coordinator.

button-schools = ‹ Schools
button-schools-loose = Without a cluster · { $count }
button-schools-absent = Not joined · { $count }
button-school-new = ➕ School
button-school-add = ➕ Add
button-cluster = 🗂 Cluster
button-mentor = 🤝 Mentor
button-no-mentor = No mentor
button-invite = 🔗 Invite
button-members = 👤 Remove
button-regroup-yes = ✅ Move
button-member-end = Remove
button-member-links = 📋 Working links
button-member-back = ↩️ Take back
