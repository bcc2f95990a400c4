"""Settings: what an operator may write, and the one line that says what is wrong."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.refusal import RefusalError
from bot.settings import Settings, build_clock, load_settings, read_settings
from roadmap.clock import ManualClock, RunningClock, SystemClock

NINE = datetime(2022, 12, 21, 5, 59, 50, tzinfo=UTC)
SECRET = "594:not-to-be-repeated"


def settings(**values: object) -> Settings:
    return read_settings(_env_file=None, **values)


def test_without_any_setting_the_bot_runs_on_sqlite_by_long_polling() -> None:
    plain = settings()

    assert plain.sqlite_path == Path("data/vekhi.db")
    assert plain.webhook_url is None
    assert isinstance(build_clock(plain, None), SystemClock)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"bot_token": "SECRET"}, "BOT_TOKEN"),
        ({"telegram_api_url": "telegram.org"}, "TELEGRAM_API_URL"),
        ({"telegram_api_url": "http://host:99999"}, "TELEGRAM_API_URL"),
        ({"database_url": "mysql://host/name"}, "DATABASE_URL"),
        ({"database_url": "sqlite+aiosqlite:///"}, "DATABASE_URL"),
        ({"database_url": "sqlite:///:memory:"}, "DATABASE_URL"),
        ({"database_url": "postgresql://user:SECRET@host:port/name"}, "DATABASE_URL"),
        ({"timezone": "Europe/Atlantis"}, "TIMEZONE"),
        ({"timezone": "Europe"}, "TIMEZONE"),
        ({"locale": "la"}, "LOCALE"),
        ({"coordinator_ids": "12, me"}, "COORDINATOR_IDS"),
        ({"webhook_url": "https://host/hook"}, "WEBHOOK_SECRET"),
        ({"webhook_url": "https://host/hook", "webhook_secret": "SECRET!"}, "WEBHOOK_SECRET"),
        ({"webhook_url": "https://host/healthz", "webhook_secret": "s"}, "healthz"),
        ({"http_port": "70000"}, "HTTP_PORT"),
        ({"http_host": "here"}, "HTTP_HOST"),
        ({"clock_start": "tomorrow"}, "CLOCK_START"),
        ({"clock_rate": "0"}, "CLOCK_RATE"),
        ({"clock_rate": "nan"}, "CLOCK_RATE"),
        ({"send_per_second": "-1"}, "SEND_PER_SECOND"),
        ({"log_level": "loud"}, "LOG_LEVEL"),
    ],
    ids=str,
)
def test_a_bad_value_is_named_in_one_line_and_not_repeated(values: dict[str, str], name: str) -> None:
    with pytest.raises(RefusalError) as refusal:
        settings(**values)

    line = str(refusal.value)
    assert name in line
    assert "\n" not in line
    assert "SECRET" not in line.replace("WEBHOOK_SECRET", "")


def test_a_command_ends_with_status_2_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HTTP_PORT", "many")

    with pytest.raises(SystemExit) as exit_:
        load_settings()

    assert exit_.value.code == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "HTTP_PORT" in lines[0]


def test_the_token_is_not_in_the_settings_as_printed() -> None:
    assert SECRET not in repr(settings(bot_token=SECRET, webhook_secret="hush"))
    assert settings(bot_token=SECRET).token == SECRET


def test_a_moment_without_a_zone_is_the_organizations() -> None:
    given = settings(clock_start="2022-12-21T08:59:50")

    assert build_clock(given, None).now().replace(microsecond=0) == NINE


def test_auto_stands_still_and_a_number_runs() -> None:
    assert isinstance(
        build_clock(settings(clock_start=NINE.isoformat(), clock_rate="auto"), None), ManualClock
    )
    assert isinstance(build_clock(settings(clock_rate="60"), None), RunningClock)


def test_last_begins_where_the_last_run_stopped() -> None:
    clock = build_clock(settings(clock_start="last", clock_rate="auto"), NINE)

    assert clock.now() == NINE


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("sqlite:////var/lib/vekhi.db", "sqlite+aiosqlite:////var/lib/vekhi.db"),
        ("postgres://u:p@host/name", "postgresql+asyncpg://u:p@host/name"),
        (
            "postgresql+asyncpg:///name?host=/run/postgresql",
            "postgresql+asyncpg:///name?host=/run/postgresql",
        ),
    ],
)
def test_a_database_may_be_named_without_its_driver(given: str, kept: str) -> None:
    assert settings(database_url=given).database_url == kept


def test_every_setting_is_explained_in_the_example() -> None:
    lines = Path(".env.example").read_text("utf-8").splitlines()
    named = {
        line.lstrip("#").partition("=")[0].lower() for line in lines if "=" in line and " " not in line[:12]
    }

    assert named == set(Settings.model_fields)
