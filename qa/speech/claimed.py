"""The claim in the words after a verb that rejects it: "the report that it sank", "it", "talk of it"."""

import re

from qa.speech.denying import (
    ABOUT,
    ADVERBS,
    BE,
    CLAIM,
    CLAUSE_END,
    LEADS,
    MADE_CLAIM,
    NO_CLAIM,
    NOT_DENIED,
    STARTS_CLAUSE,
    UNTRUE,
)  # fmt: skip


def withheld(text: str, at: int) -> bool:
    """Whether a word before tells that nothing is denied: "did not deny", "declined to confirm or deny"."""
    return bool(NOT_DENIED.search(text[max(0, at - 60) : at]))


def clause_of(words: str) -> str:
    """The words up to where another clause begins, without what leads up to them: "outright", "on Monday"."""
    words = LEADS.sub("", words.strip())
    end = CLAUSE_END.search(words)
    return words[: end.start()].strip(" ,\"“”'’") if end else words.strip(" ,\"“”'’.!?")


def back_or_clause(words: str) -> str | None:
    """The clause after "that"; "" for "it" and "that claim", which point back; None for anything else."""
    if re.fullmatch(
        rf"(?:this|it|that|them|these|so|(?:any|having|ever|doing|done|such|it|thing|so)(?:\s(?:any|having|ever|"
        rf"doing|done|such|it|thing|so))+)(?:\s+(?:{ADVERBS}|yesterday|today|on\s\w+|(?:as|in|at|to)\s.*))?",
        words,
        re.IGNORECASE,
    ):
        return ""
    if re.fullmatch(rf"that\s+(?:[\w-]+\s+)?{CLAIM}(?:\s+(?:{ADVERBS}|as\s.*|on\s\w+|in\s.*))?", words):
        return ""
    return words[5:].strip() if words.lower().startswith("that ") else None


def claim_noun(words: str) -> re.Match[str] | None:
    """The noun that names a claim near the beginning of a phrase, if it is its head."""
    if NO_CLAIM.search(words):
        return None
    return re.match(rf"(?:[\w'’\"“”-]+\s+){{0,5}}?(?P<noun>{CLAIM})\b", words, re.IGNORECASE) and re.search(
        rf"\b{CLAIM}\b", words, re.IGNORECASE
    )


def complement(words: str, noun: re.Match[str]) -> str | None:
    """What a claim says: "claims that it sank", "of fraud", "reports it sank"; None where it is not told."""
    rest = re.sub(rf"\s+as\s+[\"“]?(?:{UNTRUE})\b.*$", "", words[noun.end() :], flags=re.IGNORECASE)
    if clause := re.match(MADE_CLAIM + r"\s*,?\s+(?:that|of\s+how)\s+(?P<said>.+)", rest):
        return clause["said"].strip()
    if about := re.match(rf"\s+(?:{ABOUT})\s+(?P<said>.+)", rest):
        return about["said"].strip()
    if STARTS_CLAUSE.match(rest):
        return rest.strip()
    return None


def is_verb(text: str, at: int, claim: str) -> bool:
    """Whether "claims", "reports" is what somebody does: "the minister claims that the alarm was false"."""
    noun = claim.split()[0].lower().rstrip(",")
    if noun not in {"claim", "claims", "report", "reports", "charges", "charge", "estimates", "estimate"}:
        return False
    before = re.findall(r"[\w'’-]+", text[:at])
    if not before:
        return False
    last = before[-1].lower()
    if noun.endswith("s"):
        return not re.fullmatch(
            r"the|these|those|such|all|any|some|no|both|his|her|its|their|our|of|that|to|about|media|press|news|"
            r"recent|earlier|previous|other|online|many|most|false|and|or|but|said|says|with|\w+['’]s?|\w+(?:al|ous)",
            last,
        )
    return last in {"they", "we", "i", "you", "police", "people"} or (
        last.endswith("s") and "'" not in last and last not in {"this", "his", "its"}
    )


def subject_of(before: str) -> str:
    """Whoever stands before a verb, for a claim told without its subject: "the mate" has denied drinking."""
    clause = re.split(r"[;:]\s|,\s+(?:and\s|but\s|while\s)?|[\"“”]", before)[-1]
    clause = re.sub(rf"(?:\s+(?:has|have|had|{BE}|{ADVERBS}|later|who|also|since))+\s*$", "", clause.strip())
    return clause.strip(" ,")
