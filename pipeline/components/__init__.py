"""The spaCy components, one a fact; importing this registers their factories (``council_…``)."""

from . import councils, deals, jobs, money, people, providers, quotes, sentences, stretches, tokenizer, zones

__all__ = ["councils", "deals", "jobs", "money", "people", "providers", "quotes", "sentences", "stretches", "tokenizer", "zones"]
