"""Encodings: bytes to text, whatever the archive was written in."""

from __future__ import annotations

import codecs
import io
import lzma
import re
import zlib
from collections.abc import Iterable
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


def byte_lines(file: IO[bytes]) -> Iterable[bytes]:
    """The lines of a file of JSON Lines as UTF-8 (UTF-16 is known by its mark), or in the encoding they have."""
    file = file if isinstance(file, io.BufferedReader) else io.BufferedReader(file)  # type: ignore[type-var]
    if file.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        lines = io.TextIOWrapper(file, encoding="utf-16", errors="replace", newline="\n")
        return (line.encode("utf-8", "replace") for line in lines)
    return file
