"""Weights of words: how they choose, what they are read from, that they travel with a saved pipeline, how they are fitted."""

import json
import re

import pytest
import spacy
from click.testing import CliRunner

import pipeline
from pipeline.cli import main
from pipeline.components.lines import Line, Renamed, line_of
from pipeline.patterns import PatternError
from pipeline.weights import Weights, read_weights
from tests.asked import Example
from tests.choices import Choice
from tests.choices import fit as fit_choices
from tests.gate import LEARNT, UNREAD, read_gold
from tests.weigh import fit, write

TABLES = (
    ("councils", "place", 2),
    ("providers", "name", 2),
    ("providers", "everyday", 2),
    ("providers", "news", 2),
    ("standings", "state", 9),
    ("standings", "kind", 7),
    ("standings", "status", 7),
    ("jobs", "action", 8),
    ("jobs", "number", 2),
    ("jobs", "modality", 4),
    ("money", "purpose", 13),
    ("money", "modality", 4),
    ("money", "council", 1),
    ("money", "provider", 1),
    ("deals", "price", 1),
    ("deals", "years", 1),
    ("deals", "begins", 1),
    ("deals", "jobs", 1),
    ("deals", "services", 1),
)
"""What is left to weights: the fact, the question, how many labels answer it."""
PLAIN = "Selby Council met on Monday.\n\nThe 41 wardens have been promised a warm welcome at the trust."
"""No wording of the rules says what becomes of these wardens."""

EVERYDAY = """A pub that has stood empty since Easter may become flats. Selby Council's planning committee meets on Monday.
The owner, Larkfield Inns, paid £400,000 for the Feathers in 2009. Neighbours have written 80 letters. Jane Pym, who lives
opposite, said the street would be full of cars. A darts team used to play there on Fridays. The brewery said trade had fallen for
years. Police were called to the car park twice last summer. Members were told that the building is not listed."""
CONTRACTS = """Selby Council is to hand its leisure centres to Larkfield Leisure for ten years. The contract is worth £4m. Some 90
staff will transfer to the company in April. Unison said members had not been consulted. The council says it will save £300,000 a
year. Two other firms had bid for the work. Cabinet members approved the award on Monday. Larkfield Leisure runs pools for three
other councils. Its managing director, Jane Pym, said prices would not rise."""

weights = Weights({"labels": ["cut", "transfer"], "words": {"after cross": [-90, 240], "": [10, 0]}})


@pytest.mark.parametrize(
    ("words", "given", "trust", "chosen"),
    [
        (["after cross"], "cut", 300, "transfer"),
        (["after cross"], "cut", 400, "cut"),
        (["after nothing"], "transfer", 0, "transfer"),
        ([""], "transfer", 10, "transfer"),  # as much for one as for the other: the rules' label stays
        ([""], "transfer", 9, "cut"),
        (["after cross"], "unheard of", 0, "unheard of"),
        ([], "cut", 0, "cut"),
    ],
)
def test_words_and_rules_choose_together(words, given, trust, chosen):
    assert weights.choose(words, given, trust) == chosen


@pytest.mark.parametrize(("text", "everyday"), [(EVERYDAY, True), (CONTRACTS, False)])
def test_what_news_an_article_is_its_words_tell(nlp, text, everyday):
    component, doc = nlp.get_pipe("council_providers"), nlp(text.replace("\n", " "))
    assert (component.hinted(doc, component.named(doc)[1]).lead > 0) is everyday
    assert [item["name"] for item in doc._.providers] == ([] if everyday else ["Larkfield Leisure"])


@pytest.mark.parametrize("others", [{0: "<a>"}, {2: "<a>"}, {4: "<a>"}, {1: "<a>", 2: "<b>"}, dict.fromkeys(range(5), "<a>")])
def test_a_line_with_other_names_tells_what_a_new_one_would(others):
    line = line_of("Bury Council pays Vane.", ((0, 12, "<councils>"), (18, 22, "<providers>")))
    line = Renamed(line, {0: "<council>"})  # of a line with other names already, as of a provider with one council
    new = Line(line.starts, [others.get(at, word) for at, word in enumerate(line.words)])
    found = Renamed(line, {at: word for at, word in others.items() if at < len(line.words)})
    assert (found.words, found.told("after"), found.pairs()) == (new.words, new.told("after"), new.pairs())
    assert line.words == ["<council>", "pays", "<providers>", "."]  # untouched


def test_names_that_overlap_stand_as_the_first():
    names = ((0, 4, "<councils>"), (0, 12, "<providers>"), (20, 40, "<people>"))
    assert line_of("Bury Homes now mends roofs.", names).words == ["<councils>", "homes", "now", "mends", "<people>"]


def test_what_is_told_apart_adds_up_to_what_is_told_at_once():
    both = weights.choose(["after cross", ""], "cut", 150)
    assert weights.choose(["after cross"], "cut", 150, further=weights.total([""])) == both == "transfer"


def test_the_network_is_asked_where_words_leave_room():
    asked = []

    def hear():
        asked.append(True)
        return {"cut": 500, "transfer": 0}

    assert weights.choose(["after cross"], "transfer", 0, hear, sure=330) == "transfer" and not asked
    assert weights.choose(["after cross"], "transfer", 0, hear, sure=331) == "cut" and asked


def test_without_weights_the_rules_decide():
    assert Weights().choose(["after cross"], "cut", 0) == "cut"


@pytest.mark.parametrize(("fact", "question", "labels"), TABLES)
def test_the_weights_are_whole_numbers_for_the_record_labels(fact, question, labels):
    table = read_weights(fact)[question]
    assert len(table["labels"]) == labels and table["labels"] == sorted(table["labels"])
    assert {len(row) for row in table["words"].values()} == {labels}
    places = "before|after|sentence|earlier|next|last|rule|phrase|per|digits|cue|ending|size|back|among|words|mentions|weight"
    places += (
        "|near|beside|events|much|strength|article|about|given|kind|bodies|full|acting|open|pointed|others|together|councils"
    )
    places += "|direct|event|mood|name|deals|state|purpose|modality|again|years|many|away|nearer|beyond|here|provider|council"
    places += "|rivals|action|unit|transfers|largest|text|body|compound|form|time|code|label|status|said|ahead|behind|place"
    places += "|paragraph|most|pair|then|rival|elsewhere|nearest|first|share|providers|order|short"
    place = re.compile(rf"|given|known|quoted|upper|and|(?:{places}|form|against|first|final|known)\d? {{1,2}}\S.*")
    assert not [word for word in table["words"] if not place.fullmatch(word)]


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        '{"labels": ["cut"], "words": {"a": [1]}}',
        '{"action": {"labels": ["cut"]}}',
        '{"action": {"labels": ["cut"], "words": {"a": [1, 2]}}}',
        '{"action": {"labels": ["cut"], "words": {"a": [0.5]}}}',
        '{"action": {"labels": ["cut"], "words": {"a": 1}}}',
        '{"action": {"labels": ["cut"], "words": {"a": [1]}, "trust": {"jobs/cut": "much"}}}',
    ],
)
def test_a_table_that_is_none_is_refused_with_its_path(tmp_path, text):
    (tmp_path / "jobs.weights.json").write_text(text)
    with pytest.raises(PatternError, match=r"jobs\.weights\.json"):
        read_weights("jobs", str(tmp_path))


@pytest.fixture
def own_rules(own_rules):
    """A folder with the package's rule files, no weights and no network."""
    for path in (*own_rules.glob("*.weights.json"), *own_rules.glob("*.network.npz")):
        path.unlink()
    return own_rules


def actions(nlp):
    return [item["action"] for item in nlp(PLAIN)._.jobs]


def test_a_folder_without_weights_leaves_the_rules_alone(own_rules):
    (own_rules / "jobs.weights.json").write_text(
        '{"action": {"labels": ["transfer", "total"], "words": {"sentence wardens": [0, 0], "": [900, 0]}}}'
    )
    with_weights = actions(pipeline.load(str(own_rules)))
    (own_rules / "jobs.weights.json").unlink()
    assert with_weights == ["transfer"]
    assert actions(pipeline.load(str(own_rules))) == ["total"]


def test_what_the_words_decide_says_so(own_rules):
    (own_rules / "jobs.weights.json").write_text('{"action": {"labels": ["transfer", "total"], "words": {"": [900, 0]}}}')
    (own_rules / "money.weights.json").write_text('{"purpose": {"labels": ["fee", "other"], "words": {"": [900, 0]}}}')
    doc = pipeline.load(str(own_rules))(f"{PLAIN} There was talk of £40,000.")
    assert doc._.jobs[0]["rule"] == "jobs/noun/occupation, words jobs/words/transfer"
    assert doc._.money[0]["purpose"] == "fee" and doc._.money[0]["rule"].endswith(", words money/words/fee")


DESKS = "Selby Council met about jobs and staff on Monday.\n\nForty desks in planning stand empty and 12 abseils are wanted."


def test_words_make_a_number_a_count_of_jobs(own_rules):
    (own_rules / "jobs.weights.json").write_text(
        '{"number": {"labels": ["jobs", "other"], "words": {"next0 desks": [150, 0], "next0 abseils": [50, 0]}}}'
    )
    (found,) = pipeline.load(str(own_rules))(DESKS)._.jobs
    assert (found["text"], found["count"], found["rule"].split(",")[0]) == ("Forty desks", 40, "jobs/words/number")
    (own_rules / "jobs.weights.json").unlink()
    assert not pipeline.load(str(own_rules))(DESKS)._.jobs


HINTED = "Selby Council met on Monday.\n\nNobody at Marbury Cooks would comment. The council's contract runs for years."


def test_words_make_a_name_a_provider(own_rules):
    (own_rules / "providers.weights.json").write_text(
        '{"name": {"labels": ["other", "provider"], "words": {"final cooks": [0, 300]}}}'
    )
    (found,) = pipeline.load(str(own_rules))(HINTED)._.providers
    assert found["name"] == "Marbury Cooks" and found["mentions"][0]["rule"] == "providers/words"
    (own_rules / "providers.weights.json").unlink()
    assert not pipeline.load(str(own_rules))(HINTED)._.providers


BINS = "Selby Council met on Monday.\n\nMarbury Waste empties its bins for £2m a year."


def test_words_say_where_a_provider_stands(own_rules):
    (own_rules / "standings.weights.json").write_text(
        '{"state": {"labels": ["ended", "running"], "words": {"sentence bins": [900, 0]}}}'
    )
    doc = pipeline.load(str(own_rules))(BINS)
    assert [(item["status"], deal["status"], deal["rule"]) for item in doc._.providers for deal in doc._.deals] == [
        ("ended", "ended", "deals/words/ended")
    ]
    (own_rules / "standings.weights.json").unlink()
    assert [deal["rule"] for deal in pipeline.load(str(own_rules))(BINS)._.deals] == ["deals/running"]


def test_words_say_that_there_is_no_deal(own_rules):
    (own_rules / "standings.weights.json").write_text(
        '{"state": {"labels": ["none", "running"], "words": {"pair its bins": [900, 0]}}}'
    )
    doc = pipeline.load(str(own_rules))(BINS)
    assert not doc._.deals and [item["status"] for item in doc._.providers] == ["mentioned"]


SEVERAL = """Selby Council met on Monday. Marbury Waste empties its bins.

Bury Council is content with Marbury Waste, which has never missed a day."""


def test_words_tie_a_provider_to_a_council_of_which_no_event_tells(own_rules):
    found = lambda: {(deal["council"], deal["status"]) for deal in pipeline.load(str(own_rules))(SEVERAL)._.deals}  # noqa: E731
    before = found()
    (own_rules / "standings.weights.json").write_text(
        '{"state": {"labels": ["none", "preferred"], "words": {"council ahead own": [0, 900], "pair content with": [0, 900]}}}'
    )
    assert ("Bury Metropolitan Borough Council", "preferred") in found() - before


def test_words_say_how_sure_a_figure_is(own_rules):
    for fact in ("jobs", "money"):
        (own_rules / f"{fact}.weights.json").write_text(
            '{"modality": {"labels": ["actual", "denied"], "words": {"": [0, 900]}, "trust": {"": 100}}}'
        )
    doc = pipeline.load(str(own_rules))(f"{PLAIN} It has spent £40,000.")
    assert doc._.jobs[0]["modality"] == doc._.money[0]["modality"] == "denied"
    assert doc._.jobs[0]["rule"].endswith(", words jobs/words/denied") and doc._.money[0]["rule"].endswith(
        "words money/words/denied"
    )


COAST = "Selby Council met on Monday.\n\nTorridge, far away, has no cleaner. The rain in Torridge was heavy. So was Pendle's."


def test_words_make_a_bare_place_its_council(own_rules):
    (own_rules / "councils.weights.json").write_text(
        '{"place": {"labels": ["council", "place"], "words": {"sentence cleaner": [300, 0]}}}'
    )
    _, found = pipeline.load(str(own_rules))(COAST)._.councils
    assert found["name"] == "Torridge District Council"
    assert [(mention["start"], mention["rule"]) for mention in found["mentions"]] == [(COAST.index("Torridge"), "councils/words")]
    (own_rules / "councils.weights.json").unlink()
    assert [council["name"] for council in pipeline.load(str(own_rules))(COAST)._.councils] == ["Selby District Council"]


HOMES = "Bury Council has chosen Corbel to run its homes in March.\n\nMembers spoke of £4m, of £9m and of five years."


def test_words_choose_the_terms_of_a_deal(own_rules):
    (own_rules / "deals.weights.json").write_text(
        """{"price": {"labels": ["own"], "words": {"": [-900], "next2 five": [990]}},
        "years": {"labels": ["own"], "words": {"unit year": [90]}},
        "begins": {"labels": ["own"], "words": {"last0 in": [-60]}}}"""
    )
    (deal,) = pipeline.load(str(own_rules))(HOMES)._.deals
    assert (deal["value"], deal["years"], deal["begins"], deal["services"], deal["jobs"]) == (9e6, 5, None, [], [])
    (own_rules / "deals.weights.json").unlink()
    (deal,) = pipeline.load(str(own_rules))(HOMES)._.deals
    assert (deal["value"], deal["years"], deal["services"]) == (None, None, [])


def test_words_say_whose_a_sum_is(own_rules):
    (own_rules / "money.weights.json").write_text(
        """{"council": {"labels": ["own"], "words": {"": [-60], "ahead True False": [90]}},
        "provider": {"labels": ["own"], "words": {"": [-60]}}}"""
    )
    text = "Bury Council has chosen Corbel to run its homes. Selby Council spent £4m. Rents bring in £9m."
    sums = pipeline.load(str(own_rules))(text)._.money
    assert [(item["council"], item["provider"]) for item in sums] == [("Selby District Council", None), (None, None)]
    (own_rules / "money.weights.json").unlink()
    assert {item["council"] for item in pipeline.load(str(own_rules))(text)._.money} == {None}


def test_weights_travel_with_a_saved_pipeline(nlp, tmp_path):
    nlp.to_disk(tmp_path / "saved")
    saved, copied = spacy.load(tmp_path / "saved"), pipeline.load()
    copied.from_bytes(nlp.to_bytes())
    for fact, question, _ in TABLES:
        table = nlp.get_pipe(f"council_{fact}").tables()[question]
        assert table["words"]
        assert saved.get_pipe(f"council_{fact}").tables()[question] == table
        assert copied.get_pipe(f"council_{fact}").tables()[question] == table


def test_checking_the_rules_checks_the_weights(own_rules):
    (own_rules / "money.weights.json").write_text('{"purpose": {"labels": ["fee"], "words": {"a": [1, 2]}}}')
    result = CliRunner().invoke(main, ["patterns", "check", "--folder", str(own_rules)])
    assert result.exit_code == 1 and "money.weights.json" in result.output


def test_fitted_weights_tell_what_they_were_fitted_on(tmp_path):
    cross = Example(["", "after cross", "sentence the"], "transfer", "transfer", "jobs/transfer")
    goes = Example(["", "after goes", "sentence the"], "cut", "total", "jobs/total")
    table = fit(found := [cross, goes] * 10 + [Example(["", "after once"], "cut", "cut", "jobs/cut")])
    assert table == fit(found) and table["labels"] == ["cut", "transfer"] and "after once" not in table["words"]
    fitted = Weights(table)
    assert fitted.trust("jobs/transfer") > fitted.trust("jobs/cut") > fitted.trust("jobs/total")  # as often as they were right
    assert fitted.trust("never seen") == table["trust"][""]
    assert fitted.choose(["", "after cross", "sentence the"], "cut", 100) == "transfer"
    assert fitted.choose(["", "after goes", "sentence the"], "transfer", 100) == "cut"
    write("jobs", {"action": table, "number": table}, tmp_path)
    assert read_weights("jobs", str(tmp_path)) == json.loads(json.dumps({"action": table, "number": table}))


def test_fitted_choices_compete_with_one_another_and_with_none():
    price = Choice([["", "before worth"], ["", "before saves"]], [True, False])
    nothing, once = Choice([["", "before saves"]], [False]), Choice([["before once"]], [False])
    table = fit_choices(found := [*[price, nothing] * 99, once], ridge=1.0, rare=3, small=8)
    assert table == fit_choices(found, ridge=1.0, rare=3, small=8) and table["labels"] == ["own"]
    fitted = Weights(table)
    assert fitted.total(["", "before worth"])[0] > 0 > fitted.total(["", "before saves"])[0]
    assert "before once" not in table["words"]


def test_what_is_held_out_is_not_learnt_from():
    learnt = {article["text"] for name in LEARNT for article in read_gold(name)}
    assert not learnt & {article["text"] for name in UNREAD for article in read_gold(name)}
