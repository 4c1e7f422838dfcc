"""Mending: what it may change in a text, and nothing else."""

import pytest

from pipeline.articles.mending import mend


@pytest.mark.parametrize(
    ("text", "mended", "what"),
    [
        ("“Quotes”, 'marks' – dashes — and … É stay.", "“Quotes”, 'marks' – dashes — and … É stay.", []),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd", ["line ends"]),
        ("a\x07b\u200bc\ufeff", "abc", ["invisible characters"]),
        ("£3\u00a0m\u202fnow", "£3 m now", ["no-break spaces"]),
        ("&lsquo;Yes,&rsquo; he said &ndash; B&amp;Q", "‘Yes,’ he said – B&Q", ["HTML entities"]),
        ("&amp;pound;3m, &amp;amp;#163;4m, R&amp;D", "£3m, £4m, R&D", ["HTML entities"]),
        ("AT&T; R&D", "AT&T; R&D", []),
        ("#163;300m and &pound3m and \ufffd4", "£300m and £3m and £4", ["pound signs"]),
        ("caf\ufffd is \ufffd", "caf\ufffd is \ufffd", []),
        ("â€œItâ€™s Â£3m,â€ she said", "“It’s £3m,” she said", ["mojibake"]),
        ("Château in Ânes", "Château in Ânes", []),
        ("half \ud800", "half \ufffd", ["broken characters"]),
    ],
)
def test_mending_changes_only_what_it_may(text, mended, what):
    assert mend(text) == (mended, what)
    assert mend(mended) == (mended, [])


@pytest.mark.parametrize(
    ("first", "second", "rest", "joined"),
    [
        ("coun-", "cil", "", "council"),
        ("part-", "time", "", "part-time"),
        ("re-", "elected", "a re-elected leader", "re-elected"),
        ("out-", "turn", "the outturn", "outturn"),
        ("e-", "mail", "", "e-mail"),
        ("20-", "year", "", "20-year"),
        ("meals-on-", "wheels", "", "meals-on-wheels"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_made_whole(first, second, rest, joined):
    line = "the leader of the county council said that it would go on with the"
    mended, what = mend(f"{line}\n{line}\n{line} {first}\n{second} of it all and {line}\n{line}\n{line} {rest}")
    assert what == ["wrapped lines"]
    assert f"the {joined} of it all" in mended


def test_wrapped_lines_are_joined_without_moving_anything():
    prose = (
        "The council will close four of its day centres and sell the buildings\nto a housing association for £1.2m, "
        "under plans that were published\nyesterday by the leader of the county council after months of talks\n"
        "with unions and with the families of the people who use the centres\nin the south of the county, he said."
    )
    text, mended = mend(f"Centres to close\n\n{prose}\n\n• one\n• two")
    assert mended == ["wrapped lines"]
    assert text == f"Centres to close\n\n{prose.replace(chr(10), ' ')}\n\n• one\n• two"
    one_newline = "\n".join(f"Paragraph number {n} of this report ends in a full stop as paragraphs do." for n in range(8))
    headlines = "\n".join(f"Council number {n} to look again at its plans for libraries and parks" for n in range(8))
    assert mend(one_newline) == (one_newline, [])
    assert mend(headlines) == (headlines, [])
