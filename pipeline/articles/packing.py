"""Packing: how compressed files are opened, by their suffix."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
from collections.abc import Callable
from typing import IO, Any

from .files import File
from .items import Opened, extra
from .names import packing_of


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
