"""The annotated sample articles are sound, and the scores on them are not below their floors."""

import pytest

from pipeline.patterns import read_patterns
from pipeline.records import FACTS
from pipeline.scoring import check_floors
from tests.gate import SETS, SHORT, new_floors, read_floors, read_gold, set_scores

GOLD = [article for name in SETS for article in read_gold(name)]


def each(articles):
    return pytest.mark.parametrize("article", articles, ids=lambda article: article["article"]["id"])


each_article = each(GOLD)
each_zoned_article = each([article for article in GOLD if "zones" in article])


def placed(article):
    """Every item or mention of an article that has offsets, with its fact."""
    for fact in FACTS:
        for item in article.get(fact, []):
            yield from ((fact, place) for place in (item, *item.get("mentions", [])) if "start" in place)


@each_article
def test_offsets_hold_the_words(article):
    text = article["text"]
    for fact, place in placed(article):
        assert 0 <= place["start"] < place["end"] <= len(text), (fact, place)
        assert place.get("text", text[place["start"] : place["end"]]) == text[place["start"] : place["end"]], (fact, place)


@each_zoned_article
def test_zones_cover_the_text_once(article):
    seen = [0] * len(article["text"])
    for zone in article["zones"]:
        for offset in range(zone["start"], zone["end"]):
            seen[offset] += 1
    assert max(seen) == 1
    assert not [char for char, times in zip(article["text"], seen, strict=True) if not times and not char.isspace()]


@each_zoned_article
def test_facts_stand_in_mined_zones(article):
    mined = [(zone["start"], zone["end"]) for zone in article["zones"] if zone["kind"] in ("body", "standfirst")]
    for fact, place in placed(article):
        if fact != "zones":
            assert any(start <= place["start"] and place["end"] <= end for start, end in mined), (fact, place)


@each_article
def test_councils_are_those_of_the_register(article):
    register = {}
    for line in read_patterns("councils"):
        register.setdefault(line["id"], []).append({key: line.get(key) for key in ("gss", "kind", "nation")})
    for council in article.get("councils", []):
        shown = {key: council[key] for key in ("gss", "kind", "nation")}
        if council["kind"] == "parish":
            assert council["gss"] is None and council["nation"], council
        else:
            assert shown in register.get(council["name"], []), council


@each_article
def test_names_agree_within_an_article(article):
    text = article["text"]
    councils, providers = ({item["name"] for item in article.get(fact, [])} for fact in ("councils", "providers"))
    assert all(person["name"].split()[-1] in text for person in article.get("people", []))
    assert all(any(form in text for form in provider["names"]) for provider in article.get("providers", []))
    for deal in article.get("deals", []):
        assert deal["provider"] in (providers if "providers" in article else text), deal
        assert deal["council"] in councils or "councils" not in article, deal
    for fact in ("jobs", "money"):
        for index, item in enumerate(article.get(fact, [])):
            assert item.get("same_as") is None or item["same_as"] < index, item


@each([article for name in SETS if name not in SHORT for article in read_gold(name)])
def test_whole_articles_have_people_and_links_between_facts(article):
    assert "people" in article
    assert all("same_as" in item for fact in ("jobs", "money") for item in article.get(fact, []))


def test_no_article_is_annotated_twice():
    ids = [article["article"]["id"] for article in GOLD]
    assert len(set(ids)) == len(ids)


@pytest.fixture(scope="module", params=SETS)
def scored(request, nlp):
    """The name of a set of articles, and its scores."""
    return request.param, set_scores(request.param, nlp)


@pytest.fixture(scope="module")
def scores(nlp):
    return set_scores("samples", nlp)


def test_every_annotated_article_has_a_record(scored):
    name, scores = scored
    assert scores.articles >= 16
    assert scores.missing == []


def test_no_score_falls_below_its_floor(scored):
    name, scores = scored
    floors = read_floors().get(name)
    assert floors, "no floors: make gate RAISE=1"
    fallen = check_floors(scores, floors)
    assert not fallen, "fell (make eval ERRORS=1 shows where; make gate LOWER=1 accepts it):\n" + "\n".join(fallen)


def test_every_score_has_a_floor(scored):
    name, scores = scored
    unset = {(field, figure) for field, tally in scores.fields.items() for figure in tally.shares()}
    unset -= {(field, figure) for field, least in read_floors().get(name, {}).items() for figure in least}
    assert not unset, "scores without a floor: make gate RAISE=1"


def test_the_gate_can_fail(scores):
    floors = {name: dict.fromkeys(tally.shares(), 1.01) for name, tally in scores.fields.items()}
    assert len(check_floors(scores, floors)) == sum(map(len, floors.values()))
    assert check_floors(scores, {"no such field": {"f1": 0.5}})


def test_floors_move_only_as_told(scores):
    now = scores.fields["zones"].f1
    high, low = {"zones": {"f1": 1.0}}, {"zones": {"f1": 0.1}}
    assert new_floors(scores, high, raised=True, lowered=False)["zones"]["f1"] == 1.0
    assert new_floors(scores, low, raised=False, lowered=True)["zones"]["f1"] == 0.1
    assert new_floors(scores, low, raised=True, lowered=False)["zones"]["f1"] == pytest.approx(now, abs=0.001)
    assert new_floors(scores, high, raised=False, lowered=True)["zones"]["f1"] <= now
