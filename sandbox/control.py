"""The control API under `/sandbox/`, on loopback only."""

from aiohttp import web

from sandbox.acts import Acts
from sandbox.people import People
from sandbox.reading import Reading
from sandbox.routes import guarded, route
from sandbox.rules import Rules
from sandbox.telegram import Telegram
from sandbox.times import TimeControl


def control_routes(telegram: Telegram, time_control: TimeControl | None) -> list[web.RouteDef]:
    acts, reading, rules = Acts(People(telegram)), Reading(telegram), Rules(telegram, time_control)
    posts = acts.posts() | rules.posts()
    gets = reading.gets() | rules.gets()
    return [
        *(web.post(f"/sandbox/{name}", route(action)) for name, action in posts.items()),
        *(web.get(f"/sandbox/{name}", route(action)) for name, action in gets.items()),
        web.get("/sandbox/download", guarded(reading.download)),
    ]
