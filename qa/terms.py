"""Moved to index.terms; this line goes when nobody imports it here."""

from index.terms import Term, Vocabulary, content_terms, weighed_terms

__all__ = ["Term", "Vocabulary", "content_terms", "weighed_terms"]
