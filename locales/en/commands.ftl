organization-unknown = I do not know “{ $name }”. Did you mean { $candidates }?
organization-unlike = I do not know “{ $name }”, nor anything like it.

invite-unknown = I do not know this link: perhaps it was not copied as a whole. Open it again, or ask whoever sent it for a new one.
invite-used = Somebody else has joined by this link already. Please ask { invite-giver } for a new one.
invite-ended = This link has worked, then you were disconnected. To come back, ask { invite-giver } for a new one.
invite-own = This link is for your deputy: forward it, do not open it yourself. It still works.
invite-expired = This link is too old: it works for 14 days. Please ask { invite-giver } for a new one.
invite-revoked = This link was withdrawn. Please ask { invite-giver } for a new one.
invite-giver = { $role ->
    [deputy] your director
   *[other] the centre
}
invite-role-school = { $organization } is not a school: it has no director or deputy here.
invite-role-office = { $organization } is a school: coordinators and controllers belong to the centre or the department.

database-url-bad = DATABASE_URL ({ $url }) makes no sense: { $problem }.
database-unreachable = The database { $url } cannot be reached: { $problem }.
database-newer = The database { $url } is newer than this program. Please update the program.
bad-year = “{ $year }” is not a year. A year is written like this: 2022/2023, 2023 or 2022-2027.

cli-database = The database does not answer: { $problem }.
cli-order = Order { $number } of { $date }: { $plans ->
    [one] { $plans } plan
   *[other] { $plans } plans
}, { $schools ->
    [one] { $schools } school
   *[other] { $schools } schools
}
cli-plan = { $code }, { $year }: { $items ->
    [one] { $items } item
   *[other] { $items } items
} for { $whom }
cli-every-school = every school
cli-stored = Loaded. New questions: { $added }, withdrawn: { $withdrawn }.
cli-unchanged = Order { $number } is loaded already, nothing has changed.
cli-invite = { $organization }, { $role ->
    [director] director
    [deputy] deputy director
    [coordinator] coordinator
    [controller] controller
   *[observer] observer
}: { $how } (until { $until })
cli-term-next = Next dates: { $days }
cli-term-past = All the dates are past, the last ones: { $days }
cli-summary = As of { $date }
cli-totals = Total
cli-figures = { $name }: asked { $asked }, due { $due }, of these done { $done }, not answered in time { $overdue } (silent { $silent }), not connected { $missing }, difficulties { $difficulty }
