"""HTTP to the control API."""

from typing import Any

import aiohttp

from sandbox.errors import SandboxError


class Connection:
    """Requests to `<base_url>/sandbox/…`; a refused act is raised as `SandboxError`."""

    def __init__(self, base_url: str) -> None:
        self._root = f"{base_url.rstrip('/')}/sandbox"
        self._session: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        session, self._session = self._session, None
        if session:
            await session.close()

    async def post(self, path: str, **values: Any) -> Any:
        given = {key: value for key, value in values.items() if value is not None}
        return await self.call("POST", path, json=given)

    async def get(self, path: str, **values: Any) -> Any:
        params = {key: str(value) for key, value in values.items() if value is not None}
        return await self.call("GET", path, params=params)

    async def call(self, verb: str, path: str, **values: Any) -> Any:
        async with self._opened().request(verb, f"{self._root}/{path}", **values) as response:
            answer = await response.json()
        if response.status != 200:
            raise SandboxError(answer["error"])
        return answer

    async def download(self, file_id: str) -> bytes:
        async with self._opened().get(f"{self._root}/download", params={"file_id": file_id}) as response:
            response.raise_for_status()
            return await response.read()

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(limit=0)
            self._session = aiohttp.ClientSession(
                connector=connector, timeout=aiohttp.ClientTimeout(total=120)
            )
        return self._session
