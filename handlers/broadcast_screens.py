"""`/broadcast`: whom, the words, the preview, and who has received it."""

from datetime import tzinfo

from handlers.broadcast_buttons import (
    BroadcastDone,
    BroadcastReach,
    BroadcastSend,
    BroadcastTick,
    BroadcastTo,
)
from handlers.paging import Page, grid, rows
from handlers.screen import Button, Screen
from handlers.wording import cut, few
from locales import dates
from locales.texts import Html, Texts
from services.letter_drafts import Letter
from services.letters import Reach

PAGE = 18
NAMES = 20
BESIDE_A_LETTER = 8
"""So many schools are named above and below a letter of any length."""
QUOTE = 60


def letter_screen(texts: Texts, letter: Letter, zone: tzinfo, page: int = 0) -> Screen:
    """What comes next: whom, which schools, the words, or yes."""
    draft = letter.draft
    if not draft.to:
        return whom_screen(texts, letter)
    if draft.to == "schools" and not draft.schools:
        return schools_screen(texts, letter, page)
    return preview_screen(texts, letter, zone) if draft.text else words_screen(texts, letter)


def whom_screen(texts: Texts, letter: Letter) -> Screen:
    everybody = texts.say_plain("button-broadcast-all", count=len(letter.everybody))
    clusters = [
        Button(
            texts.say_plain("button-broadcast-cluster", name=code, count=count),
            BroadcastTo(to="cluster", cluster_id=id_).pack(),
        )
        for id_, code, count in letter.clusters
    ]
    return Screen(
        texts.say("broadcast-whom"),
        rows(
            (Button(everybody, BroadcastTo(to="all").pack()),),
            *grid(clusters, 2),
            (Button(texts.say_plain("button-broadcast-schools"), BroadcastTo(to="schools").pack()),),
        ),
    )


def schools_screen(texts: Texts, letter: Letter, page: int) -> Screen:
    """Ticks beside the schools' names; whoever has nobody there cannot be reached."""
    here = Page(letter.everybody, page, PAGE)
    chosen = set(letter.draft.schools)
    ticks = [
        Button(
            texts.say_plain("button-broadcast-ticked", name=each.school)
            if each.school_id in chosen
            else each.school,
            BroadcastTick(organization_id=each.school_id, page=here.number).pack(),
        )
        for each in here.shown
    ]
    turns = here.turns(texts, lambda number: BroadcastTo(to="schools", page=number).pack())
    done = Button(texts.say_plain("button-broadcast-done", count=len(chosen)), BroadcastDone().pack())
    return Screen(
        texts.say("broadcast-schools", count=len(chosen)),
        rows(*grid(ticks, 3), turns, (done,) if chosen else ()),
    )


def words_screen(texts: Texts, letter: Letter) -> Screen:
    other = Button(texts.say_plain("button-broadcast-whom"), BroadcastTo().pack())
    return Screen(texts.say("broadcast-words", whom=_whom(texts, letter)), ((other,),))


def preview_screen(texts: Texts, letter: Letter, zone: tzinfo) -> Screen:
    """The letter as the schools read it, and whom it reaches."""
    lines = [
        texts.say("broadcast-preview", whom=_whom(texts, letter), count=len(letter.people)),
        Html(),
        letter_text(texts, letter.sender, letter.draft.text),
        Html(),
    ]
    if letter.absent:
        lines.append(texts.say("broadcast-absent", names=few(texts, letter.absent, BESIDE_A_LETTER)))
    if letter.leaves_at:
        lines.append(texts.say("chase-later", when=dates.moment(texts, letter.leaves_at, zone)))
    lines.append(texts.say("broadcast-sure"))
    kept = letter.draft.kept
    return Screen(
        Html.joined(lines),
        rows(
            (Button(texts.say_plain("button-announce-yes"), BroadcastSend(kept=kept).pack()),)
            if letter.people
            else (),
            (
                Button(texts.say_plain("button-broadcast-whom"), BroadcastTo().pack()),
                Button(texts.say_plain("button-announce-no"), BroadcastSend(kept=kept, act="no").pack()),
            ),
        ),
    )


def letter_text(texts: Texts, sender: str, text: str) -> Html:
    return texts.say("broadcast-letter", sender=sender, text=text)


def reach_screen(texts: Texts, reach: Reach, zone: tzinfo) -> Screen:
    """Figures, and the names of those whom it has not reached."""
    when = dates.moment(texts, reach.at, zone)
    lines = [
        texts.say("broadcast-reach", when=when, reached=len(reach.reached), count=reach.count),
        texts.say("broadcast-quote", text=cut(reach.text, QUOTE)),
    ]
    parts = {
        "chase-waiting": reach.waiting,
        "chase-unsure": reach.unsure,
        "broadcast-lost": reach.lost,
        "broadcast-absent": reach.absent,
    }
    lines += [texts.say(key, names=few(texts, names, NAMES)) for key, names in parts.items() if names]
    again = BroadcastReach(broadcast_id=reach.id).pack()
    return Screen(Html.joined(lines), ((Button(texts.say_plain("button-chase-batch"), again),),))


def _whom(texts: Texts, letter: Letter) -> str:
    if letter.draft.to == "all":
        return texts.say_plain("broadcast-to-all", count=len(letter.targets))
    if letter.draft.to == "cluster":
        return texts.say_plain("broadcast-to-cluster", name=letter.cluster, count=len(letter.targets))
    return few(texts, [each.school for each in letter.targets], BESIDE_A_LETTER)
