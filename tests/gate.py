"""Scores of the sample articles against their annotation, their floors, and the comparison of two runs.

python -m tests.gate eval [--errors]            the scores now
python -m tests.gate check [--raise] [--lower]  fails when a score is below its floor; sets floors anew only when told to
python -m tests.gate compare OLD NEW            facts gained, lost and changed between two records files
"""

import argparse
import json
import math
import sys
from functools import cache
from pathlib import Path

import pipeline
from pipeline.articles import Article
from pipeline.articles.readers import read_articles
from pipeline.comparison import compare, format_comparison
from pipeline.records import dict_from_doc, process
from pipeline.scoring import Scores, check_floors, evaluate, format_scores, read_jsonl

HERE = Path(__file__).parent
FLOORS = HERE / "gold" / "floors.json"
SAMPLES = HERE.parent / "data" / "raw" / "samples"


def read_gold():
    """Every annotated article of tests/gold, file by file."""
    return [article for path in sorted((HERE / "gold").glob("*.jsonl")) for article in read_jsonl(path)]


def extract_samples(nlp):
    """The records of data/raw/samples, each file that is there an article or several."""
    articles = [article for article in read_articles([str(SAMPLES)]) if isinstance(article, Article)]
    return [dict_from_doc(process(nlp, article), article) for article in articles]


@cache
def sample_scores(nlp=None) -> Scores:
    """The scores of the sample articles with this pipeline (default: a fresh one)."""
    return evaluate(read_gold(), extract_samples(nlp or pipeline.load()))


def read_floors():
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def new_floors(scores: Scores, floors, raised: bool, lowered: bool):
    """The floors with those below today's score raised to it (cut to three places) and those above lowered, as asked for."""
    fresh = {}
    for name, tally in scores.fields.items():
        for figure, now in tally.shares().items():
            now = math.floor(now * 1000) / 1000
            old = floors.get(name, {}).get(figure, 0.0)
            fresh.setdefault(name, {})[figure] = now if raised and now > old or lowered and now < old else old
    return fresh


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("eval", "check", "compare"))
    parser.add_argument("runs", nargs="*", help="two records files, for compare")
    parser.add_argument("--errors", action="store_true", help="list each miss, extra and wrong label with its sentence")
    parser.add_argument("--raise", dest="raised", action="store_true", help="raise the floors to the scores of now")
    parser.add_argument("--lower", dest="lowered", action="store_true", help="lower the floors to the scores of now")
    given = parser.parse_args()
    if given.action == "compare":
        if len(given.runs) != 2:
            parser.error("compare takes two records files: make compare OLD=a.jsonl NEW=b.jsonl")
        print(format_comparison(compare(*map(read_jsonl, given.runs))))
        return 0
    scores = sample_scores()
    if given.action == "eval":
        print("\n".join([*(scores.errors if given.errors else []), format_scores(scores)]))
        return 0
    if given.raised or given.lowered:
        FLOORS.write_text(json.dumps(new_floors(scores, read_floors(), given.raised, given.lowered), indent=1) + "\n")
    fallen = check_floors(scores, read_floors())
    print("\n".join(fallen) or "no score is below its floor")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
