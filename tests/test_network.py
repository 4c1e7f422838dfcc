"""The network that reads words in their order: what it tells apart, that it travels with a saved pipeline, how it is fitted."""

from types import SimpleNamespace

import numpy
import pytest
import spacy
from click.testing import CliRunner

import pipeline
from pipeline.cli import main
from pipeline.components.surroundings import Surroundings
from pipeline.network import EARLIER, FIGURE, PLACES, network_of, read_networks, rows_of
from pipeline.patterns import PatternError
from tests.asked import Example
from tests.train import LOUDER, fit
from tests.weigh import HEARD, NETWORKS, ONLY_HEARD, QUESTIONS

PLAIN = "Selby Council met.\n\nThe 41 wardens have been promised a warm welcome. It has found £40,000."


def reading(sentence):
    """The words of a sentence whose figure is "#", in their order."""
    words = sentence.lower().split()
    at = words.index("#")
    return [(word, FIGURE + place - at) for place, word in enumerate(words)]


LOST, WON = reading("The firm lost # to the trust ."), reading("The trust lost # to the firm .")


@pytest.fixture(scope="module")
def layers():
    """What was shown which of two bodies loses its staff, as it is fitted."""
    lost, won = Example([], "cut", reading=LOST), Example([], "transfer", reading=WON)
    paid, owed = Example([], "pay", reading=reading("It pays #")), Example([], "debt", reading=reading("It owes #"))
    told = reading("# , a retired baker , spoke")
    role = Example([], "role", reading=told, inside=[0, 0, 0, 1, 1, 0, 0])
    return fit({"action": [lost, won] * 60, "purpose": [paid, owed] * 60, "role": [role] * 60})


@pytest.fixture(scope="module")
def fitted(layers):
    """The same as it is read with."""
    return layers.network()


def best(said):
    return max(said, key=said.get)


def test_the_order_of_words_tells(fitted):
    assert sorted(LOST, key=str) != sorted(WON, key=str) and sorted(word for word, _ in LOST) == sorted(word for word, _ in WON)
    assert [best(fitted.read("action", words)) for words in (LOST, WON)] == ["cut", "transfer"]


def test_each_question_has_its_own_labels(fitted):
    said = fitted.read("purpose", reading("It owes #"))
    assert best(said) == "debt" and sorted(said) == ["debt", "pay"]


def test_a_question_with_one_label_is_asked_of_every_word(fitted):
    said = fitted.each("role", reading("# , a retired baker , spoke"))
    assert [number > 0 for number in said] == [False, False, False, True, True, False, False]
    assert fitted.each("never heard", reading("# spoke")) == []


def test_figures_are_read_one_by_one_as_they_were_fitted_in_batches(layers, fitted):
    readings = [LOST, reading("#"), WON]
    vectors = layers.encoder.predict([rows_of(words, *layers.rows) for words in readings])
    for question in ("action", "purpose"):
        for words, said in zip(readings, layers.answers[question].predict(vectors), strict=True):
            assert list(fitted.read(question, words).values()) == pytest.approx(said * 100 * LOUDER[question], abs=1)
    for words, said in zip(readings, layers.answers["role"].predict(vectors), strict=True):
        assert fitted.each("role", words) == pytest.approx(said[:, 0] * 100, abs=1)


def test_a_word_never_seen_is_read_by_its_beginning(fitted):
    words = [("trusted", FIGURE), ("xylophone", FIGURE), ("trust", EARLIER)]
    rows = rows_of(words, fitted.words, fitted.beginnings)
    assert rows[0].tolist()[0] == 0 and rows[1].tolist() == [0, 0, FIGURE] and rows[2].tolist()[2] == EARLIER < PLACES


def test_a_saved_network_says_the_same(fitted, tmp_path):
    (tmp_path / "network.npz").write_bytes(fitted.to_bytes())
    saved = network_of(tmp_path / "network.npz")
    assert saved.labels == fitted.labels and saved.to_bytes() == fitted.to_bytes()
    assert saved.read("action", LOST) == pytest.approx(fitted.read("action", LOST), abs=10)  # saved with three digits


def test_the_package_answers_its_questions_in_the_labels_of_the_weights(nlp):
    networks = {name: read_networks(name)[0] for name in NETWORKS}
    assert {name: set(network.labels) for name, network in networks.items()} == {k: set(v) for k, v in NETWORKS.items()}
    labels = {question: found for network in networks.values() for question, found in network.labels.items()}
    tables = {question: weights for fact in QUESTIONS for question, weights in nlp.get_pipe(f"council_{fact}").weights.items()}
    assert sorted(labels) == sorted(HEARD.values()) and HEARD.keys() - ONLY_HEARD < tables.keys()
    for question, known in HEARD.items():
        assert labels[known] == (["role"] if question in ONLY_HEARD else list(tables[question].labels))


def test_the_words_beside_a_name_are_a_role_where_no_rule_knows_one(own_rules):
    text = "Selby Council met. “It is dear,” said Jane Pym, who winds the clock."
    nlp = pipeline.load(str(own_rules))
    people = nlp.get_pipe("council_people")
    people.networks = []
    assert nlp(text)._.people[0]["role"] is None
    people.networks = [
        SimpleNamespace(
            labels=["role"],
            each=lambda question, reading: [200 if word in ("winds", "clock", "the") else -150 for word, _ in reading],
        )
    ]
    (found,) = nlp(text)._.people
    assert (found["name"], found["role"]) == ("Jane Pym", "winds the clock")
    assert found["mentions"][0]["rule"].endswith(", words people/words/role")


def test_the_words_around_a_figure_are_read_in_their_order(nlp):
    text = "It grew. Some 40 cooks join Bury Council. Nobody left."
    found = Surroundings(nlp(text)).order([(14, 22)])
    assert [word for word, _ in found] == ["it", "grew", ".", "some", "#", "cooks", "join", "<councils>", "."]
    places = [place for _, place in found]
    assert places[:3] == [EARLIER] * 3 and places[3:] == [FIGURE - 1, FIGURE, FIGURE, FIGURE + 1, FIGURE + 2, FIGURE + 3]


def test_a_folder_without_a_network_leaves_rules_and_weights_alone(own_rules):
    for name in NETWORKS:
        (own_rules / f"{name}.network.npz").unlink()
    nlp = pipeline.load(str(own_rules))
    assert nlp.get_pipe("council_jobs").networks == []
    assert [item["count"] for item in nlp(PLAIN)._.jobs] == [41]


@pytest.mark.parametrize("part", [0, 0.5, 0.99])
def test_a_damaged_network_is_refused_with_its_path(own_rules, part):
    path = own_rules / "figures.network.npz"
    data = path.read_bytes()
    path.write_bytes(data[: int(part * len(data))])
    with pytest.raises(PatternError, match=r"network\.npz: not a network"):
        read_networks("figures", str(own_rules))
    result = CliRunner().invoke(main, ["patterns", "check", "--folder", str(own_rules)])
    assert result.exit_code == 1 and "network.npz" in result.output


def test_a_network_of_another_shape_is_refused(own_rules, fitted):
    path = own_rules / "figures.network.npz"
    with numpy.load(path) as saved:
        arrays = {key: saved[key] for key in saved.files}
    arrays["numbers/placed/bias"] = arrays["numbers/placed/bias"][:-1]
    numpy.savez(path, **arrays)
    with pytest.raises(PatternError, match=r"network\.npz: not a network: ValueError: placed/bias"):
        read_networks("figures", str(own_rules))


def test_the_network_travels_with_a_saved_pipeline(nlp, tmp_path):
    nlp.to_disk(tmp_path / "saved")
    saved, copied = spacy.load(tmp_path / "saved"), pipeline.load()
    copied.from_bytes(nlp.to_bytes())
    for other in (saved, copied):
        assert other(PLAIN)._.jobs == nlp(PLAIN)._.jobs and other(PLAIN)._.money == nlp(PLAIN)._.money
        assert [one.to_bytes() for one in other.get_pipe("council_jobs").networks] == [
            one.to_bytes() for one in nlp.get_pipe("council_jobs").networks
        ]
