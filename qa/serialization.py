"""Answer -> JSON: strings, numbers, true and false, lists and null; text verbatim, for programs."""

from typing import Any

from index.documents import Document, Hit
from qa.answer import Answer, Citation
from qa.speech.voices import Attribution
from qa.values import Value
from qa.written import Written


def as_json(answer: Answer) -> dict[str, Any]:
    """The public JSON form of an answer: strings, numbers, lists and null, text verbatim."""
    return {
        "question": answer.question,
        "text": answer.text,
        "answered": answer.answered,
        "confidence": answer.confidence,
        "citations": [_citation_json(citation) for citation in answer.citations],
        "hits": [hit_json(hit) for hit in answer.hits],
        "short": answer.short,
        "values": [_value_json(value) for value in answer.values],
        "differing": [value.text for value in answer.differing],
        "refusal": answer.refusal,
        "written": _written_json(answer.written) if answer.written else None,
    }


def hit_json(hit: Hit) -> dict[str, Any]:
    """The public JSON form of a passage that was found, with its scores."""
    return {
        "text": hit.text,
        "start": hit.start,
        "end": hit.end,
        "page": hit.page,
        "heading": hit.passage.heading,
        "score": hit.score,
        "dense_score": hit.dense_score,
        "dense_rank": hit.dense_rank,
        "bm25_score": hit.bm25_score,
        "bm25_rank": hit.bm25_rank,
        "copies": len(hit.copies),
        "document": document_json(hit.document),
    }


def document_json(document: Document) -> dict[str, Any]:
    """What identifies a document, without its text."""
    return {
        "id": document.id,
        "title": document.title,
        "source": document.source,
        "publisher": document.publisher,
        "published": document.published,
        "author": document.author,
    }


def _citation_json(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "page": citation.page,
        "mark": list(citation.mark) if citation.mark else None,
        "attribution": _attribution_json(citation.attribution),
        "moments": [{"start": m.start, "end": m.end, "iso": m.iso} for m in citation.moments],
        "document": document_json(citation.document),
    }


def _attribution_json(said: Attribution) -> dict[str, Any]:
    return {
        "voices": [
            {
                "name": voice.name,
                "kind": voice.kind,
                "role": voice.role,
                "unreliable": voice.unreliable,
                "start": voice.start,
                "end": voice.end,
            }
            for voice in said
        ],
        "direct": said.direct,
        "second_hand": said.second_hand,
        "anonymous": said.anonymous,
    }


def _value_json(value: Value) -> dict[str, Any]:
    return {
        "text": value.text,
        "published": value.published,
        "documents": value.documents,
        "origins": value.origins,
        "superseded": value.superseded,
        "corrects": value.corrects,
        "note": value.note,
        "statements": [
            {
                "quote": statement.sentence,
                "start": statement.start,
                "end": statement.end,
                "document": document_json(statement.document),
            }
            for statement in value.statements
        ],
    }


def _written_json(written: Written) -> dict[str, Any]:
    return {
        "model": written.model,
        "outcome": written.outcome.value,
        "note": written.note,
        "sentences": [
            {
                "text": one.text,
                "status": one.status.value,
                "reason": one.reason,
                "citation": one.citation or None,
                "place": list(one.place) if one.place else None,
            }
            for one in written.sentences
        ],
        "provisional": written.provisional,
        "draft": written.draft,
    }
