"""`python -m bot import`: orders as they were published, understood and loaded."""

import argparse
import asyncio
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bot.desk import Desk, refuse, run_at_desk
from bot.reading import read_understood
from bot.refusal import RefusalError
from bot.settings import load_settings
from locales import dates
from locales.texts import Texts
from roadmap.errors import AppError
from roadmap.exchange import order_json
from roadmap.model import Order
from roadmap.workdays import WorkDays
from services.given_files import keep
from services.orders import ImportResult, Orders
from services.understood import Understandings
from storage.files import FileStore


def run(args: argparse.Namespace) -> int:
    if args.dry_run:
        return _preview(args)

    async def work(desk: Desk) -> None:
        service, store = Orders(desk.db), FileStore(desk.settings.data_dir / "files")
        orders, results = [], []
        read = await _read(args, desk.calendar.workdays, desk.texts)
        for name, order in zip(args.files, read, strict=True):
            given = keep(store, Path(name), is_whole=bool(order.title))
            orders.append(await _decide(desk, order))
            results.append(await service.import_order(orders[-1], given))
        _print(args, orders, desk.texts)
        if not args.json:
            for order, result in zip(orders, results, strict=True):
                print(_stored(order, result, desk.texts))

    return run_at_desk(work)


def _preview(args: argparse.Namespace) -> int:
    """Without the database: nothing is stored, nothing is made."""
    texts = Texts(load_settings().locale)
    try:
        _print(args, asyncio.run(_read(args, WorkDays(), texts)), texts)
    except RefusalError as error:
        return refuse(str(error))
    return 0


async def _read(args: argparse.Namespace, workdays: WorkDays, texts: Texts) -> list[Order]:
    """Every file, before anything is stored."""
    clusters = tuple(code.strip() for code in (args.clusters or "").split(",") if code.strip())
    orders = []
    for name in args.files:
        try:
            orders.append(await read_understood(Path(name), workdays, year=args.year, clusters=clusters))
        except AppError as error:
            raise RefusalError(f"{name}: {texts.say_plain(error.key, **error.values)}") from None
    return orders


async def _decide(desk: Desk, order: Order) -> Order:
    """The order with what people have chosen about it in the chat."""
    async with desk.db.read() as conn:
        return (await Understandings(desk.calendar.workdays).settle(conn, order)).order


def _print(args: argparse.Namespace, orders: list[Order], texts: Texts) -> None:
    """One document: the order, or a list of several."""
    if not args.json:
        print("\n".join(line for order in orders for line in _describe(order, texts)))
        return

    def say(key: str, values: Mapping[str, str]) -> str:
        return texts.say_plain(key, **values)

    documents: list[dict[str, Any]] = [order_json(order, say) for order in orders]
    print(json.dumps(documents[0] if len(documents) == 1 else documents, ensure_ascii=False))


def _describe(order: Order, texts: Texts) -> Iterator[str]:
    values: dict[str, object] = {"number": order.number, "date": dates.numeric(order.date)}
    yield texts.say_plain("cli-order", **values, plans=len(order.roadmaps), schools=len(order.schools))
    for plan in order.roadmaps:
        items = sum(len(section.items) for section in plan.sections)
        whom = ", ".join(plan.clusters) or texts.say_plain("cli-every-school")
        yield texts.say_plain("cli-plan", code=plan.code, year=plan.year, items=items, whom=whom)
    for problem in order.problems:
        text = texts.say_plain(problem.key, **dict(problem.values))
        proposal = (
            texts.say_plain(problem.proposal_key, **dict(problem.proposal_values))
            if problem.proposal_key
            else ""
        )
        yield " ".join(
            part for part in (f"{problem.place}:" if problem.place else "", text, proposal) if part
        )


def _stored(order: Order, result: ImportResult, texts: Texts) -> str:
    changes = result.changes
    if not result.is_new and changes == type(changes)():
        return texts.say_plain("cli-unchanged", number=order.number)
    return texts.say_plain(
        "cli-stored",
        number=order.number,
        added=changes.assignments_added,
        withdrawn=changes.assignments_withdrawn,
    )
