"""The columns of the tables: what each holds, and its type. docs/tables.md and a test are kept to it."""

from __future__ import annotations

ARTICLE = "the article's id (articles.id)"
ITEM = "the fact's index in its list of the record"
PUBLISHED = "the article's date"
COUNTS = "whether the row counts in a sum: its article is no copy, and the figure is not given a second time"
START, END = "first character of the span in the article's text", "character after the span"
RULE = "the rule that found it"
SENTENCE = "the sentence around the span: the evidence"
PROVIDER_KEY = "the provider's name without legal endings, case and accents: joins over articles"
PERSON_KEY = "the person's name and body, folded: joins over articles"

COLUMNS: dict[str, dict[str, str]] = {
    "articles": {
        "id": "the article's id",
        "source": "file it came from",
        "title": "headline",
        "published": "date of publication",
        "publisher": "paper",
        "url": "address",
        "words": "words of the mined text",
        "sha256": "hash of the text",
        "duplicate_of": "id of the article that it is a copy of",
        "counts": "whether it is no copy of another",
        "mended": "what mending changed",
    },
    "zones": {"article": ARTICLE, "item": ITEM, "kind": "kind of zone", "start": START, "end": END},
    "councils": {
        "article": ARTICLE,
        "item": ITEM,
        "published": PUBLISHED,
        "name": "official name: joins over articles",
        "gss": "ONS code",
        "kind": "kind of authority",
        "nation": "nation",
        "candidates": "official names that the wording leaves open",
        "counts": COUNTS,
    },
    "providers": {
        "article": ARTICLE,
        "item": ITEM,
        "published": PUBLISHED,
        "provider_key": PROVIDER_KEY,
        "name": "fullest name in the article",
        "kind": "kind of body",
        "status": "where it stands",
        "counts": COUNTS,
    },
    "people": {
        "article": ARTICLE,
        "item": ITEM,
        "published": PUBLISHED,
        "person_key": PERSON_KEY,
        "name": "fullest name without title",
        "title": "title as printed",
        "is_councillor": "whether shown to be a councillor",
        "role": "role as stated",
        "party": "party as stated",
        "organisation": "whom he or she speaks for",
        "is_quoted": "whether any quote is theirs",
        "counts": COUNTS,
    },
    "jobs": {
        "article": ARTICLE,
        "item": ITEM,
        "published": PUBLISHED,
        "text": "the words of the count",
        "count": "number",
        "count_max": "upper end of a range",
        "qualifier": "how exact it is",
        "unit": "jobs or fte",
        "action": "what happens to the jobs",
        "modality": "actual, planned, possible or denied",
        "employer": "whose jobs they are",
        "said_by": "who gives the figure",
        "same_as": "item that gave this figure first",
        "counts": COUNTS,
        "start": START,
        "end": END,
        "rule": RULE,
        "sentence": SENTENCE,
    },
    "money": {
        "article": ARTICLE,
        "item": ITEM,
        "published": PUBLISHED,
        "text": "the words of the sum",
        "amount": "in units of the currency",
        "amount_max": "upper end of a range",
        "currency": "ISO code",
        "qualifier": "how exact it is",
        "purpose": "what the sum is for",
        "per": "the unit of a rate",
        "over_years": "years that it covers",
        "modality": "actual, planned, possible or denied",
        "council": "council whose sum it is (councils.name)",
        "provider": "provider whose sum it is",
        "provider_key": PROVIDER_KEY,
        "said_by": "who gives the figure",
        "same_as": "item that gave this figure first",
        "counts": COUNTS,
        "start": START,
        "end": END,
        "rule": RULE,
        "sentence": SENTENCE,
    },
    "quotes": {
        "article": ARTICLE,
        "item": ITEM,
        "published": PUBLISHED,
        "text": "what was said",
        "kind": "direct, mixed or indirect",
        "speaker": "name of the person or words for the source",
        "person_key": PERSON_KEY,
        "is_councillor": "whether a councillor speaks",
        "cue": "reporting verb",
        "counts": COUNTS,
        "start": START,
        "end": END,
        "rule": RULE,
        "sentence": SENTENCE,
    },
    "deals": {
        "article": ARTICLE,
        "item": ITEM,
        "published": PUBLISHED,
        "council": "the council (councils.name)",
        "provider": "the provider",
        "provider_key": PROVIDER_KEY,
        "services": "services as worded",
        "service_codes": "their codes",
        "value": "price in pounds: total, or a year's (per)",
        "per": "year, where the price is a year's",
        "years": "length",
        "begins": "first day or month",
        "previous_provider": "who had it before",
        "jobs": "counts of jobs that move",
        "status": "where the deal stands",
        "counts": COUNTS,
        "start": START,
        "end": END,
        "rule": RULE,
        "sentence": SENTENCE,
    },
    "mentions": {
        "article": ARTICLE,
        "fact": "councils, providers or people",
        "item": ITEM,
        "mention": "number of the mention",
        "text": "the words",
        "counts": COUNTS,
        "start": START,
        "end": END,
        "rule": RULE,
        "sentence": SENTENCE,
    },
}
"""What every column of every table holds, in order."""

DTYPES = {
    "Int64": ("start", "end", "words", "same_as", "item", "mention"),
    "Float64": ("amount", "amount_max", "count", "count_max", "over_years", "value", "years"),
    "boolean": ("is_councillor", "is_quoted", "counts"),
    "category": ("kind", "nation", "status", "purpose", "action", "unit", "modality", "currency", "qualifier", "fact"),
    "datetime64[ns]": ("published",),
}
DTYPE = {column: dtype for dtype, columns in DTYPES.items() for column in columns}
"""The pandas type of a column; text where it is not listed."""

KEYS = {"articles": ("id",), "mentions": ("article", "fact", "item", "mention")}
"""What makes a row of a table unique; article and item where it is not listed."""


def key_of(table: str) -> tuple[str, ...]:
    """The columns that make a row of a table unique.

    >>> key_of("money")
    ('article', 'item')
    """
    return KEYS.get(table, ("article", "item"))
