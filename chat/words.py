"""Text -> words to be searched: without case, accents and punctuation, in any script.

Not SQLite's FTS5: before 3.42 it leaves deleted words in its file, a stretch of Chinese is one word to it,
and what people type would have to be kept from being read as its query language. A user's chats are few
enough to be gone through.
"""

import re
import unicodedata

# Thai, Lao, Myanmar, Khmer, kana and ideographs: where words stand without spaces each character is a word.
_SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_SPACELESS}]|[^\W{_SPACELESS}]+")


def folded(text: str) -> str:
    """The words, each after a space: " who pays"; empty where there is none."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = "".join(letter for letter in plain if not unicodedata.category(letter).startswith("M"))
    return "".join(f" {word}" for word in _WORD.findall(bare))


def sought(query: str) -> list[str]:
    """What `folded` text must hold each of to be found: every word typed, or its beginning."""
    return list(dict.fromkeys(words for typed in query.split() if (words := folded(typed))))
