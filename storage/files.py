"""The file store: contents by their SHA-256 under `DATA_DIR/files`; no name given by a person is a path."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path


class FileStore:
    """A content lies in `ab/cdef…` once, whole: it is written aside, synced and then renamed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._aside = root / "tmp"

    def path(self, sha256: str) -> Path:
        return self._root / sha256[:2] / sha256[2:]

    def open(self) -> "Incoming":
        """A new content to be written; `keep` or `discard` it."""
        self._aside.mkdir(parents=True, exist_ok=True)
        return Incoming(self, self._aside)

    def aside(self) -> Path:
        """A new file for what is needed for a moment; whoever asks for it removes it."""
        self._aside.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._aside)
        os.close(handle)
        return Path(name)

    def clear(self) -> None:
        """Remove what a killed run left half-written."""
        if self._aside.is_dir():
            for path in self._aside.iterdir():
                path.unlink(missing_ok=True)


class Incoming:
    """A content on its way into the store; it can be written to like any binary file."""

    def __init__(self, store: FileStore, folder: Path) -> None:
        self.size = 0
        self._store = store
        self._hash = hashlib.sha256()
        handle, name = tempfile.mkstemp(dir=folder)
        self._file = os.fdopen(handle, "wb")
        self._path = Path(name)

    def write(self, data: bytes) -> int:
        self._hash.update(data)
        self.size += len(data)
        return self._file.write(data)

    def flush(self) -> None:
        """Nothing is promised before `keep`."""

    def keep(self) -> str:
        """Put the content in its place and return its SHA-256; on return it survives a power cut."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        sha256 = self._hash.hexdigest()
        place = self._store.path(sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        self._path.replace(place)
        for folder in (place.parent, place.parent.parent):
            _sync_folder(folder)
        return sha256

    def discard(self) -> None:
        """Forget what was written; after `keep` there is nothing to forget."""
        with suppress(OSError):
            self._file.close()
        self._path.unlink(missing_ok=True)


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
