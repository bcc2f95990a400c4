"""`python -m sandbox`: the stand-in alone in its process."""

import argparse
import asyncio
import contextlib
import signal

from sandbox.server import TOKEN, Sandbox


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="A stand-in for the Telegram Bot API"
    )
    parser.add_argument("--port", type=int, default=0, help="port on 127.0.0.1; 0 takes a free one")
    parser.add_argument("--token", default=TOKEN, help="the only token that is accepted")
    parser.add_argument("--username", default="vekhi_sandbox_bot", help="the bot's name")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before answers to sends and edits")
    parser.add_argument("--no-flood", action="store_true", help="no flood control")
    parser.add_argument(
        "--webhook-backoff", type=float, default=1.0, help="first pause after a refused webhook"
    )
    options = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_serve(options))


async def _serve(options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    async with Sandbox(
        options.token,
        port=options.port,
        bot_username=options.username,
        flood=not options.no_flood,
        delay=options.delay,
        webhook_backoff=options.webhook_backoff,
    ) as sandbox:
        print("ready", sandbox.url, flush=True)
        await stop.wait()


if __name__ == "__main__":
    main()
