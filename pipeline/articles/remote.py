"""Remote places: the files at an address, opened by fsspec."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import IO, Any

from .encodings import whole
from .files import File, Reading
from .items import Unreadable, extra
from .names import kind_of


def is_remote(given: str) -> bool:
    """Whether an input is an address that fsspec opens, and no local path."""
    return "://" in given


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
        elif not kind_of(named(path)) and store.isdir(path):
            paths, base = sorted(store.find(path)), path
        else:
            paths, base = [path], path.rstrip("/").rsplit("/", 1)[0]
    except (ImportError, ValueError) as error:
        raise Unreadable(f"cannot be opened: {error}", "needs_extra") from None
    except Exception as error:  # every protocol has errors of its own
        raise Unreadable(f"cannot be reached: {type(error).__name__}: {error}", "unreadable") from None
    if not paths:
        raise Unreadable("nothing is there", "empty")
    known = [each for each in paths if kind_of(named(each))]
    reading.skipped += len(paths) - len(known)
    for each in known if len(paths) > 1 else paths:
        source = named(each).removeprefix(base).lstrip("/") or named(each)
        yield File(whole(source), partial(open_remote, store, each), f"{given.split('://')[0]}://{each}")


def open_remote(store: Any, path: str) -> IO[bytes]:
    """Open a file of a remote store; what goes wrong there is the input's fault and not the run's."""
    try:
        return store.open(path, "rb")
    except Exception as error:  # every protocol has errors of its own
        raise Unreadable(f"cannot be opened: {type(error).__name__}: {error}", "unreadable") from None


def named(path: str) -> str:
    """A path as a file's name: a web address without its query.

    >>> named("https://dumps.example/2014.csv?key=a.b")
    'https://dumps.example/2014.csv'
    """
    return path.split("?", 1)[0] if path.startswith(("http://", "https://")) else path
