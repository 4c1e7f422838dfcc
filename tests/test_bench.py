"""The benchmark's corpus: seeded, all articles different, new words to the end. No speed is asserted."""

from pipeline.articles import Article
from pipeline.records import dict_from_doc, process
from tests.bench import Corpus, vocabulary


def articles(count):
    corpus = Corpus()
    return [corpus.article() for _ in range(count)]


def test_the_corpus_is_seeded_and_its_articles_are_different():
    texts = articles(60)
    assert texts == articles(60)
    assert len(set(texts)) == 60


def test_new_words_keep_coming():
    words, forms, new = vocabulary(articles(120))
    assert 300 < words / 120 < 800
    assert forms > 5000
    assert new > 0.08


def test_vocabulary_counts_words_forms_and_late_news():
    assert vocabulary(["a b b"] * 9 + ["a c"]) == (29, 3, 0.5)


def test_the_corpus_holds_every_fact(nlp):
    records = [dict_from_doc(process(nlp, article), article) for article in map(Article.from_text, articles(20))]
    assert [
        fact for fact in ("councils", "people", "jobs", "money", "quotes") if not any(record[fact] for record in records)
    ] == []
