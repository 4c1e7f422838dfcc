"""Files: which of a folder, an archive or a remote place are read, in which order, and how they are opened."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, Any

from .encodings import DAMAGED, whole
from .items import Opened, Rejected, Unreadable, extra
from .names import PACKED, ZIP, kind_of, packing_of

SAMPLES_MARK = ".sample-articles"
"""A folder that holds this file is the project's own samples: read only where nothing else is there to read."""

NESTED = 3
"""Archives within archives that are opened at most."""


@dataclass(frozen=True)
class File:
    """One file to read: how it is named in records, how its bytes are opened, what it is known by."""

    source: str
    opened: Opened
    key: str


@dataclass
class Reading:
    """What a run leaves alone (``exclude``: its own output files) and what it passed over.

    skipped: files of unknown kinds. repeated: files given twice, or reached twice by links. samples: "only" where there was
    nothing but the project's sample articles, "left out" where there was. undated, unmatched: articles that a selection left
    out for want of a date, or since they lie outside its dates or mention none of its words.
    """

    exclude: frozenset[str] = frozenset()
    skipped: int = 0
    repeated: int = 0
    samples: str = ""
    undated: int = 0
    unmatched: int = 0
    seen: set[str] = field(default_factory=set)

    def is_new(self, file: File) -> bool:
        """Whether this file is to be read: not yet read under another name, and none of the run's own."""
        if file.key in self.seen:
            self.repeated += 1
        new = file.key not in self.seen and file.key not in self.exclude
        self.seen.add(file.key)
        return new


def is_remote(given: str) -> bool:
    """Whether an input is an address that fsspec opens, and no local path."""
    return "://" in given


def files_of(given: str, reading: Reading) -> Iterator[File | Rejected]:
    """The files of an input: a file, the files of a folder, or what lies at a remote address.

    A folder below that cannot be entered comes as Rejected.
    """
    if is_remote(given):
        yield from remote_files(given, reading)
        return
    path = Path(given)
    for file in files_below(path, reading) if path.is_dir() else [path]:
        source = whole(file.relative_to(path).as_posix() if path.is_dir() else path.name)
        if file.is_dir():
            yield Rejected(source, None, "a folder that cannot be entered: permission denied", "unreadable")
        else:
            yield File(source, partial(open_file, file), os.path.realpath(file))


def open_file(path: Path) -> IO[bytes]:
    return path.open("rb")


def files_below(folder: Path, reading: Reading) -> list[Path]:
    """The folder's readable files, sorted; the samples folder only when nothing else is there.

    Links are followed, each folder is entered once; a link to nothing and a folder that cannot be entered are listed, so that
    they are rejected with a reason. Pipes and devices are skipped.
    """
    files, marked, entered, closed = [], set(), set(), list[Path]()
    for at, folders, names in os.walk(folder, followlinks=True, onerror=lambda error: closed.append(Path(error.filename))):
        real = os.path.realpath(at)
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if real not in entered else []
        if real not in entered:
            files += [Path(at) / name for name in names if not name.startswith(".")]
            if SAMPLES_MARK in names and Path(at) != folder:
                marked.add(Path(at))
        entered.add(real)
    readable = [file for file in files if kind_of(file.name) and (file.is_file() or not file.exists())]
    known = sorted(closed + [file for file in readable if os.path.realpath(file) not in reading.exclude])
    reading.skipped += len(files) - len(readable)
    others = [file for file in known if not marked & set(file.parents)]
    if len(others) < len(known):
        reading.samples = "left out" if others else "only"
    return others or known


def remote_files(given: str, reading: Reading) -> Iterator[File]:
    """The files at an address such as s3://bucket/folder or https://…/dump.jsonl.gz, opened by fsspec; ``*`` may stand in it.

    Raises Unreadable where fsspec, or the package that it needs for the protocol, is missing, or nothing is there.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise extra("remote", "fsspec") from None
    try:
        store, path = url_to_fs(given)
        if "*" in path:
            paths, base = sorted(store.glob(path)), path.split("*", 1)[0].rsplit("/", 1)[0]
        elif store.isdir(path) and not kind_of(path):
            paths, base = sorted(store.find(path)), path
        else:
            paths, base = [path], path.rstrip("/").rsplit("/", 1)[0]
    except (ImportError, ValueError) as error:
        raise Unreadable(f"cannot be opened: {error}", "needs_extra") from None
    except Exception as error:  # every protocol has errors of its own
        raise Unreadable(f"cannot be reached: {type(error).__name__}: {error}", "unreadable") from None
    if not paths:
        raise Unreadable("nothing is there", "empty")
    known = [each for each in paths if kind_of(each)]
    reading.skipped += len(paths) - len(known)
    for each in known if len(paths) > 1 else paths:
        source = each.removeprefix(base).lstrip("/") or each
        yield File(whole(source), partial(open_remote, store, each), f"{given.split('://')[0]}://{each}")


def open_remote(store: Any, path: str) -> IO[bytes]:
    """Open a file of a remote store; what goes wrong there is the input's fault and not the run's."""
    try:
        return store.open(path, "rb")
    except Exception as error:  # every protocol has errors of its own
        raise Unreadable(f"cannot be opened: {type(error).__name__}: {error}", "unreadable") from None


class ZstdFile(io.RawIOBase):
    """The content of a file compressed with Zstandard; a damaged one raises OSError, like those of other compressions."""

    def __init__(self, file: Any) -> None:
        try:
            import zstandard
        except ImportError:
            raise extra("zst", "zstandard") from None
        self.error = zstandard.ZstdError
        self.reader: Any = zstandard.ZstdDecompressor(max_window_size=1 << 31).stream_reader(file, read_across_frames=True)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            return self.reader.readinto(buffer)
        except self.error as error:
            raise OSError(str(error)) from None

    def close(self) -> None:
        self.reader.close()
        super().close()


def zstd_open(file: Any) -> IO[bytes]:
    """Open a file compressed with Zstandard."""
    return io.BufferedReader(ZstdFile(file))


OPENERS: dict[str, Callable[[Any], IO[bytes]]] = {
    ".gz": gzip.open,  # type: ignore[dict-item]
    ".bz2": bz2.open,
    ".xz": lzma.open,
    ".zst": zstd_open,
}
"""How a compressed file is opened, by its suffix."""


def unpacked(file: File) -> Opened:
    """How a file's content is opened, whatever it is compressed with."""
    packing = packing_of(file.source)
    if packing is None:
        return file.opened
    return lambda: OPENERS[packing](file.opened())


def members(file: File, reading: Reading, depth: int = 0) -> Iterator[File | Rejected]:
    """The readable files of a zip archive, sorted by name; archives within it are opened too.

    A member that needs a password, or that another suffix hides, is rejected or skipped like a file of a folder.
    """
    with unpacked(file)() as binary:
        try:
            archive = zipfile.ZipFile(binary if binary.seekable() else io.BytesIO(binary.read()))
        except zipfile.BadZipFile:
            raise Unreadable("not a zip archive, or a damaged one", "damaged") from None
        names = sorted(info.filename for info in archive.infolist() if not info.is_dir())
        for name in names:
            base = name.rsplit("/", 1)[-1]
            if base.startswith(".") or name.startswith("__MACOSX/"):
                continue
            if not kind_of(name):
                reading.skipped += 1
                continue
            source = f"{file.source}/{whole(name)}"
            if archive.getinfo(name).flag_bits & 1:
                yield Rejected(source, None, "needs a password: unpack it first", "encrypted")
                continue

            def opened(name: str = name) -> IO[bytes]:
                try:
                    return archive.open(name)
                except (NotImplementedError, zipfile.BadZipFile) as error:
                    raise Unreadable(f"cannot be unpacked: {error}", "damaged") from None

            member = File(source, opened, f"{file.key}!{name}")
            if kind_of(name) == ZIP:
                if depth + 1 < NESTED:
                    yield from members(member, reading, depth + 1)
                else:
                    yield Rejected(source, None, f"an archive in more than {NESTED} others", "damaged")
            else:
                yield member


def kinds_in_words() -> str:
    """The kinds of files that are read, in words.

    >>> kinds_in_words()[:31]
    '.txt, .jsonl, .csv, .tsv, .html'
    """
    from .names import KINDS

    return f"{', '.join(KINDS)}, each also with {', '.join(PACKED)}"


BROKEN = (*DAMAGED, zipfile.BadZipFile)
"""What a file that breaks off, or is no archive, raises while it is read."""
