"""Assembles the pipeline from ``config.cfg``."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import spacy
from spacy.attrs import NAMES
from spacy.language import Language
from spacy.util import load_config, load_model_from_config

from . import components  # noqa: F401  registers the factories
from .components.base import Component
from .components.sentences import Sentences

CONFIG = Path(str(resources.files("pipeline"))) / "config.cfg"


def assemble(patterns: str | None = None, model: str | None = None) -> Language:
    """The initialized pipeline; see ``pipeline.load``."""
    config = load_config(CONFIG, overrides={"paths.patterns": patterns} if patterns else {}, interpolate=False)
    nlp = load_model_from_config(config, auto_fill=True)
    nlp.initialize()
    if model:
        add_model(nlp, model)
    return nlp


def add_model(nlp: Language, model: str) -> None:
    """Put a trained pipeline's entity recognizer (and what it listens to) before ours; its entities are candidates.

    model: an installed package's name or a folder. Raises ValueError where there is none, or none that finds entities.
    """
    try:
        trained = spacy.load(model)
    except OSError as error:
        raise ValueError(f"no spaCy pipeline {model!r}: {error}") from None
    sources = [name for name in trained.pipe_names if name in ("tok2vec", "transformer", "ner", "entity_ruler", "span_ruler")]
    if not sources:
        raise ValueError(f"the spaCy pipeline {model!r} has no component that finds entities (it has {trained.pipe_names})")
    for name in sources:
        nlp.add_pipe(name, source=trained, before="council_zones")


def leave_no_spans(nlp: Language) -> None:
    """Have the components leave all they find in ``doc._`` alone, not in ``doc.spans`` or tokens, for who makes records of it."""
    for _, component in nlp.pipeline:
        if isinstance(component, Component):
            component.marks_spans = False
        elif isinstance(component, Sentences):
            component.marks_tokens = False


def keep_read_attributes(nlp: Language) -> None:
    """Have only those attributes of a new word worked out that the rule lines read; spaCy knows twenty, a model may read all."""
    read = {"LOWER"}
    for _, component in nlp.pipeline:
        lines = component.rules.lines if isinstance(component, Component) else ()
        read.update(key.upper() for line in lines for token in line["pattern"] if isinstance(token, dict) for key in token)
    vocab: Any = nlp.vocab  # whose type stub does not know the getters
    vocab.lex_attr_getters = {key: get for key, get in vocab.lex_attr_getters.items() if NAMES[key] in read}
