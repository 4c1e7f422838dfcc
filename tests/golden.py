"""The golden dump: one article in every input format, each also compressed, and the exact records expected of them.

``make golden`` (python -m tests.golden) packs the plain files of ``tests/golden/input`` anew and renews
``tests/golden/expected.jsonl``. Read the difference before you commit it.
"""

import gzip
import json
from pathlib import Path

from pipeline.run import extract_all
from pipeline.worker import Options

HERE = Path(__file__).parent / "golden"
INPUT = HERE / "input"
PACKED = INPUT / "packed"
EXPECTED = HERE / "expected.jsonl"


def plain_files():
    return sorted(path for path in INPUT.iterdir() if path.is_file())


def pack():
    """Write a .gz twin of every plain file, always the same bytes."""
    PACKED.mkdir(exist_ok=True)
    for path in plain_files():
        (PACKED / f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def extract(out: Path, jobs: int = 1):
    """Run the main job over the dump; returns its records."""
    extract_all([str(INPUT)], str(out), Options(jobs=jobs))
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    pack()
    print(f"{len(extract(EXPECTED))} records in {EXPECTED}")
