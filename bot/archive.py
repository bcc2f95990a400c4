"""`python -m bot archive`: the files of answers and their register, as a ZIP."""

import argparse
from pathlib import Path

from bot.desk import Desk, refuse, run_at_desk
from bot.export import build_exports, chosen
from bot.saving import written_aside
from handlers.exports import archive_paper
from services.archives import Archives, write_archive
from storage.files import FileStore

SUFFIX = ".zip"


def run(args: argparse.Namespace) -> int:
    out = Path(args.out)
    if out.suffix.casefold() != SUFFIX:
        return refuse(f"--out is a ZIP: FILE{SUFFIX}")

    async def work(desk: Desk) -> None:
        exports = build_exports(desk)
        archives = Archives(exports, FileStore(desk.settings.data_dir / "files"))
        with written_aside(out) as aside:
            packing = await archives.of_all(await chosen(exports, args))
            await write_archive(archive_paper(desk.texts, packing, aside, desk.calendar), packing.size)
        counts = {"files": len(packing.found), "missing": packing.missing}
        print(desk.texts.say_plain("archive-cli", file=str(out), **counts))

    return run_at_desk(work)
