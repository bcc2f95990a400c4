"""Settings by environment or `.env`; `.env.example` says what each one means."""

import re
import sys
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.refusal import RefusalError
from roadmap.clock import Clock, ManualClock, RunningClock, SystemClock

TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
HINTS = {
    "clock_start": "is an ISO moment (2022-12-21T08:59:50+03:00) or «last»",
    "clock_rate": "is a number above 0 or «auto»",
    "coordinator_ids": "is a list of Telegram ids, separated by commas",
    "http_host": "is an IP address to listen on, or localhost",
}


class Settings(BaseSettings):
    """What an operator can change; the defaults run a small bot on SQLite by long polling."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True, frozen=True
    )

    bot_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    database_url: str = "sqlite+aiosqlite:///data/vekhi.db"
    data_dir: Path = Path("data")
    timezone: ZoneInfo = ZoneInfo("Europe/Moscow")
    locale: Literal["ru", "en"] = "ru"
    coordinator_ids: Annotated[tuple[int, ...], NoDecode] = ()
    webhook_url: str | None = None
    webhook_secret: SecretStr | None = None
    http_host: str = "127.0.0.1"
    http_port: int | None = Field(default=None, ge=0, le=65535)
    clock_start: datetime | Literal["last"] | None = None
    clock_rate: Annotated[float, Field(gt=0, allow_inf_nan=False)] | Literal["auto"] = 1
    clock_until: datetime | None = None
    send_per_second: float = Field(default=29, ge=0, allow_inf_nan=False)
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["console", "json"] = "console"

    @field_validator("bot_token")
    @classmethod
    def _check_token(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and not TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("is not a token as BotFather gives it (digits, a colon, letters)")
        return token

    @field_validator("telegram_api_url", "webhook_url")
    @classmethod
    def _check_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            raise ValueError("is not an address (https://…)")
        return value.rstrip("/") if parts.path == "/" else value

    @field_validator("database_url")
    @classmethod
    def _check_database(cls, value: str) -> str:
        scheme, separator, rest = value.partition("://")
        driver = DRIVERS.get(scheme)
        if not separator or driver is None:
            raise ValueError("begins with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        if driver.startswith("sqlite"):
            if len(rest) < 2 or not rest.startswith("/") or rest == "/:memory:":
                raise ValueError("names no file (sqlite+aiosqlite:///data/vekhi.db)")
        elif not _names_server(rest):
            raise ValueError("names no server and database (postgresql+asyncpg://user:password@host/name)")
        return f"{driver}://{rest}"

    @field_validator("timezone", mode="before")
    @classmethod
    def _find_zone(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return ZoneInfo(value)
        except (KeyError, OSError, ValueError) as error:  # unknown, a folder, outside the base
            raise ValueError("is not a time zone (Europe/Moscow)") from error

    @field_validator("coordinator_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        return [part for part in re.split(r"[,;\s]+", value) if part] if isinstance(value, str) else value

    @field_validator("webhook_secret")
    @classmethod
    def _check_secret(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("is 1 to 256 of A-Z a-z 0-9 _ -")
        return value

    @field_validator("http_host")
    @classmethod
    def _check_host(cls, value: str) -> str:
        if value != "localhost":
            ip_address(value)
        return value

    @field_validator("log_level", "log_format", mode="before")
    @classmethod
    def _fold(cls, value: object, info: object) -> object:
        if not isinstance(value, str):
            return value
        return value.upper() if getattr(info, "field_name", "") == "log_level" else value.lower()

    @model_validator(mode="after")
    def _check_together(self) -> "Settings":
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_URL needs WEBHOOK_SECRET (1 to 256 of A-Z a-z 0-9 _ -)")
        if self.webhook_url and urlsplit(self.webhook_url).path == "/healthz":
            raise ValueError("WEBHOOK_URL cannot end with /healthz: that page is taken")
        return self

    @property
    def token(self) -> str:
        """The token itself; ask for it only where a bot is built."""
        return self.bot_token.get_secret_value() if self.bot_token else ""

    @property
    def secrets(self) -> tuple[str, ...]:
        """What no log line may hold."""
        hidden = (self.bot_token, self.webhook_secret)
        return tuple(secret.get_secret_value() for secret in hidden if secret)

    @property
    def sqlite_path(self) -> Path | None:
        """The file of an embedded database."""
        scheme, _, rest = self.database_url.partition("://")
        return Path(rest.partition("?")[0][1:]) if scheme.startswith("sqlite") else None

    def moment(self, value: datetime) -> datetime:
        """A moment as it was set: without a zone it is the organization's."""
        return (value if value.tzinfo else value.replace(tzinfo=self.timezone)).astimezone(UTC)


def _names_server(rest: str) -> bool:
    parts = urlsplit(f"//{rest}")
    try:
        return bool(parts.path.strip("/") and (parts.hostname or parts.query) and parts.port != 0)
    except ValueError:
        return False


def read_settings(**values: object) -> Settings:
    """The settings, or one line that says which of them is wrong; a value is never repeated in it."""
    try:
        return Settings(**values)  # type: ignore[arg-type]
    except ValidationError as error:
        faults = {fault["loc"][:1]: fault["msg"] for fault in reversed(error.errors())}
        raise RefusalError("; ".join(_explain(place, text) for place, text in faults.items())) from None
    except (OSError, UnicodeDecodeError) as error:
        raise RefusalError(f".env cannot be read: {type(error).__name__}") from None


def _explain(place: tuple[int | str, ...], text: str) -> str:
    text = text.removeprefix("Value error, ")
    if place:
        text = HINTS.get(str(place[0]), text)
        return f"{str(place[0]).upper()}: {text}"
    return text


def load_settings() -> Settings:
    """For a command: the settings, or one line on standard error and status 2."""
    try:
        return read_settings()
    except RefusalError as refusal:
        print(f"vekhi: {refusal}", file=sys.stderr)
        raise SystemExit(2) from None


def build_clock(settings: Settings, last: datetime | None) -> Clock:
    """The program's time; `last` is where the last run stopped, for `CLOCK_START=last`."""
    start = settings.clock_start
    moment = last if start == "last" else settings.moment(start) if isinstance(start, datetime) else None
    if settings.clock_rate == "auto":
        return ManualClock(moment or datetime.now(UTC))
    if moment is None and settings.clock_rate == 1:
        return SystemClock()
    return RunningClock(moment or datetime.now(UTC), settings.clock_rate)
