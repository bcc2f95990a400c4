"""One running program per database."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from waiting import until_true

from bot.lock import take_lock
from bot.refusal import RefusalError
from bot.settings import Settings, read_settings

HOLD = """
import asyncio, sys
from bot.lock import take_lock
from bot.settings import read_settings
async def hold():
    lock = await take_lock(read_settings(_env_file=None, database_url=sys.argv[1]))
    print("taken", flush=True)
    await asyncio.Event().wait()
asyncio.run(hold())
"""


def of(url: str) -> Settings:
    return read_settings(_env_file=None, database_url=url)


async def can_be_taken(url: str) -> bool:
    try:
        lock = await take_lock(of(url))
    except RefusalError:
        return False
    await lock.release()
    return True


async def test_a_second_program_is_refused_with_one_line(database_url: str) -> None:
    lock = await take_lock(of(database_url))

    with pytest.raises(RefusalError, match="another process runs on this database"):
        await take_lock(of(database_url))
    await lock.release()


async def test_a_released_lock_can_be_taken_again(database_url: str) -> None:
    await (await take_lock(of(database_url))).release()

    await (await take_lock(of(database_url))).release()


async def test_a_killed_program_leaves_no_lock_behind(database_url: str) -> None:
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLD, database_url, stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
    )
    assert holder.stdout is not None
    await holder.stdout.readline()
    with pytest.raises(RefusalError):
        await take_lock(of(database_url))
    os.kill(holder.pid, signal.SIGKILL)
    await holder.wait()

    await until_true(lambda: can_be_taken(database_url))


async def test_the_folder_of_a_new_database_is_made(tmp_path: Path) -> None:
    lock = await take_lock(of(f"sqlite+aiosqlite:///{tmp_path}/new/vekhi.db"))

    assert (tmp_path / "new").is_dir()
    await lock.release()


async def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(RefusalError, match="DATABASE_URL"):
        await take_lock(of(f"sqlite+aiosqlite:///{tmp_path}/file/vekhi.db"))


async def test_a_server_that_is_not_there_is_a_refusal_without_its_password() -> None:
    with pytest.raises(RefusalError) as refusal:
        await take_lock(of("postgresql://user:hush@127.0.0.1:9/name"))

    assert "hush" not in str(refusal.value)


async def test_a_lock_lost_with_its_connection_is_noticed(postgres_url: str) -> None:
    lock = await take_lock(of(postgres_url))
    lock._connection.terminate()

    async with asyncio.timeout(10):
        await lock.lost.wait()
