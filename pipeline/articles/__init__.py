"""Articles: what a reader hands to the pipeline."""

from .article import Article

__all__ = ["Article"]
