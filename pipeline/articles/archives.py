"""Zip archives: which of their members are read, and in which order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import partial
from typing import IO

from .encodings import DAMAGED, whole
from .files import File, Reading
from .items import Rejected, Unreadable
from .names import ZIP, kind_of
from .packing import unpacked

NESTED = 3
"""Archives within archives that are opened at most."""

BROKEN = (*DAMAGED, zipfile.BadZipFile)
"""What a file that breaks off, or is no archive, raises while it is read."""


def members(file: File, reading: Reading, depth: int = 1) -> Iterator[File | Rejected]:
    """The readable files of a zip archive, sorted by name; archives within it are opened too.

    A member that needs a password is rejected, one of an unknown kind is skipped and counted like a file of a folder.
    """
    with unpacked(file)() as binary:
        try:
            archive = zipfile.ZipFile(binary if binary.seekable() else io.BytesIO(binary.read()))
        except (zipfile.BadZipFile, NotImplementedError):
            raise Unreadable("not a zip archive, or a damaged one", "damaged") from None
        if not archive.infolist():
            raise Unreadable("no file in this archive", "empty")
        for info in sorted(archive.infolist(), key=lambda info: info.filename):
            name = info.filename
            if info.is_dir() or name.rsplit("/", 1)[-1].startswith(".") or name.startswith("__MACOSX/"):
                continue
            if not kind_of(name):
                reading.skipped += 1
                continue
            member = File(f"{file.source}/{whole(name)}", partial(open_member, archive, info), f"{file.key}!{name}")
            if info.flag_bits & 1:
                yield Rejected(member.source, None, "needs a password: unpack it first", "encrypted")
            elif kind_of(name) != ZIP:
                yield member
            else:
                yield from nested(member, reading, depth)


def nested(file: File, reading: Reading, depth: int) -> Iterator[File | Rejected]:
    """The files of an archive in an archive; where it cannot be read, the rest of the outer one still is."""
    if depth == NESTED:
        yield Rejected(file.source, None, f"an archive in {NESTED} others is not opened: unpack it first", "damaged")
        return
    try:
        yield from members(file, reading, depth + 1)
    except Unreadable as error:
        yield Rejected.because(file.source, None, error)
    except BROKEN:
        yield Rejected(file.source, None, "not a zip archive, or a damaged one", "damaged")


def open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    """Open a member of an archive; raises Unreadable where its header is damaged or its compression unknown."""
    try:
        return archive.open(info)
    except (NotImplementedError, zipfile.BadZipFile) as error:
        raise Unreadable(f"cannot be unpacked: {error}", "damaged") from None
