"""What every test may ask for: the clock, an empty database of both kinds, the log watched for errors."""

import asyncio
import logging
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4
from zlib import crc32
from zoneinfo import ZoneInfo

import pytest
from approved import Approved
from postgres import administer, empty, running_server
from sqlalchemy import make_url

from bot.logs import route_logs
from bot.reading import read_understood
from roadmap.clock import ManualClock
from roadmap.model import Order
from roadmap.workdays import WorkDays
from services.calendar import Calendar
from storage.database import Database
from storage.migrate import migrate

if TYPE_CHECKING:
    from flow import Flow

MOSCOW = ZoneInfo("Europe/Moscow")
ORDER_594 = Path(__file__).parent / "data" / "prikaz-594.docx"

IN_MEMORY, ROOM = Path("/dev/shm"), 2 << 30
if os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))  # a commit need not wait for a disk


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--approve", action="store_true", help="take what is said now for the approved texts")


@pytest.fixture
def approved(request: pytest.FixtureRequest) -> Approved:
    return Approved(takes_new=request.config.getoption("--approve"))


@pytest.fixture(autouse=True, scope="session")
def _one_log() -> None:
    """structlog's lines go to the standard library, where caplog sees them."""
    route_logs()


@pytest.fixture
def zone() -> ZoneInfo:
    return MOSCOW


@pytest.fixture
def clock() -> ManualClock:
    """Tuesday, 20 December 2022, 10:00 in Moscow: a week after order 594."""
    return ManualClock(datetime(2022, 12, 20, 10, tzinfo=MOSCOW))


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return Calendar(MOSCOW, WorkDays())


@pytest.fixture(scope="session")
def order_594(calendar: Calendar) -> Order:
    """The real order, as understood."""
    return asyncio.run(read_understood(ORDER_594, calendar.workdays))


@pytest.fixture
def expected_errors() -> list[str]:
    """A test that makes the program log an ERROR adds a part of its message here."""
    return []


@pytest.fixture(autouse=True)
def _no_unexpected_error(caplog: pytest.LogCaptureFixture, expected_errors: list[str]) -> Iterator[None]:
    yield
    logged = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    messages = [record.getMessage() for record in logged if record.levelno >= logging.ERROR]
    unexpected = [line for line in messages if not any(part in line for part in expected_errors)]
    assert not unexpected, f"the program logged: {unexpected}"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "vekhi.db"
    asyncio.run(migrate(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """An address of a server: of `TEST_DATABASE_URL`, else of one that lives as long as the session."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with running_server() as address:
        yield address


@pytest.fixture(scope="session")
def postgres_database(postgres_server: str) -> Iterator[str]:
    """The address of this process's own database, with the newest schema."""
    name = f"vekhi_{uuid4().hex}"
    asyncio.run(administer(postgres_server, f"CREATE DATABASE {name}"))
    address = make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    asyncio.run(migrate(address))
    yield address
    asyncio.run(administer(postgres_server, f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """An empty database with the newest schema."""
    path = tmp_path / "vekhi.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture
def postgres_url(postgres_database: str) -> str:
    """The database of this process, emptied: a new one for every test would cost a third of a second."""
    asyncio.run(empty(postgres_database))
    return postgres_database


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The test runs on both kinds of database."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(database_url: str, clock: ManualClock) -> AsyncIterator[Database]:
    database = Database(database_url, clock)
    yield database
    await database.close()


@pytest.fixture(scope="session")
def order594(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database that holds order 594 and nobody's answers; to be copied."""
    from flow import fill_594

    path = tmp_path_factory.mktemp("order594") / "vekhi.db"
    asyncio.run(fill_594(path))
    return path


WAYS = ("polling", "webhook")
BOTH_WAYS = {"test_flow_director", "test_flow_centre"}
BOTS = {"flow", "fresh"}
"""The flows that carry the rest go both ways; any other test goes the one that its name falls to."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """By which way of getting updates a flow is tested."""
    bot = BOTS.intersection(metafunc.fixturenames)
    if not bot:
        return
    module = metafunc.module.__name__
    one = WAYS[crc32(f"{module}.{metafunc.function.__name__}".encode()) % len(WAYS)]
    metafunc.parametrize(bot.pop(), WAYS if module in BOTH_WAYS else (one,), indirect=True)


@pytest.fixture
async def flow(request: pytest.FixtureRequest, order594: Path, tmp_path: Path) -> AsyncIterator["Flow"]:
    """The whole bot with order 594, its updates polled or posted; nobody has joined yet."""
    from flow import open_flow

    async with open_flow(order594, tmp_path, request.param) as flow:
        yield flow
