"""The chat page: static files of `page/` under a strict policy."""

from pathlib import Path

from aiohttp import web

from sandbox.routes import Handler, guarded

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def page_routes(folder: Path) -> list[web.RouteDef]:
    """The page at `/`, its other files by their names."""
    files = [path for path in sorted(folder.iterdir()) if path.suffix in TYPES]
    routes = [web.get(f"/page/{path.name}", _serve(path)) for path in files]
    return [web.get("/", _serve(folder / "index.html")), *routes]


def _serve(path: Path) -> Handler:
    body = path.read_bytes()

    async def serve(request: web.Request) -> web.StreamResponse:
        headers = {
            "Content-Security-Policy": POLICY,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        }
        return web.Response(body=body, content_type=TYPES[path.suffix], charset="utf-8", headers=headers)

    return guarded(serve)
