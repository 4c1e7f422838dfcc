"""The register of councils: its lines agree with each other, and no council ever gets another's code."""

from collections import Counter
from datetime import date, timedelta

import pytest

from pipeline.articles import Article
from pipeline.components.councils_register import plain, together
from pipeline.patterns import read_patterns
from pipeline.records import dict_from_doc, process

LINES = read_patterns("councils")
PLACES = [line for line in read_patterns("places") if line["label"] in ("place", "doubtful")]
BODIES = [line for line in LINES if line["label"] == "council"]
SHARED = [line for line in LINES if line["label"] == "shared"]
ENDED = [body for body in BODIES if body.get("end")]
CODES = {
    "county": "E10",
    "district": "E07",
    "metropolitan": "E08",
    "london": "E09",
    "unitary": "E06",
    "combined": "E47 E61",
    "scottish": "S12",
    "welsh": "W06",
    "northern_irish": "N09",
    "parish": "E04",
    "other": "-",
}


def councils(nlp, text, published=None, publisher=None):
    """The councils of a text as (official name, code), in the order of first mention."""
    article = Article(id="x", source="x.txt", text=text, published=published, publisher=publisher)
    return [(found["name"], found["gss"]) for found in dict_from_doc(process(nlp, article), article)["councils"]]


def days(body):
    """A day in the last year of a body, and one two years after its end."""
    last = date.fromisoformat(body["end"])
    return (last - timedelta(days=30)).isoformat(), (last + timedelta(days=700)).isoformat()


def names_of(body):
    """All wordings of a body's name, looked up as the register does."""
    return {plain(name) for name in (*body["pattern"], *body.get("short", ()))}


# What the lines say of each other.


def test_every_authority_since_1974_is_there():
    gone = Counter((body["nation"], body["kind"]) for body in ENDED)
    here = Counter((body["nation"], body["kind"]) for body in BODIES if not body.get("end"))
    assert gone["Scotland", "scottish"] == 9 + 53
    assert gone["Wales", "welsh"] == 8 + 37
    assert gone["Northern Ireland", "northern_irish"] + 1 == 26  # Belfast went on
    assert (here["Scotland", "scottish"], here["Wales", "welsh"], here["Northern Ireland", "northern_irish"]) == (32, 22, 11)
    assert (here["England", "london"], here["England", "metropolitan"], here["England", "county"]) == (33, 36, 21)
    assert here["England", "district"] == 164
    assert here["England", "unitary"] == 63 + 2  # the two that are to replace Surrey's
    assert [body["id"] for body in ENDED if body["end"] == "1986-03-31"] == [
        *("Greater Manchester County Council", "Merseyside County Council", "South Yorkshire County Council"),
        *("Tyne and Wear County Council", "West Midlands County Council", "West Yorkshire County Council"),
        "Greater London Council",
    ]


def test_names_in_other_keys_are_official_names():
    ids = {body["id"] for body in BODIES}
    for body in BODIES:
        assert ids.issuperset(body.get("successors", ())), body["id"]
        assert body.get("county") in ids | {None}, body["id"]
    for line in SHARED:
        assert ids.issuperset(line["candidates"]), line["id"]


def test_a_code_is_one_bodys_own():
    codes = Counter(body["gss"] for body in BODIES if body["gss"])
    assert [code for code, number in codes.items() if number > 1] == []
    assert [body["id"] for body in BODIES if body["gss"] and body["gss"][:3] not in CODES[body["kind"]]] == []
    assert [body["id"] for body in ENDED if body["gss"] and body["end"] < "2009"] == []  # codes begin with 2009


def test_lives_run_forward():
    for body in ENDED:
        assert body.get("start", "") < body["end"], body["id"]
        for name in body.get("successors", ()):
            assert any(other["id"] == name and other.get("end", "9") > body["end"] for other in BODIES), (body["id"], name)


def test_every_shared_name_says_how_it_is_settled():
    listed = {plain(name): set(line["candidates"]) for line in SHARED for name in line["pattern"]}
    bearers = {}
    for body in BODIES:
        for name in names_of(body):
            bearers.setdefault(name, []).append(body)
    for name, bodies in bearers.items():
        if len(bodies) > 1:
            assert listed.get(name, set()) >= {body["id"] for body in bodies}, name
            alike = [b for b in bodies if sum(together(b, other) for other in bodies) > 1]
            assert not alike or name in ("newcastle", "newcastle council", "vale", "the vale"), name


def test_places_lie_in_the_area_of_one_council():
    bodies = {body["id"]: body for body in BODIES}
    bearers = {name: body for body in BODIES for name in (*body["pattern"], *body.get("short", ()))}
    owners = {}
    for line in PLACES:
        assert line["id"] in bodies
        for body in filter(None, map(bearers.get, line["pattern"])):  # a council's bare name is a place of its forebear at most
            assert body["id"] in bodies[line["id"]].get("successors", ()) or line["id"] in body.get("successors", ()), line["id"]
        for name in line["pattern"]:
            owners.setdefault(name, []).append(line)
    for name, lines in owners.items():
        assert len({line["label"] for line in lines}) == 1, name
        heirs = {heir for line in lines for heir in bodies[line["id"]].get("successors", ())}
        assert lines[0]["label"] == "doubtful" or len([line for line in lines if line["id"] not in heirs]) == 1, name


def test_every_council_with_an_area_of_its_own_has_places_all_its_life(nlp):
    gazetteer = nlp.get_pipe("council_councils").gazetteer
    tiers = ("district", "metropolitan", "london", "unitary", "scottish", "welsh", "northern_irish")
    for day in ("1980-01-01", "1995-01-01", "1997-06-01", "2008-01-01", "2020-06-01", "2024-01-01"):
        areas = [area for listed in gazetteer.listed.values() for area in gazetteer.areas_of(tuple(listed), day)]
        with_places = {body["id"] for area in areas for body in area.lower + area.upper}
        alive_then = {b["id"] for b in BODIES if b["kind"] in tiers and b.get("start", "") <= day <= b.get("end", "9")}
        assert alive_then - with_places == set(), day


# What the pipeline makes of them.


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Fareham's bins are late again. The borough has asked Kier why.", ["Fareham Borough Council"]),
        ("Craven's library vans are safe. The district signed an extension.", ["Craven District Council"]),
        (
            "Pay slips in Rushmoor go to Hart District Council. Both councils have signed.",
            ["Rushmoor Borough Council", "Hart District Council"],
        ),
        (
            "Bookline sells to libraries in Rochdale and Oldham. The two boroughs will wait.",
            ["Rochdale Metropolitan Borough Council", "Oldham Metropolitan Borough Council"],
        ),
        ("A flood has shut a shop in Wyre. Nobody was hurt.", []),
        ("The sale ends on Monday. Write to the borough at 7 Mill Lane, Rochdale.", []),
        ("A lorry left Rochdale and got to Oldham by two. A council had sent it.", []),
    ],
)
def test_plain_news_tells_its_councils(nlp, text, expected):
    assert [name for name, _ in councils(nlp, text, "2012-03-02")] == expected


@pytest.mark.parametrize("body", ENDED, ids=lambda body: f"{body['id']} {body['end']}")
def test_no_code_crosses_a_reorganisation(nlp, body):
    before, after = days(body)
    text = f"{body['id']} agreed the plan."
    assert councils(nlp, text, before) == [(body["id"], body["gss"])]
    assert councils(nlp, f"The former {text}") == [(body["id"], body["gss"])]
    assert councils(nlp, f"The former {text}", after) == [(body["id"], body["gss"])]
    for later in (other for other in BODIES if other["id"] in body.get("successors", ()) and other is not body):
        if later.get("start") and not later.get("end"):
            assert (later["id"], later["gss"]) in councils(nlp, f"{later['id']} agreed the plan.", later["start"])


@pytest.mark.parametrize("body", [body for body in ENDED if body.get("short")], ids=lambda body: body["id"])
def test_a_bare_name_is_never_that_of_a_successor(nlp, body):
    before, _ = days(body)
    heirs = {name for name in body.get("successors", ()) if name != body["id"]}
    for short in body["short"]:
        found = councils(nlp, f"{short} will pay £2m for its bins. The council agreed.", before)
        assert heirs.isdisjoint(name for name, _ in found), (short, found)


@pytest.mark.parametrize(
    "text, published, expected",
    [
        ("Brighton will pay £2m for its bins.", "1988-05-01", ("Brighton Borough Council", None)),
        ("Brighton will pay £2m for its bins.", "1998-05-01", ("Brighton and Hove City Council", "E06000043")),
        ("Falkirk will pay £2m for its bins.", "1990-05-01", ("Falkirk District Council", None)),
        ("Falkirk will pay £2m for its bins.", "2002-05-01", ("Falkirk Council", "S12000014")),
        ("Dorset Council cut 12 posts.", "2018-05-01", ("Dorset County Council", "E10000009")),
        ("Dorset Council cut 12 posts.", "2020-05-01", ("Dorset Council", "E06000059")),
        ("Dorset will cut 12 posts.", "2019-03-31", ("Dorset County Council", "E10000009")),
        ("Dorset will cut 12 posts.", "2019-04-01", ("Dorset Council", "E06000059")),
        ("Somerset Council cut 12 posts.", "2022-05-01", ("Somerset County Council", "E10000027")),
        ("Somerset Council cut 12 posts.", "2024-05-01", ("Somerset Council", "E06000066")),
        ("North Yorkshire will sell its farms.", "2021-05-01", ("North Yorkshire County Council", "E10000023")),
        ("North Yorkshire will sell its farms.", "2024-05-01", ("North Yorkshire Council", "E06000065")),
        ("Bucks Council has a deal.", "2019-05-01", ("Buckinghamshire County Council", "E10000002")),
        ("Bucks Council has a deal.", "2021-05-01", ("Buckinghamshire Council", "E06000060")),
        ("Bedford will run the homes.", "2008-05-01", ("Bedford Borough Council", "E07000001")),
        ("Bedford Borough Council met.", "2008-05-01", ("Bedford Borough Council", "E07000001")),
        ("Bedford Borough Council met.", "2012-05-01", ("Bedford Borough Council", "E06000055")),
        ("Durham County Council met.", "2008-05-01", ("Durham County Council", "E10000010")),
        ("Durham County Council met.", "2010-05-01", ("Durham County Council", "E06000047")),
        ("The new Durham County Council will have 126 members.", "2008-05-01", ("Durham County Council", "E06000047")),
        ("Northumberland has sold it.", "2007-05-01", ("Northumberland County Council", "E10000022")),
        ("Northumberland has sold it.", "2017-05-01", ("Northumberland County Council", "E06000057")),
        ("Cornwall Council takes over in April.", "2009-02-01", ("Cornwall Council", "E06000052")),
        ("It passes to Wiltshire Council in April.", "2008-05-01", ("Wiltshire Council", "E06000054")),
        ("North Yorkshire Council comes into being next year.", "2021-09-01", ("North Yorkshire Council", "E06000065")),
        ("It was merged into Wiltshire Council.", "2005-05-01", ("Wiltshire County Council", "E10000033")),
        ("Cornwall Council met.", "2007-05-01", ("Cornwall County Council", "E10000005")),
        ("Cornwall County Council met.", "2011-05-01", ("Cornwall Council", "E06000052")),
        ("Wiltshire will pay £3m.", "2006-05-01", ("Wiltshire County Council", "E10000033")),
        ("Wiltshire will pay £3m.", "2016-05-01", ("Wiltshire Council", "E06000054")),
        ("Cumberland Council met.", "2023-06-01", ("Cumberland Council", "E06000063")),
        ("Northamptonshire County Council met.", "2022-05-01", ("Northamptonshire County Council", "E10000021")),
        ("Lisburn will pay £3m.", "2012-05-01", ("Lisburn City Council", None)),
        ("Lisburn will pay £3m.", "2016-05-01", ("Lisburn and Castlereagh City Council", "N09000007")),
        ("Derry Council met.", "2014-05-01", ("Derry City Council", None)),
        ("Derry Council met.", "2016-05-01", ("Derry City and Strabane District Council", "N09000005")),
        ("Powys County Council met.", "1994-05-01", ("Powys County Council", None)),
        ("Powys County Council met.", "1999-05-01", ("Powys County Council", "W06000023")),
        ("Cardiff City Council met.", "1995-05-01", ("Cardiff City Council", None)),
        ("Cardiff City Council met.", None, ("City of Cardiff Council", "W06000015")),
        ("Fife Regional Council met.", "1994-05-01", ("Fife Regional Council", None)),
        ("Strathclyde Region will pay £3m.", "1993-05-01", ("Strathclyde Regional Council", None)),
        ("Kirkcaldy District has agreed to pay £3m.", "1993-05-01", ("Kirkcaldy District Council", None)),
        ("Hart District has agreed to pay £3m.", "2013-05-01", ("Hart District Council", "E07000089")),
        ("North East Combined Authority met.", "2019-05-01", ("North East Combined Authority", "E47000010")),
        ("North East Combined Authority met.", "2025-05-01", ("North East Mayoral Combined Authority", "E47000014")),
        ("Salisbury City Council met.", "2015-05-01", ("Salisbury City Council", None)),
    ],
)
def test_the_date_chooses_between_bodies_of_one_name(nlp, text, published, expected):
    assert councils(nlp, text, published) == [expected]


@pytest.mark.parametrize(
    "text, published, expected",
    [
        ("Cheshire Council met.", "2015-05-01", ["Cheshire East Council", "Cheshire West and Chester Council"]),
        ("Northamptonshire will pay £3m.", "2023-05-01", ["North Northamptonshire Council", "West Northamptonshire Council"]),
        ("Newcastle Council met.", "2015-05-01", ["Newcastle City Council", "Newcastle-under-Lyme Borough Council"]),
        ("Dorset will pay £3m.", None, ["Dorset County Council", "Dorset Council"]),
    ],
)
def test_what_stays_open_has_candidates_and_no_code(nlp, text, published, expected):
    article = Article(id="x", source="x.txt", text=text, published=published)
    (found,) = dict_from_doc(process(nlp, article), article)["councils"]
    assert found["gss"] is None and set(found["candidates"]) <= set(expected) and len(found["candidates"]) > 1


@pytest.mark.parametrize(
    "text, publisher, expected",
    [
        ("Newcastle Council met.", "Staffordshire Sentinel", "Newcastle-under-Lyme Borough Council"),
        ("Newcastle Council met and Stafford will pay.", None, "Newcastle-under-Lyme Borough Council"),
        ("Newcastle Council met and Gateshead Council did not.", None, "Newcastle City Council"),
        ("Cheshire Council met. Cheshire East Council has a debt.", None, "Cheshire County Council"),
    ],
)
def test_company_and_publisher_choose_too(nlp, text, publisher, expected):
    assert councils(nlp, text, publisher=publisher)[0][0] == expected


@pytest.mark.parametrize(
    "text, published, expected",
    [
        (
            "Rents in Paisley and Johnstone will rise by £2 a week, the council said.",
            "1988-05-01",
            ("Renfrew District Council", None),
        ),
        (
            "Rents in Paisley and Johnstone will rise by £2 a week, the council said.",
            "2002-05-01",
            ("Renfrewshire Council", "S12000038"),
        ),
        (
            "Children in Droitwich and Pershore will walk, the county council said.",
            "1991-05-01",
            ("Hereford and Worcester County Council", None),
        ),
        (
            "Children in Droitwich and Pershore will walk, the county council said.",
            "2005-05-01",
            ("Worcestershire County Council", "E10000034"),
        ),
        (
            "Bins in Chard and Crewkerne will go unemptied, the council said.",
            "2012-05-01",
            ("South Somerset District Council", "E07000189"),
        ),
        ("Bins in Chard and Crewkerne will go unemptied, the council said.", "2024-05-01", ("Somerset Council", "E06000066")),
        ("Schools in Chard and Crewkerne will close, the council said.", "2012-05-01", ("Somerset County Council", "E10000027")),
        (
            "Bins in Goole and Howden will go unemptied, the council said.",
            "1999-05-01",
            ("East Riding of Yorkshire Council", "E06000011"),
        ),
        (
            "Bins in Epworth and Haxey will go unemptied, the council said.",
            "1999-05-01",
            ("North Lincolnshire Council", "E06000013"),
        ),
    ],
)
def test_a_place_is_that_of_the_council_of_its_day(nlp, text, published, expected):
    assert councils(nlp, text, published) == [expected]


def test_places_without_a_date_tell_nothing_where_councils_changed_lately(nlp):
    assert councils(nlp, "Bins in Chard and Crewkerne will go unemptied, the council said.") == []
    assert councils(nlp, "Bins in Goole and Howden will go unemptied, the council said.") == [
        ("East Riding of Yorkshire Council", "E06000011")
    ]


def test_a_list_of_other_stories_tells_of_no_council(nlp):
    story = "Bins missed\n\nBins in Hailsham and Polegate went unemptied last week, and traders are angry."
    others = "RELATED STORIES\n\nCouncillors vote on cuts\n\nA county spokesman said"
    assert councils(nlp, f"{story}\n\n{others}") == []
    assert councils(nlp, f"{story} A county spokesman was sorry.\n\n{others}") == [("East Sussex County Council", "E10000011")]


def test_a_local_paper_is_of_its_town(nlp):
    text = "Pensioners say the council has ignored them. It will sell the baths for £2m."
    assert councils(nlp, text, "2014-05-01", "Keighley News") == [("City of Bradford Metropolitan District Council", "E08000032")]
    assert councils(nlp, text, "2014-05-01", "The Northern Citizen") == []
