"""Memory over a long run: generated articles through the whole job, with the memory of every process looked at all the while.

python -m tests.soak [--articles N] [--jobs N]

The articles are those of ``tests.bench``. Each window of the run gives the most memory (resident) that any worker, and the
parent, was seen to have in it. The drift is that of a straight line through the windows after the first 20,000 articles: how
much more the last of them has than the first, in percent. The parent is small (35 MB), and its heap settles only over 100,000
articles, by 2 MB: its growth is given in MB. Ends with status 1 when the drift of the workers is 1 % or more, the parent
grows by 1 % of a worker or more, or a worker is seen above 600 MB.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import linear_regression

import psutil

from tests.bench import Corpus

SETTLED = 20_000
"""Articles after which memory may not grow any more."""
WINDOW = 10_000
"""Articles of a window, at two workers the articles for which each keeps its pipeline."""
DRIFT, PEAK = 1.0, 600


def megabytes(process):
    """The resident memory of a process; 0 where it has just ended."""
    try:
        return process.memory_info().rss / 2**20
    except psutil.NoSuchProcess:
        return 0.0


def write_corpus(path, articles):
    """Write the seeded corpus, article by article."""
    corpus = Corpus()
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": corpus.article()}, ensure_ascii=False) + "\n" for _ in range(articles))


def samples(command, partial):
    """Run the command; yield (articles done, MB of the parent, MB of its largest worker) every half second."""
    run, done = psutil.Popen(command), 0
    while not partial.exists() and run.poll() is None:
        time.sleep(0.1)
    with partial.open("rb") as lines:
        while run.poll() is None:
            done += sum(chunk.count(b"\n") for chunk in iter(lambda: lines.read(1 << 20), b""))
            parent, workers = megabytes(run), [megabytes(worker) for worker in run.children()]
            yield done, parent, max(workers, default=parent)
            time.sleep(0.5)
    if run.returncode:
        raise subprocess.CalledProcessError(run.returncode, command)


def drift(peaks):
    """How much a straight line through the peaks rises from its first to its last, in percent.

    >>> round(drift([100.0, 100.5, 101.0]), 2), drift([100.0, 104.0, 100.0])
    (1.0, 0.0)
    """
    slope, start = linear_regression(range(len(peaks)), peaks)
    return 100 * slope * (len(peaks) - 1) / start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=300_000)
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    if given.articles < SETTLED + 2 * WINDOW:
        parser.error(f"a drift after the first {SETTLED:,} articles shows in {SETTLED + 2 * WINDOW:,} and more")
    windows = {}
    with tempfile.TemporaryDirectory() as folder:
        corpus, out = Path(folder) / "corpus.jsonl", Path(folder) / "out.jsonl"
        write_corpus(corpus, given.articles)
        command = [sys.executable, "-m", "pipeline", "extract", str(corpus), "-o", str(out), "--jobs", str(given.jobs)]
        for done, *sizes in samples(command, out.with_name("out.partial.jsonl")):
            window = done // WINDOW
            if windows and window not in windows:
                parent, worker = windows[max(windows)]
                print(f"to article {window * WINDOW:9,}: parent {parent:.1f} MB, largest worker {worker:.1f} MB", flush=True)
            windows[window] = [max(pair) for pair in zip(windows.get(window, (0, 0)), sizes, strict=True)]
    settled = [peaks for window, peaks in windows.items() if SETTLED <= window * WINDOW < given.articles // WINDOW * WINDOW]
    parent, worker = (drift(peaks) for peaks in zip(*settled, strict=True))
    growth, highest = parent / 100 * settled[0][0], max(peaks[1] for peaks in windows.values())
    print(f"drift after the first {SETTLED:,} articles: workers {worker:+.2f} %, parent {growth:+.1f} MB; peak {highest:.0f} MB")
    sys.exit(worker >= DRIFT or growth >= DRIFT / 100 * highest or highest > PEAK)


if __name__ == "__main__":
    main()
