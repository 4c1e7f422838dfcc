"""The golden dump: articles in every input format, each also compressed and all in a zip, and the exact records expected.

``make golden`` (python -m tests.golden) packs the plain files of ``tests/golden/input`` anew and renews
``tests/golden/expected.jsonl``. Read the difference before you commit it.
"""

import bz2
import gzip
import json
import lzma
import zipfile
from functools import partial
from pathlib import Path

import zstandard

from pipeline.run import extract_all
from pipeline.worker import Options

HERE = Path(__file__).parent / "golden"
INPUT = HERE / "input"
PACKED = INPUT / "packed"
ZIPPED = INPUT / "zipped" / "all.zip"
PACKERS = {
    ".gz": partial(gzip.compress, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.ZstdCompressor().compress,
}
EXPECTED = HERE / "expected.jsonl"


def plain_files():
    return sorted(path for path in INPUT.iterdir() if path.is_file())


def packed_twin(index, path):
    """A plain file's twin in ``packed``: each is compressed in one of the ways, in turn."""
    return PACKED / f"{path.name}{list(PACKERS)[index % len(PACKERS)]}"


def pack():
    """Write a compressed twin of every plain file, and a zip archive of all, always the same bytes."""
    PACKED.mkdir(exist_ok=True)
    ZIPPED.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(ZIPPED, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, path in enumerate(plain_files()):
            twin = packed_twin(index, path)
            twin.write_bytes(PACKERS[twin.suffix](path.read_bytes()))
            archive.writestr(zipfile.ZipInfo(path.name), path.read_bytes())


def extract(out: Path, jobs: int = 1):
    """Run the main job over the dump; returns its records."""
    extract_all([str(INPUT)], str(out), Options(jobs=jobs))
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    pack()
    print(f"{len(extract(EXPECTED))} records in {EXPECTED}")
