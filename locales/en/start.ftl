greeting-school = Hello! This is Vekhi, your assistant for roadmaps.
    You are connected: { $organization }, { $role }.
greeting-known = You are connected already: { $organization }, { $role }.
greeting-next = Next, by { $due }:
greeting-none = Nothing is due soon.
greeting-how = Once a month I send a plan, before each date a reminder. No more than one ordinary message a day, from 9 to 18, on working days.
    Answer by a button, a word or a photo of the order. Please send no lists of children.
greeting-centre = Hello! This is Vekhi, your assistant for roadmaps.
    You are connected: { $organization }, { $role }.

    All schools at a glance: /summary. Open it any time, schools do not see it.

role-director = director
role-deputy = deputy director
role-coordinator = coordinator
role-controller = controller
role-observer = observer

start-again = You are connected: { $places }. What is needed now: /my.
greeting-coordinator = Hello! This is “Vekhi”, a helper with roadmaps.
    You are connected: { $organization }, { $role }.

    Send the file of an order here (Word, Excel or PDF): I will show what I understood and whom I would ask. Schools see nothing until you press “Load”.
    All schools at a glance: /summary. The rest: /help.
start-coordinator = You are connected: { $places }. Send a new order here as a file. All schools at a glance: /summary, the rest: /help.
button-our-items = 📋 Our items
start-centre = You are connected: { $places }. All schools at a glance: /summary.
stranger = Hello! This is Vekhi, the schools’ assistant for roadmaps. To connect, open the invite link from your centre, or send it here.
stranger-press = This button is not for you. If you are from a school, ask the centre for an invite.
private-only = I answer in private chats only: nobody else sees your answers there.

command-unknown = I know no command { $command }. All I can do: /help.{ $waits ->
    [yes] {" "}The question above still waits for your answer.
   *[no] {""}
}
not-understood = I cannot read that. Reply to a card with words, a file or a photo. Your items: /my.

command-start = Start
command-my = What is needed from the school
command-summary = All schools at a glance
command-roadmaps = Roadmaps, “Tell the schools”
command-schools = Schools and invitations
command-language = Language
command-help = How to answer

nobody-left = { $count ->
    [one] I cannot write to { $names }: nobody there can be reached any more.
   *[other] I cannot write to these schools: { $names }. Nobody there can be reached any more.
} Call them and pass on a new invite link.
button-outdated = This button is out of date. Open a fresh list: /my.
