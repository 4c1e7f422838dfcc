"""The tokenizer: spaCy's English one, taught British money, ranges and councillors' titles."""

from __future__ import annotations

from typing import Callable

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

SCALES = r"(?:bn|billion|mn|m|million|k|K|M|tn|trillion|p|pence)"
INFIXES = (
    r"(?<=[–—-])(?=[£€$])",  # £3m–£4m: the dash and the second amount come apart
    r"(?<=[£€$])(?=\d)",  # £2.5m: the sign stands alone
    rf"(?<=\d)(?={SCALES}(?:\W|$))",  # 1.2bn: number and scale come apart
    r"[–—]",  # a dash between words with no space
)
TITLES = ("Cllr.", "Cllrs.", "Coun.", "Couns.", "Ald.", "Hon.", "Rt.")


@registry.tokenizers("council_tokenizer.v1")
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """A maker of the tokenizer, for the config's ``[nlp.tokenizer]`` block.

    >>> import spacy
    >>> [token.text for token in create_tokenizer()(spacy.blank("en"))("Cllr. Roe: £1.2bn–£2bn")]
    ['Cllr.', 'Roe', ':', '£', '1.2', 'bn', '–', '£', '2', 'bn']
    """

    def make(nlp: Language) -> Tokenizer:
        defaults = nlp.Defaults
        return Tokenizer(
            nlp.vocab,
            rules={**(defaults.tokenizer_exceptions or {}), **{title: [{ORTH: title}] for title in TITLES}},
            prefix_search=compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=compile_suffix_regex(defaults.suffixes or ()).search,
            infix_finditer=compile_infix_regex([*(defaults.infixes or ()), *INFIXES]).finditer,
            url_match=defaults.url_match,
        )

    return make
