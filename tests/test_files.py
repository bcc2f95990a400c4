"""The file store: a content is whole or not there, and there once."""

import hashlib
from pathlib import Path

import pytest

from storage.files import FileStore


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def keep(store: FileStore, *chunks: bytes) -> str:
    incoming = store.open()
    for chunk in chunks:
        incoming.write(chunk)
    return incoming.keep()


def everything(tmp_path: Path) -> list[Path]:
    return sorted(path for path in tmp_path.rglob("*") if path.is_file())


def test_a_content_lies_under_its_hash(store: FileStore, tmp_path: Path) -> None:
    sha256 = keep(store, b"one", b"two")
    assert sha256 == hashlib.sha256(b"onetwo").hexdigest()
    assert store.path(sha256) == tmp_path / "files" / sha256[:2] / sha256[2:]
    assert store.path(sha256).read_bytes() == b"onetwo"


def test_the_same_content_is_kept_once(store: FileStore, tmp_path: Path) -> None:
    assert keep(store, b"same") == keep(store, b"sa", b"me")
    assert len(everything(tmp_path)) == 1


def test_what_is_discarded_leaves_nothing(store: FileStore, tmp_path: Path) -> None:
    incoming = store.open()
    incoming.write(b"half")
    incoming.discard()
    assert not everything(tmp_path)


def test_discarding_after_keeping_removes_nothing(store: FileStore) -> None:
    incoming = store.open()
    incoming.write(b"whole")
    sha256 = incoming.keep()
    incoming.discard()
    assert store.path(sha256).read_bytes() == b"whole"


def test_what_a_killed_run_left_is_cleared(store: FileStore, tmp_path: Path) -> None:
    sha256 = keep(store, b"whole")
    (tmp_path / "files" / "tmp" / "half").write_bytes(b"half")
    FileStore(tmp_path / "files").clear()
    assert everything(tmp_path) == [store.path(sha256)]


def test_a_store_that_was_never_used_is_clear(store: FileStore) -> None:
    store.clear()


def test_only_the_owner_can_read_what_schools_send(store: FileStore) -> None:
    assert store.path(keep(store, b"secret")).stat().st_mode & 0o077 == 0
