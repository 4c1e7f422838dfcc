"""Scores of the annotated articles, their floors, and the comparison of two runs.

python -m tests.gate eval [--errors]            the scores now, a table for each set of articles
python -m tests.gate check [--raise] [--lower]  fails when a score is below its floor; sets floors anew only when told to
python -m tests.gate compare OLD NEW            facts gained, lost and changed between two records files

Sets: ``samples`` (the articles of data/raw/samples), ``press`` (more articles, to build rules on), ``whole`` (articles full
of what is none of the facts), ``passages`` (a few sentences each, no two alike in wording), ``reports`` (short reports),
``ordinary`` (everyday council news), ``further`` (articles to build rules on, many of them about several councils, but to fit
no weights on but those of deals and bare places), ``persons`` (passages about who is who, likewise), ``hard`` (articles that
tell nearly everything by the way, likewise), ``unnamed`` (local news that never names its council, likewise), ``local``
(stories as real papers, councils and unions tell them, likewise), ``standings`` (reports and plain news of who stands where
with which council, to fit no jobs and sums on), and those that nobody reads while writing rules: ``held_out`` and
``held_whole`` (whole articles), ``held_short`` (passages and reports), ``held_ordinary`` (everyday news), ``held_persons``,
``held_hard``, ``held_unnamed``, ``held_local``. No weights are fitted on those; their figures alone are looked at, and their
errors are never listed.
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
from tests.marked import read_samples
from tests.pages import report

HERE = Path(__file__).parent
FLOORS = HERE / "gold" / "floors.json"
SAMPLES = HERE.parent / "data" / "raw" / "samples"
LEARNT = ("samples", "press", "whole", "passages", "reports", "ordinary")
FURTHER = ("further", "persons", "hard", "unnamed", "local", "standings")
UNREAD = ("held_out", "held_whole", "held_short", "held_ordinary", "held_persons", "held_hard", "held_unnamed", "held_local")
SETS = LEARNT + FURTHER + UNREAD
SHORT = (
    "whole",
    "further",
    "persons",
    "hard",
    "unnamed",
    "local",
    "standings",
    "passages",
    "reports",
    "ordinary",
    "held_whole",
    "held_short",
    "held_ordinary",
    "held_persons",
    "held_hard",
    "held_unnamed",
    "held_local",
)
"""The sets whose articles are annotated for some facts only, without what links them."""


def read_gold(name="samples"):
    """The annotated articles of one set, file by file."""
    return [article for path in sorted((HERE / "gold").glob(f"{name}*.jsonl")) for article in read_jsonl(path)]


def articles_of(name):
    """The articles of a set as a user gives them: the sample files as they lie there, else the annotated texts."""
    if name == "samples":
        return [article for article in read_articles([str(SAMPLES)]) if isinstance(article, Article)]
    return [
        Article.from_text(gold["text"], id=gold["article"]["id"], published=gold["article"].get("published"))
        for gold in read_gold(name)
    ]


def extract(name, nlp):
    """The records of a set of articles."""
    return [dict_from_doc(process(nlp, article), article) for article in articles_of(name)]


@cache
def set_scores(name, nlp=None) -> Scores:
    """The scores of a set of articles with this pipeline (default: a fresh one)."""
    return evaluate(read_gold(name), extract(name, nlp or pipeline.load()))


def false_alarms(nlp):
    """Of the sample lines that hold nothing of a fact, how many give one all the same: {fact: (number, lines)}."""
    counts = {}
    for fact in ("councils", "providers", "people", "jobs", "money", "quotes"):
        articles = [Article.from_text(sample.text) for sample in read_samples(fact) if not sample.marks]
        records = [dict_from_doc(process(nlp, article), article) for article in articles]
        counts[fact] = (sum(any(item.get("kind") != "indirect" for item in record[fact]) for record in records), len(records))
    return counts


def read_floors():
    """For each set the floors of its fields."""
    return json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def new_floors(scores: Scores, floors, raised: bool, lowered: bool):
    """A set's floors with those below today's score raised to it (cut to three places) and those above lowered, as asked for."""
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
    nlp = pipeline.load()
    scores = {name: set_scores(name, nlp) for name in SETS}
    if given.action == "eval":
        for name, table in scores.items():
            print("\n".join([f"== {name}", *(table.errors if given.errors and name not in UNREAD else []), format_scores(table)]))
        alarms = ", ".join(f"{fact} {number} of {lines}" for fact, (number, lines) in false_alarms(nlp).items())
        print(f"== sample lines without the fact that give one: {alarms}")
        print(report(nlp))
        return 0
    floors = read_floors()
    if given.raised or given.lowered:
        floors = {name: new_floors(scores[name], floors.get(name, {}), given.raised, given.lowered) for name in SETS}
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n")
    fallen = [f"{name}: {message}" for name in SETS for message in check_floors(scores[name], floors.get(name, {}))]
    print("\n".join(fallen) or "no score is below its floor")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
