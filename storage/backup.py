"""A backup: one ZIP archive with the database, the stored files and a manifest of their hashes."""

import hashlib
import json
import os
import re
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from roadmap.errors import RejectedError

FORMAT = 1
MANIFEST, DATABASE, FILES = "manifest.json", "vekhi.db", "files"
CHUNK = 1 << 20
LONGEST = 256 << 20
"""Bytes of a manifest: that of a million files is shorter."""
_STORED = re.compile(rf"{FILES}/([0-9a-f]{{2}})/([0-9a-f]{{62}})")


@dataclass(frozen=True, slots=True)
class Entry:
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive holds. `changed` are stored files that are no longer what they were stored as."""

    made: datetime
    schema: str
    entries: Mapping[str, Entry]

    @property
    def files(self) -> int:
        return len(self.entries) - 1

    @property
    def size(self) -> int:
        return sum(entry.size for entry in self.entries.values())

    @property
    def changed(self) -> list[str]:
        stored = ((name, _STORED.fullmatch(name)) for name in self.entries)
        return [name for name, found in stored if found and found[1] + found[2] != self.entries[name].sha256]


def write_archive(target: Path, snapshot: Path, schema: str, files: Path, made: datetime) -> Manifest:
    """Written aside, synced and renamed: `target` is whole or as it was before.

    Files that are stored while it is written may or may not be in it; those the snapshot knows are.
    """
    entries = {}
    with _aside(target) as file, zipfile.ZipFile(file, "w") as archive:
        entries[DATABASE] = _add(archive, DATABASE, snapshot, zipfile.ZIP_DEFLATED)
        for path in stored_files(files):
            name = f"{FILES}/{path.relative_to(files).as_posix()}"
            entries[name] = _add(archive, name, path, zipfile.ZIP_STORED)
        manifest = Manifest(made, schema, entries)
        archive.writestr(MANIFEST, _dump(manifest), zipfile.ZIP_DEFLATED)
    return manifest


def stored_files(root: Path) -> list[Path]:
    """The contents of a file store; what is half-written in it is none."""
    found = sorted(root.glob("[0-9a-f][0-9a-f]/*"))
    return [path for path in found if _STORED.fullmatch(f"{FILES}/{path.parent.name}/{path.name}")]


def is_backup(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return MANIFEST in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


@contextmanager
def open_archive(path: Path) -> Iterator["Archive"]:
    """RejectedError when it is no backup, or not a whole one."""
    try:
        with zipfile.ZipFile(path) as file:
            yield Archive(file, _load(file))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise RejectedError("backup-unreadable", file=str(path)) from error


@dataclass(frozen=True, slots=True)
class Archive:
    file: zipfile.ZipFile
    manifest: Manifest

    def check(self) -> None:
        """Every content against its hash; nothing missing, nothing besides."""
        names = [name for name in self.file.namelist() if name != MANIFEST]
        if sorted(names) != sorted(self.manifest.entries):
            raise RejectedError("backup-incomplete")
        for name in names:
            if not self._is_whole(name):
                raise RejectedError("backup-damaged", name=name)

    def _is_whole(self, name: str) -> bool:
        """A content of another size is not read: unpacked it may fill any disk."""
        entry = self.manifest.entries[name]
        if self.file.getinfo(name).file_size != entry.size:
            return False
        with self.file.open(name) as content:
            return _digest(content, None) == entry

    def put(self, name: str, place: Path) -> None:
        """The content in its place, whole; what lies there already is the same."""
        if place.exists():
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        with _aside(place) as file, self.file.open(name) as content:
            if _digest(content, file) != self.manifest.entries[name]:
                raise RejectedError("backup-damaged", name=name)

    def put_files(self, files: Path) -> None:
        for name in self.manifest.entries:
            if name != DATABASE:
                self.put(name, files / name.removeprefix(f"{FILES}/"))


@contextmanager
def _aside(target: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name only when it is finished; readable by its owner alone."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
        sync_folder(target.parent)
    finally:
        Path(name).unlink(missing_ok=True)


def sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _add(archive: zipfile.ZipFile, name: str, path: Path, way: int) -> Entry:
    info = zipfile.ZipInfo(name)
    info.compress_type, info.external_attr = way, 0o600 << 16
    with path.open("rb") as content, archive.open(info, "w", force_zip64=True) as into:
        return _digest(content, into)


def _digest(content: IO[bytes], into: IO[bytes] | None) -> Entry:
    """The size and the hash of a content, which is copied on the way."""
    size, sha256 = 0, hashlib.sha256()
    while chunk := content.read(CHUNK):
        size += len(chunk)
        sha256.update(chunk)
        if into:
            into.write(chunk)
    return Entry(size, sha256.hexdigest())


def _dump(manifest: Manifest) -> str:
    entries = {name: {"size": each.size, "sha256": each.sha256} for name, each in manifest.entries.items()}
    head = {"format": FORMAT, "made": manifest.made.isoformat(), "schema": manifest.schema}
    return json.dumps(head | {"entries": entries}, indent=1)


def _load(file: zipfile.ZipFile) -> Manifest:
    unreadable = RejectedError("backup-unreadable", file=str(file.filename))
    try:
        if file.getinfo(MANIFEST).file_size > LONGEST:
            raise unreadable
        manifest = _parse(json.loads(file.read(MANIFEST)))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise unreadable from error
    names = manifest.entries.keys() - {DATABASE}
    if DATABASE not in manifest.entries or not all(map(_STORED.fullmatch, names)):
        raise unreadable
    return manifest


def _parse(said: dict[str, Any]) -> Manifest:
    if said["format"] != FORMAT:
        raise RejectedError("backup-newer")
    entries = {name: Entry(int(each["size"]), each["sha256"]) for name, each in said["entries"].items()}
    return Manifest(datetime.fromisoformat(said["made"]), said["schema"], entries)
