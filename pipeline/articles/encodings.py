"""Encodings: bytes to text, whatever the archive was written in."""

from __future__ import annotations

import codecs
import io
import lzma
import re
import zlib
from collections.abc import Iterator
from typing import IO

from .items import Unreadable

DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError)
"""What a file that breaks off or is no archive raises while it is read."""


def whole(text: str) -> str:
    """The text with U+FFFD for halves of characters, which no UTF-8 file can hold.

    >>> whole("caf\\udce9.txt")
    'caf\ufffd.txt'
    """
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def read_most(file: IO[bytes], most: int) -> bytes:
    """The bytes of a file, of a longer one than ``most`` that many and at least one more.

    Read piece by piece, since asking for so many bytes at once sets aside the memory for all of them.
    """
    pieces, length = [], 0
    while length <= most and (piece := file.read(1 << 20)):
        pieces.append(piece)
        length += len(piece)
    return b"".join(pieces)


def decode(data: bytes) -> str:
    """Text of bytes: UTF-16 by its mark or its zeros, UTF-8, else Windows-1252; raises Unreadable where none of them fits."""
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return data.decode("utf-16", errors="replace")
    start = data[:400]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if start[first::2].count(0) > 0.4 * len(start) > start[1 - first :: 2].count(0) + 1:
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        reason = f"byte 0x{data[at]:02x} at {at} is not UTF-8, and the whole is not Windows-1252"
        raise Unreadable(reason, "undecodable") from None


def encoding_of(file: IO[bytes]) -> str:
    """The encoding of a file that is read in pieces: UTF-8 when all of it is, UTF-16 by its mark, else Windows-1252.

    A file that breaks off is judged by the part before.
    """
    decoder, first = codecs.getincrementaldecoder("utf-8")(), True
    try:
        while chunk := file.read(1 << 20):
            if first and chunk[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
                return "utf-16"
            first = False
            decoder.decode(chunk)
    except UnicodeDecodeError:
        return "cp1252"
    except DAMAGED:
        pass
    return "utf-8-sig"


def byte_lines(file: IO[bytes], longest: int) -> Iterator[bytes]:
    """The lines of a file of JSON Lines as UTF-8 (UTF-16 is known by its mark), or in the encoding they have.

    longest: of a longer line, only so many bytes and one more come, so that a file of one endless line takes no memory.
    """
    binary = file if isinstance(file, io.BufferedReader) else io.BufferedReader(file)  # type: ignore[type-var]
    if binary.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        text = io.TextIOWrapper(binary, encoding="utf-16", errors="replace", newline="\n")
        yield from (line.encode("utf-8", "replace") for line in text)
        return
    while line := binary.readline(longest + 1):
        yield line
        while len(line) > longest and not line.endswith(b"\n"):
            line = binary.readline(longest + 1) or b"\n"
