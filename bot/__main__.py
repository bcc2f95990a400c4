"""`python -m bot COMMAND`: each command is imported only when it is asked for."""

import argparse
import os
import sys
from importlib import import_module
from typing import NoReturn

MODULES = {"import": "importing"}
"""Commands whose module is not called like them."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"vekhi: {message}\n")


def build_parser(command: str) -> Parser:
    """All commands; `command` is the one that is going to run, or its help shown."""
    parser = Parser(
        prog="python -m bot", description="Vekhi: roadmaps of schools, asked and answered in Telegram."
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("run", help="run the bot (the default)")
    demo = commands.add_parser("demo", help="the bot against a built-in stand-in for Telegram")
    demo.add_argument("--port", type=int, metavar="N", help="port of the chat page on this machine")
    _add_import(commands.add_parser("import", help="load an order: schools, clusters, roadmaps"))
    _add_invite(commands.add_parser("invite", help="make links that connect people"))
    term = commands.add_parser("term", help="what a term means")
    if command == "term":
        import_module("bot.term").add_arguments(term)
    _add_summary(commands.add_parser("summary", help="the figures of /summary"))
    _add_report(commands.add_parser("report", help="the official report on an order, in Word"))
    _add_file(commands.add_parser("export", help="answers, evidence and figures, in Excel"), "xlsx")
    _add_file(commands.add_parser("archive", help="the files of answers with their register"), "zip")
    backup = commands.add_parser("backup", help="the database and the files in one archive")
    backup.add_argument("file", metavar="FILE", help="the archive to write (.zip)")
    restore = commands.add_parser("restore", help="a backup into an empty place; the bot must not run")
    restore.add_argument("file", metavar="FILE", help="an archive that backup wrote")
    doctor = commands.add_parser("doctor", help="is the bot well?")
    doctor.add_argument("--retry", action="store_true", help="handle again what failed")
    return parser


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", help="an order as it was published (.docx)")
    parser.add_argument(
        "--year", metavar="YEAR", help="2022/2023, 2023 or 2022-2027, instead of what is printed"
    )
    parser.add_argument(
        "--clusters", metavar="CODE,…", help="whom the plans are for, instead of what is printed"
    )
    parser.add_argument("--dry-run", action="store_true", help="read and show, store nothing")
    _add_json(parser)


def _add_invite(parser: argparse.ArgumentParser) -> None:
    roles = ("director", "deputy", "coordinator", "controller", "observer")
    parser.add_argument("--org", metavar="NAME", help="a school or a body by any of its names")
    parser.add_argument("--role", choices=roles)
    parser.add_argument(
        "--all", action="store_true", help="a link for every school, of directors unless --role"
    )
    _add_json(parser)


def _add_summary(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--date", metavar="DATE", help="as of the end of this day, 2023-01-20; default: today"
    )
    _add_json(parser)


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("order", metavar="ORDER", help="the number of the order")
    parser.add_argument("--date", metavar="DATE", required=True, help="the reporting date, 2023-01-20")
    parser.add_argument("--out", metavar="FILE", required=True, help="the Word file to write (.docx)")


def _add_file(parser: argparse.ArgumentParser, suffix: str) -> None:
    parser.add_argument("--out", metavar="FILE", required=True, help=f"the file to write (.{suffix})")
    parser.add_argument("--roadmap", metavar="CODE", help="of this plan only")
    parser.add_argument("--item", metavar="NUMBER", help="of this item of the plan only")
    parser.add_argument("--org", metavar="NAME", help="of this school or body only")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON document")


def main(arguments: list[str]) -> int:
    """The exit status of the command."""
    args = build_parser(arguments[0] if arguments else "").parse_args(arguments)
    command = args.command or "run"
    try:
        status: int = import_module(f"bot.{MODULES.get(command, command)}").run(args)
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
