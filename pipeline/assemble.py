"""Assembles the pipeline from ``config.cfg``."""

from __future__ import annotations

from importlib import resources

from spacy.language import Language
from spacy.util import load_config, load_model_from_config

from . import components  # noqa: F401  registers the factories

CONFIG = resources.files("pipeline") / "config.cfg"


def assemble(patterns: str | None = None, model: str | None = None) -> Language:
    """The initialized pipeline; see ``pipeline.load``."""
    config = load_config(CONFIG, overrides={"paths.patterns": patterns} if patterns else {}, interpolate=False)
    nlp = load_model_from_config(config, auto_fill=True)
    nlp.initialize()
    nlp.tokenizer.rules = nlp.tokenizer.rules  # empties the tokenizer's cache of the gazetteers' phrases
    return nlp
