"""Speed of the whole job against bare tokenisation of the same articles, two workers against one; memory; start; growth.

python -m tests.bench [FILE ...] [--articles N] [--dask] [--profile]

Without FILE the articles are a seeded corpus, made of the paragraphs of the annotated sample articles: each article draws
paragraphs from many of them until it is as long as a news report (470 words, give or take), and every council, person,
provider, place, number and longer word in a paragraph is exchanged (but only one in five of the words that a rule file
looks for). New fillers come from a Pitman-Yor urn: a slot takes a filler in proportion to its use so far, or a new one (a
council of the register, or a word put together from the samples' own stems and endings) with a chance that falls as the
corpus grows. So new word forms keep coming as they do in real news, which the tokenizer's cache of words feels. Measured on
84 American news reports, the number of different forms is 6.4 times the words to the power of 0.66: 7,500 after 45,000
words (here 7,700), 62,000 after 1.1 million (here 60,000; it moves a little with the rule files). The tokenizer caches its
first 10,000 chunks of text: 19 in 100 of the later chunks are not among them, here 17. The first line that is printed gives
the corpus's own figures.
"""

import argparse
import calendar
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import spacy

import pipeline
from pipeline.articles import Article
from pipeline.articles.mending import mend
from pipeline.articles.readers import read_articles
from pipeline.patterns import patterns_folder, read_patterns
from pipeline.records import dict_from_doc, make_doc, process
from pipeline.run import extract_all
from pipeline.worker import Options
from tests.endless import PIECES, endless
from tests.gate import read_gold

SEED, WORDS = 20261122, 470
DISCOUNT, STRENGTH = 0.72, 400.0
"""Of the urn: the higher, the faster the vocabulary grows."""
SHARED = 300
"""Articles over which the share of each step is measured."""
RULE_WORDS = 0.2
"""The share of the words that rule files look for that is exchanged too: the samples are denser in facts than the press."""

NAMED = {"councils": "council", "people": "person", "providers": "provider"}
ENDINGS = ("Services", "Care", "Group", "Trust", "Homes")
WORD = re.compile(r"\w+(?:[’'-]\w+)*")


def rule_words():
    """The words, in lower case, that a rule file looks for alone, and the names of days and months."""
    words = {name.lower() for names in (calendar.day_name, calendar.month_name) for name in names}
    for path in patterns_folder().glob("*.jsonl"):
        for line in read_patterns(path.stem):
            phrases = [line["pattern"]] if isinstance(line["pattern"], str) else line["pattern"]
            words.update(phrase.lower() for phrase in phrases if isinstance(phrase, str) and " " not in phrase)
    return words


class Urn:
    """Fillers of one kind of slot: an old one in proportion to its use, or a new one from ``make``."""

    def __init__(self, rng, make):
        self.rng, self.make = rng, make
        self.used, self.kinds = [], 0

    def draw(self):
        if self.rng.random() * (len(self.used) + STRENGTH) < STRENGTH + DISCOUNT * self.kinds:
            self.kinds += 1
            self.used.append(self.make())
        else:
            self.used.append(self.rng.choice(self.used))
        return self.used[-1]


class Corpus:
    """Articles recombined from the annotated ones."""

    def __init__(self, seed=SEED):
        self.rng = rng = random.Random(seed)
        gold = read_gold()
        self.paragraphs = [part for article in gold for part in self.parts(article)]
        words = {word for paragraph in self.paragraphs for word in WORD.findall(paragraph)}
        longer, self.looked_for = {word for word in words if word.isalpha() and len(word) > 3}, rule_words()
        self.common = {word for word in longer if word.islower()}
        self.places = {word for word in longer if word.istitle() and word.lower() not in words | self.looked_for}
        stems = sorted({word[: max(3, len(word) - 3)] for word in self.common})
        ends = sorted({word[-3:] for word in self.common})
        councils = sorted({line["id"] for line in read_patterns("councils") if line.get("gss")})
        first = sorted({person["name"].split()[0] for article in gold for person in article["people"]})

        def coined():
            return rng.choice(stems) + rng.choice(ends)

        self.urns = {
            "word": Urn(rng, coined),
            "place": Urn(rng, lambda: coined().capitalize()),
            "person": Urn(rng, lambda: f"{rng.choice(first)} {coined().capitalize()}"),
            "provider": Urn(rng, lambda: f"{coined().capitalize()} {rng.choice(ENDINGS)}"),
            "council": Urn(rng, lambda: rng.choice(councils)),
        }
        names = {item["name"]: kind for article in gold for fact, kind in NAMED.items() for item in article[fact]}
        self.names = {name: kind for name, kind in names.items() if any(name in paragraph for paragraph in self.paragraphs)}
        longest = sorted(self.names, key=len, reverse=True)
        self.slots = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)|\d+|{WORD.pattern}")

    @staticmethod
    def parts(article):
        """The paragraphs of an article's body, mended."""
        bodies = [mend(article["text"][zone["start"] : zone["end"]])[0] for zone in article["zones"] if zone["kind"] == "body"]
        return [part for body in bodies for part in re.split(r"\n\s*", body) if len(part.split()) > 5]

    def filled(self, match):
        """What stands in the place of a name, number or word; a name keeps its filler through an article."""
        word = match[0]
        if word.isdigit():
            return "".join(self.rng.choice("123456789") for _ in word) if len(word) < 4 else str(self.rng.randint(1990, 2030))
        if word in self.now:
            return self.now[word]
        if word in self.common and (word not in self.looked_for or self.rng.random() < RULE_WORDS):
            return self.urns["word"].draw()
        kind = self.names.get(word) or ("place" if word in self.places else None)
        if kind is None:
            return word
        self.now[word] = self.urns[kind].draw()
        if kind == "person":
            self.now[word.split()[-1]] = self.now[word].split()[-1]
        return self.now[word]

    def article(self):
        """One article: a headline and paragraphs."""
        self.now, drawn = {}, []
        length = self.rng.lognormvariate(0, 0.35) * WORDS
        while sum(len(paragraph.split()) for paragraph in drawn) < length:
            drawn.append(self.rng.choice(self.paragraphs))
        headline = " ".join(self.rng.choice(drawn).split()[:8]).rstrip(".,:;–")
        return "\n\n".join(self.slots.sub(self.filled, paragraph) for paragraph in [headline, *drawn])


def vocabulary(texts):
    """Words, different word forms, and of the last tenth of the articles the share of different forms that are new."""
    seen, words, new, different = set(), 0, 0, 0
    for index, text in enumerate(texts):
        found = WORD.findall(text)
        forms, words = set(found), words + len(found)
        if index >= 0.9 * len(texts):
            new, different = new + len(forms - seen), different + len(forms)
        seen |= forms
    return words, len(seen), new / max(different, 1)


def timed(job):
    """Seconds that a job takes, by the clock and of this process's computing time."""
    clock, cpu = time.perf_counter(), time.process_time()
    job()
    return time.perf_counter() - clock, time.process_time() - cpu


def steps(articles):
    """The computing time of every step over the articles, in seconds, the longest first."""
    nlp, spent = pipeline.load(), Counter()
    clock = time.process_time()

    def lap(name):
        nonlocal clock
        now = time.process_time()
        spent[name], clock = spent[name] + now - clock, now

    for article in articles:
        doc = make_doc(nlp, article)
        lap("tokenizer")
        for name, component in nlp.pipeline:
            doc = component(doc)
            lap(name.removeprefix("council_"))
        record = dict_from_doc(doc, article)
        lap("record")
        json.dumps(record, ensure_ascii=False)
        lap("JSON")
    return dict(spent.most_common())


def profile(articles):
    """Print the computing time of every step over the articles."""
    spent = steps(articles)
    for name, seconds in spent.items():
        print(f"{name:12} {1000 * seconds / len(articles):7.3f} ms an article  {seconds / sum(spent.values()):6.1%}")


def growth():
    """Print how much longer texts without end take when they are ten times as long: about ten times, never a hundred."""
    nlp, grown = pipeline.load(), {}
    for piece in PIECES:
        articles = [Article.from_text(endless(piece, length)) for length in (4_000, 40_000)]
        short, long = (min(timed(lambda article=article: process(nlp, article))[1] for _ in range(2)) for article in articles)
        grown[piece.strip()] = long / max(short, 0.001)
    worst = max(grown, key=grown.get)
    print(f"ten times the text takes {grown[worst]:.0f} times the time at worst ({worst[:30]!r} again and again)")


def command(files, out, *options):
    """Run the command over the files; returns its seconds by the clock and of computing time, its workers' included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = [sys.executable, "-m", "pipeline", "extract", *files, "-o", str(out), *options]
    clock, _ = timed(lambda: subprocess.run(run, stderr=subprocess.DEVNULL))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return clock, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def workers(files, out, start, dask=False):
    """Print how much faster two workers are than one, on each engine, without the seconds to start, and a worker's memory.

    By the clock the ratio says what this machine gives while others use it too; of computing time, what two free cores give.
    """
    one, one_cpu = command(files, out)
    for engine in ("local", "dask")[: 1 + dask]:
        two, two_cpu = command(files, out, "--jobs", "2", "--engine", engine)
        ratio, ratio_cpu = (one - start) / (two - start), 2 * (one_cpu - start) / (two_cpu - 2 * start)
        print(f"two workers, {engine} engine: {ratio:.2f} times one by the clock, {ratio_cpu:.2f} of computing time")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    print(f"peak memory of a worker {memory:,.0f} MB; {start:.1f} s to start")


def measure(files, articles, out, dask=False):
    """Run the whole job and bare tokenisation over the same articles, then the job with workers; print the table."""
    texts, tokens = [article.text for article in articles], 0

    def tokenise():
        nonlocal tokens
        tokens = sum(len(blank.make_doc(text)) for text in texts)

    start, _ = timed(lambda: subprocess.run([sys.executable, "-c", "import pipeline; pipeline.load()"], check=True))
    load, load_cpu = timed(pipeline.load)
    job, job_cpu = timed(lambda: extract_all(files, str(out), Options()))
    blank = spacy.blank("en")
    bare, bare_cpu = timed(tokenise)
    words, forms, new = vocabulary(texts)
    print(f"{len(set(texts)):,} different articles, {words:,} words, {forms:,} word forms; a late article's forms: {new:.1%} new")
    for name, seconds in (("file to records", job - load), ("bare tokenisation", bare)):
        print(f"{name:18} {seconds:7.2f} s {len(texts) / seconds:9,.0f} articles/s {tokens / seconds:11,.0f} tokens/s")
    print(
        f"ratio {bare / (job - load):.3f} by the clock, {bare_cpu / (job_cpu - load_cpu):.3f} of computing time (without loading)"
    )
    workers(files, out, start, dask)
    spent = steps(articles[:SHARED])
    print("time of each step: " + ", ".join(f"{name} {seconds / sum(spent.values()):.0%}" for name, seconds in spent.items()))
    growth()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", help="articles in any input format, in place of the seeded corpus")
    parser.add_argument("--articles", type=int, default=2000, help="size of the seeded corpus")
    parser.add_argument("--dask", action="store_true", help="measure the dask engine too")
    parser.add_argument("--profile", action="store_true", help="print the time of every step instead")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = given.files or [str(Path(folder) / "corpus.jsonl")]
        if not given.files:
            corpus = Corpus()
            lines = (json.dumps({"text": corpus.article()}, ensure_ascii=False) for _ in range(given.articles))
            Path(files[0]).write_text("\n".join(lines), encoding="utf-8")
        articles = [article for article in read_articles(files) if isinstance(article, Article)]
        if given.profile:
            profile(articles)
        else:
            measure(files, articles, Path(folder) / "records.jsonl", given.dask)


if __name__ == "__main__":
    main()
