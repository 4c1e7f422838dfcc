"""Texts that go on without end: the tests ask that they come to a sound record, the benchmark how their time grows."""

PIECES = (
    "1",
    "£ ",
    "“ ",
    "“a ",
    "' ",
    "a' ",
    " ",
    "Cllr ",
    "said, ",
    "£1m and ",
    "Mr A. ",
    "Read more\n",
    "Comments\n",
    "X | ",
    "1-",
    "jobs ",
    "1,",
    " pounds",
    "£1 to ",
    "one pounds ",
    "half a ",
    "½",
    "between £1 and ",
    "it had handed Bury Council's pools to Corbel Homes and sacked Vane Parks and ",
    "it could not say whether 38 staff would stay and ",
)


def endless(piece, length=40_000):
    """The piece again and again, about ``length`` characters long."""
    return "a" + piece * (length // len(piece)) + "b"
