"""Events: who takes part in what, how sure it is, and what a provider's events come to."""

import pytest

from pipeline.articles import Article
from pipeline.components.providers_events import Event
from pipeline.components.providers_mood import moods, turned_by
from pipeline.components.providers_status import settle, status_of
from pipeline.records import process


def event(state, at=0, mood="", cue=""):
    return Event(at, at, 0, 0, state, (0,), "providers/event/x", mood, cue)


@pytest.mark.parametrize(
    ("states", "left"),
    [
        (["running"], "running"),
        (["running", "agreed"], "agreed"),
        (["agreed", "preferred"], "preferred"),
        (["agreed", "ended"], "ended"),
        (["ended", "insourced"], "insourced"),
        (["proposed", "rejected"], "rejected"),
        (["rejected", "agreed"], "agreed"),
        (["running", "left"], "ended"),
        (["left"], "rejected"),
        (["bidder"], "bidder"),
        (["running", "ran"], "ended"),
        (["mentioned", "rejected"], "mentioned"),
        ([], "mentioned"),
    ],
)
def test_the_latest_state_counts(states, left):
    assert settle([event(state, at) for at, state in enumerate(states)]) == left


def test_what_is_said_to_last_is_not_over():
    assert settle([event("ended", 1), event("running", 9, "lasting")]) == "running"


def test_a_beaten_incumbent_has_lost_its_contract():
    assert settle([event("running", cue="incumbent"), event("bidder", cue="beat")]) == "ended"


def test_what_seems_to_come_home_counts_only_where_something_ended():
    home = event("insourced", 5, "focus")
    assert settle([event("agreed"), home]) == "agreed"
    assert settle([event("running"), home]) == "insourced"


def test_a_provider_stands_where_it_stands_with_the_main_council():
    assert status_of([(0, "ended"), (1, "running")], main=0) == "ended"
    assert status_of([(0, "running"), (1, "agreed")], main=0) == "appointed"
    assert status_of([(1, "proposed")], main=0) == "proposed"


@pytest.mark.parametrize(
    ("before", "cue", "state", "turned"),
    [
        ("The council could ", "hand", "agreed", "proposed"),
        ("The council will ", "hand", "agreed", "agreed"),
        ("The council refused to ", "hand", "agreed", "rejected"),
        ("The council did not ", "sack", "ended", "running"),
        ("The council may ", "sack", "ended", None),
        ("Corbel formerly ", "ran", "running", "ended"),
        ("It was nearly ", "sold", "agreed", "rejected"),
        ("The council said the pools would ", "pass", "agreed", "agreed"),
        ("The council agreed that Corbel should ", "take over", "agreed", "agreed"),
        ("The council said the pools would be ", "handed", "agreed", "agreed"),
        ("Calls to ", "take back", "insourced", None),
        ("The council rejected a motion to ", "take back", "insourced", None),
        ("Officers recommend that members ", "pick", "agreed", "preferred"),
    ],
)
def test_words_before_a_cue_turn_it(before, cue, state, turned):
    text = f"{before}{cue} Corbel."
    assert turned_by(state, moods(text, 0, len(text), len(before), len(before) + len(cue), None)) == turned


def test_every_deal_has_its_sentence_and_rule(nlp):
    doc = process(nlp, Article.from_text("Swale Borough Council has picked Corbel Homes to run its hostels. It begins in May."))
    (deal,) = doc._.deals
    assert (deal["start"], deal["end"]) == tuple(doc._.sentences[0])
    assert deal["rule"].startswith("deals/")


@pytest.mark.parametrize(
    ("text", "councils"),
    [
        ("Fife Council and Angus Council still share Strathlaw Care, which they set up in 2011.", {"Fife", "Angus"}),
        ("Bury Council, Rochdale Council and Wigan Council have handed their payroll to Corbel.", {"Bury", "Rochdale", "Wigan"}),
        ("Bury Council and Wigan Council want to end the contract early.\n\nThe firm, Corbel Waste, said no.", {"Bury", "Wigan"}),
        ("Bury Council and Wigan Council are buying together. The contract has gone to Corbel.", {"Bury", "Wigan"}),
        ("Bury Council and Wigan Council share a chief executive. Bury Council has handed its bins to Corbel.", {"Bury"}),
        ("Bury Council has handed its bins to Corbel. Wigan Council keeps its own crews.", {"Bury"}),
    ],
)
def test_councils_that_are_listed_have_a_deal_together(nlp, text, councils):
    doc = process(nlp, Article.from_text(text))
    assert {deal["council"].split()[0] for deal in doc._.deals} == councils


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Hull City Council has shortlisted Serco and Veolia for its £9m bin contract. The 118 loaders would move to"
            " whichever firm wins.",
            {("Hull City Council", "Serco"): [118], ("Hull City Council", "Veolia"): [118]},
        ),
        (
            "Torbay Council and Devon County Council have appointed Tauntfield Legal to run their legal teams. The 44"
            " solicitors will move to the firm in May.",
            {("Torbay Council", "Tauntfield Legal"): [44], ("Devon County Council", "Tauntfield Legal"): [44]},
        ),
        (
            "Hull City Council has ruled out handing its parks to Capita. Under the plan 44 gardeners would have moved to"
            " the firm.",
            {("Hull City Council", "Capita"): [44]},
        ),
        (
            "Torbay Council and Devon County Council have appointed Tauntfield Legal to run their legal teams. Some 40 staff in"
            " Torbay and 62 in Devon will transfer to the firm.",
            {("Torbay Council", "Tauntfield Legal"): [40], ("Devon County Council", "Tauntfield Legal"): [62]},
        ),
    ],
)
def test_jobs_go_with_each_deal_that_would_take_them(nlp, text, deals):
    assert {(deal["council"], deal["provider"]): deal["jobs"] for deal in nlp(text)._.deals} == deals
