"""Every marked-up sentence of tests/samples gives just the facts that are marked."""

import pytest

from pipeline.articles import Article
from pipeline.records import dict_from_doc, process
from tests.marked import SAMPLES, differences, read_samples

FACTS = sorted(path.stem for path in SAMPLES.glob("*.txt"))


def check(nlp, fact, sample):
    article = Article.from_text(sample.text)
    return differences(fact, sample, dict_from_doc(process(nlp, article), article))


@pytest.mark.parametrize(("fact", "sample"), [pytest.param(f, s, id=s.where) for f in FACTS for s in read_samples(f)])
def test_sample(nlp, fact, sample):
    problems = check(nlp, fact, sample)
    if sample.known_failure:
        assert problems, f"{sample.where} passes now: take its ! away"
    else:
        assert not problems, f"{sample.where}: {sample.text}\n  " + "\n  ".join(problems)
