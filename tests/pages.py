"""Scores zones on whole pages whose every line is annotated (``tests/zones/*.txt``; form: tests/samples/README.md).

python -m tests.pages [--errors]    the scores of the pages to build on and of those held out; each wrong line of the former
"""

import sys
from bisect import bisect_right
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pipeline
from pipeline.articles import Article
from pipeline.components.base import FACTS
from pipeline.records import dict_from_doc, process

PAGES = Path(__file__).parent / "zones"
SETS = {"pages": "pages_*.txt", "held_out": "held_out.txt"}
KINDS = ("headline", "standfirst", "byline", "body", "caption", "boilerplate", "comment")
MINED = ("body", "standfirst")


class Page(NamedTuple):
    """A page: its name, its text, and of each line that is not empty (where it starts in the text, its kind)."""

    name: str
    text: str
    lines: list[tuple[int, str]]


class Zoned(NamedTuple):
    """One line of a page: the page's name, the line, the kind annotated, and the kind found for each of its characters."""

    page: str
    text: str
    kind: str
    found: list[str]


class Tally(NamedTuple):
    """Scores of a set of pages: macro F1 over kinds by lines and by characters, and what is lost or mined in error."""

    f1: dict[str, float]
    by_lines: float
    by_characters: float
    lost: list[Zoned]
    mined: list[Zoned]
    body: int
    furniture: int

    def __str__(self) -> str:
        kinds = " ".join(f"{kind} {score:.3f}" for kind, score in self.f1.items())
        return (
            f"macro F1 {self.by_lines:.3f} by lines, {self.by_characters:.3f} by characters ({kinds}); body lines lost"
            f" {len(self.lost)} of {self.body}, other lines mined {len(self.mined)} of {self.furniture}"
        )


def read_pages(name: str) -> list[Page]:
    """The pages of a set: a line is its kind, a tab, its text; ``# name: manner`` opens a page."""
    pages: list[Page] = []
    for path in sorted(PAGES.glob(SETS[name])):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.startswith("# "):
                title, lines = line[2:].split(":")[0], []
                text = ""
                pages.append(Page(title, text, lines))
                continue
            kind, tab, content = line.partition("\t")
            if line and (not tab or kind not in KINDS):
                raise ValueError(f"{path.name}:{number}: {line!r} has no kind before a tab; kinds are {', '.join(KINDS)}")
            if content:
                lines.append((len(text), kind))
            text += content + "\n"
            pages[-1] = pages[-1]._replace(text=text)
    return [page._replace(text=page.text.rstrip("\n")) for page in pages if page.lines]


def zone_lines(name: str, nlp) -> list[Zoned]:
    """Every line of a set's pages with the kinds that the pipeline's first step gives its characters."""
    found = []
    for page in read_pages(name):
        doc = nlp.get_pipe("council_zones")(nlp.make_doc(Article.from_text(page.text).text))
        if doc.text != page.text:
            raise ValueError(f"{page.name}: mending changes this page; write it as it is after mending")
        kinds = ["none"] * len(page.text)
        for zone in doc._.zones:
            kinds[zone["start"] : zone["end"]] = [zone["kind"]] * (zone["end"] - zone["start"])
        for start, kind in page.lines:
            text = page.text[start:].split("\n", 1)[0]
            found.append(Zoned(page.name, text, kind, kinds[start : start + len(text)]))
    return found


def strays(name: str, nlp) -> tuple[list[str], int]:
    """Facts of a set's pages that stand in other lines than body and standfirst ("page: fact | line"), and how many there are."""
    outside, total = [], 0
    for page in read_pages(name):
        article = Article.from_text(page.text, id=page.name)
        record = dict_from_doc(process(nlp, article), article)
        starts, kinds = zip(*page.lines, strict=True)
        for fact in FACTS:
            for place in [place for item in record[fact] for place in item.get("mentions", (item,))]:
                line = bisect_right(starts, place["start"]) - 1
                total += 1
                if kinds[line] not in MINED:
                    outside.append(f"{page.name}: {fact} | {page.text[starts[line] :].split(chr(10), 1)[0][:110]}")
    return outside, total


def tally_of(lines: list[Zoned]) -> Tally:
    """The scores of annotated lines; a line's kind is that of its first character."""
    counts = {kind: (Counter(), Counter()) for kind in KINDS}  # right, wanted + found: (by lines, by characters)
    for line in lines:
        for unit, given in enumerate(([line.found[0]], line.found)):
            for kind in KINDS:
                wanted = len(given) * (kind == line.kind)
                counts[kind][0][unit] += given.count(kind) if wanted else 0
                counts[kind][1][unit] += wanted + given.count(kind)
    scores = [{kind: 2 * right[unit] / (total[unit] or 1) for kind, (right, total) in counts.items()} for unit in (0, 1)]
    lost = [line for line in lines if line.kind == "body" and line.found[0] not in MINED]
    mined = [line for line in lines if line.kind not in MINED and line.found[0] in MINED]
    averages = [sum(score.values()) / len(KINDS) for score in scores]
    body = sum(line.kind == "body" for line in lines)
    return Tally(scores[0], averages[0], averages[1], lost, mined, body, sum(line.kind not in MINED for line in lines))


def report(nlp, errors: bool = False) -> str:
    """The scores of both sets, a line each; with ``errors`` each wrong line of the pages to build on before them."""
    shown = []
    for name in SETS:
        lines = zone_lines(name, nlp)
        if errors and name != "held_out":
            wrong = [line for line in lines if line.found[0] != line.kind]
            shown += [f"{line.page}: {line.kind}, found {line.found[0]} | {line.text[:110]}" for line in wrong]
        outside, total = strays(name, nlp)
        if errors and name != "held_out":
            shown += outside
        shown.append(f"== zones of {name}: {tally_of(lines)}, facts out of them {len(outside)} of {total}")
    return "\n".join(shown)


if __name__ == "__main__":
    print(report(pipeline.load(), "--errors" in sys.argv))
