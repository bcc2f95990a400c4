"""The tree of organizations, lists of schools, one organization (coordinators only)."""

from datetime import tzinfo

from handlers.callbacks import Place, PlaceAct, SchoolNew, Tree, TreeList
from handlers.greetings import ROLE_KEYS
from handlers.paging import Page, grid, rows
from handlers.report_buttons import SchoolPaperFile
from handlers.roadmap_screens import short_year
from handlers.screen import Button, Screen
from handlers.wording import cut
from locales import dates
from locales.texts import Html, Texts
from services.schools import ClusterLine, Line, PlaceView, SchoolList
from services.schools import Tree as TreeView
from storage.schools import MemberRow, PairRow

SCHOOLS_PAGE = 18
MEMBERS = 6
MENTEES = 4
FULL_NAME = 160
NAME = 40
LIST_KEYS = {"cluster": "schools-cluster", "loose": "schools-loose", "absent": "schools-absent"}


def tree_screen(texts: Texts, tree: TreeView) -> Screen:
    joined = tree.schools - tree.absent
    lines = [
        texts.say("schools-head", name=tree.top.name, year=short_year(tree.year)),
        *_bodies(texts, (tree.top, *tree.bodies)),
        Html(),
        texts.say("schools-total", schools=tree.schools, joined=joined),
        *(_cluster_line(texts, line) for line in tree.clusters),
    ]
    if tree.loose:
        lines.append(texts.say("schools-loose-line", count=tree.loose))
    year = first_year(tree.year)
    clusters = (
        Button(
            f"{line.cluster.code} · {line.schools}",
            TreeList(of="cluster", cluster_id=line.cluster.id, year=year).pack(),
        )
        for line in tree.clusters
    )
    more = []
    if tree.loose:
        label = texts.say_plain("button-schools-loose", count=tree.loose)
        more.append(Button(label, TreeList(of="loose", year=year).pack()))
    if tree.absent:
        label = texts.say_plain("button-schools-absent", count=tree.absent)
        more.append(Button(label, TreeList(of="absent", year=year).pack()))
    bodies = (Button(line.name, Place(organization_id=line.id).pack()) for line in (tree.top, *tree.bodies))
    years = (
        Button(short_year(each), Tree(year=first_year(each)).pack())
        for each in tree.years
        if each != tree.year
    )
    new = Button(texts.say_plain("button-school-new"), SchoolNew().pack())
    return Screen(
        Html.joined(lines), rows(*grid(clusters, 3), tuple(more), *grid(bodies, 2), tuple(years), (new,))
    )


def list_screen(texts: Texts, found: SchoolList, asked: TreeList) -> Screen:
    """Schools with a sign of whether somebody has joined."""
    here = Page(found.lines, asked.page, SCHOOLS_PAGE)
    joined = sum(bool(line.people) for line in found.lines)
    title = f"{found.cluster.code} · {found.cluster.title}" if found.cluster else ""
    head = texts.say(
        LIST_KEYS[asked.of],
        title=cut(title, 120),
        year=short_year(found.year),
        schools=len(found.lines),
        joined=joined,
    )
    buttons = (
        Button(
            texts.say_plain("school-joined" if line.people else "school-absent", name=cut(line.name, NAME)),
            Place(organization_id=line.id).pack(),
        )
        for line in here.shown
    )
    turns = here.turns(texts, lambda number: asked.model_copy(update={"page": number}).pack())
    back = Button(texts.say_plain("button-schools"), Tree(year=asked.year).pack())
    return Screen(head, rows(*grid(buttons, 3), turns, (back,)))


def place_screen(texts: Texts, view: PlaceView, zone: tzinfo) -> Screen:
    row = view.row
    lines = [texts.say("place-head", name=row.short_name)]
    if row.full_name != row.short_name:
        lines.append(Html.of(cut(row.full_name, FULL_NAME)))
    if view.former:
        lines.append(texts.say("place-former", names=cut(", ".join(view.former), FULL_NAME)))
    if row.is_school:
        lines.append(_clusters(texts, view))
        lines += [_pair(texts, "place-mentor", pair, pair.mentor) for pair in view.mentors]
        lines += [_pair(texts, "place-mentee", pair, pair.mentee) for pair in view.mentees[:MENTEES]]
    lines += [Html(), *_members(texts, view.members, zone)]
    return Screen(Html.joined(lines), _place_acts(texts, view))


def new_school_screen(texts: Texts, name: str) -> Screen:
    yes = Button(texts.say_plain("button-school-add"), SchoolNew(is_sure=True).pack())
    no = Button(texts.say_plain("button-no"), Tree().pack())
    return Screen(texts.say("school-new-sure", name=name), ((yes, no),))


def added_screen(texts: Texts, view: PlaceView) -> Screen:
    """A new school is asked nothing until it stands in a cluster."""
    text = texts.say("school-added", name=view.row.short_name)
    return Screen(text, _place_acts(texts, view))


def first_year(year: str) -> int:
    """«2022/2023» → 2022; 0 where the year is none of a school."""
    first = year.partition("/")[0]
    return int(first) if first.isdecimal() else 0


def to_place(texts: Texts, organization_id: int) -> tuple[Button, ...]:
    return (Button(texts.say_plain("button-back"), Place(organization_id=organization_id).pack()),)


def place_act(texts: Texts, key: str, view: PlaceView, act: str) -> Button:
    values = {"organization_id": view.row.id, "act": act}
    return Button(texts.say_plain(key), PlaceAct.model_validate(values).pack())


def _bodies(texts: Texts, lines: tuple[Line, ...]) -> list[Html]:
    """A line for each where somebody has joined, one for all the others."""
    found = [
        texts.say("schools-body-line", name=cut(line.name, 60), people=line.people)
        for line in lines
        if line.people
    ]
    empty = ", ".join(line.name for line in lines if not line.people)
    return [*found, texts.say("schools-bodies-absent", names=cut(empty, 200))] if empty else found


def _cluster_line(texts: Texts, line: ClusterLine) -> Html:
    return texts.say("schools-cluster-line", code=line.cluster.code, schools=line.schools, joined=line.joined)


def _clusters(texts: Texts, view: PlaceView) -> Html:
    if not view.clusters:
        return texts.say("place-no-cluster")
    by_year = ", ".join(f"{short_year(each.year)} {each.code}" for each in view.clusters[-4:])
    return texts.say("place-clusters", clusters=by_year)


def _pair(texts: Texts, key: str, pair: PairRow, name: str) -> Html:
    issued = dates.numeric(pair.issued)
    return texts.say(key, name=name, year=short_year(pair.year), number=pair.number, issued=issued)


PAIR_KEYS = ("place-mentor", "place-mentee")


def _members(texts: Texts, members: tuple[MemberRow, ...], zone: tzinfo) -> list[Html]:
    if not members:
        return [texts.say("place-nobody")]
    lines = [_member(texts, each, zone) for each in members[:MEMBERS]]
    if len(members) > MEMBERS:
        lines.append(texts.say("place-more-members", count=len(members) - MEMBERS))
    return [texts.say("place-members"), *lines]


def _member(texts: Texts, member: MemberRow, zone: tzinfo) -> Html:
    values = {
        "name": cut(member.name, NAME) or "–",
        "role": texts.say_plain(ROLE_KEYS[member.role]),
        "since": dates.numeric(member.since.astimezone(zone).date()),
    }
    if member.reachable:
        return texts.say("place-member", **values)
    return texts.say("place-member-lost", **values)


def _place_acts(texts: Texts, view: PlaceView) -> tuple[tuple[Button, ...], ...]:
    invite = place_act(texts, "button-invite", view, "invite")
    members = place_act(texts, "button-members", view, "members")
    people = (invite, members) if view.members else (invite,)
    back = (Button(texts.say_plain("button-schools"), Tree().pack()),)
    if not view.row.is_school:
        return (people, back)
    cluster = place_act(texts, "button-cluster", view, "cluster")
    mentor = place_act(texts, "button-mentor", view, "mentor")
    rename = place_act(texts, "button-rename", view, "rename")
    paper = Button(
        texts.say_plain("button-school-paper"), SchoolPaperFile(organization_id=view.row.id).pack()
    )
    return (people, (cluster, mentor), (paper, rename), back)
