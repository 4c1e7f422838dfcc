"""A trained pipeline's entities as candidates: what ``--model`` adds to the people that the rules find."""

import pytest
import spacy

import pipeline
from pipeline.articles import Article
from pipeline.records import process

TEXT = "Bins were emptied late.\n\nIt was for Quorra Vexley and for Ashdown Vexley that nobody came."


@pytest.fixture
def model(tmp_path):
    """The folder of a saved pipeline that knows one person and one firm by heart."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Quorra Vexley"}, {"label": "ORG", "pattern": "Ashdown Vexley"}])
    nlp.to_disk(tmp_path / "model")
    return str(tmp_path / "model")


def people_of(nlp):
    people = process(nlp, Article.from_text(TEXT, id="letter"))._.people
    return [(person["name"], person["mentions"][0]["rule"]) for person in people]


def test_entities_of_persons_are_people_without_other_evidence(model):
    assert people_of(pipeline.load()) == []
    assert people_of(pipeline.load(model=model)) == [("Quorra Vexley", "people/model")]
