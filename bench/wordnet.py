"""Make qa/wordnet.txt.xz, the word relations that verification uses: python -m bench.wordnet FOLDER

FOLDER holds Princeton WordNet 3.0 as it is distributed (data.noun, index.noun, noun.exc, cntlist.rev, …;
in Debian the package wordnet-base). Definitions, frames, rare animals and plants, people and long phrases
are left out; what is kept is described in `qa.checking.wordnet`.
"""

import argparse
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
_PART_OF_SENSE_KEY = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
_SENSES = {
    "n": 6,
    "v": 10,
    "a": 6,
    "r": 5,
}  # the most frequent ones of a word; the others mislead more than help
_NATURE = {5, 8, 20, 27}  # lexicographer files: animals, body parts, plants, substances
_WORD = re.compile(r"[A-Za-z][A-Za-z'.-]*(?:_[A-Za-z][A-Za-z'.-]*)?")
_HYPERNYM, _SIMILAR, _OPPOSITE, _DERIVED = {"@"}, set("&*^>$"), "!", set("+\\")
Key = tuple[str, str]  # part of speech, offset in the data file


@dataclass(frozen=True, slots=True)
class Pointer:
    """A relation from a synset, or from one of its words (0: from all), to another."""

    sign: str
    target: Key
    word: int
    target_word: int


@dataclass(frozen=True, slots=True)
class Synset:
    """Words of one meaning."""

    file: int
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


def main(arguments: Sequence[str]) -> int:
    """Write the file and print its size; returns an exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.wordnet", description=__doc__)
    parser.add_argument("folder", type=Path, help="where data.noun lies")
    parser.add_argument("--out", type=Path, default=Path("qa/wordnet.txt.xz"))
    chosen = parser.parse_args(arguments)
    text = content(chosen.folder)
    chosen.out.write_bytes(lzma.compress(text.encode(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{chosen.out}: {chosen.out.stat().st_size:,} bytes for {len(text):,} characters")
    return 0


def content(folder: Path) -> str:
    """Synsets, words and irregular forms, a blank line between them."""
    counts, synsets = _counts(folder), _synsets(folder)
    senses = {key: found[: _SENSES[key[1]]] for key, found in _senses(folder) if _wanted(key, counts)}
    kept = sorted(_kept(senses, synsets, counts))
    number = {key: place for place, key in enumerate(kept)}
    parts = (
        [_synset_line(place, key, synsets[key], number) for place, key in enumerate(kept)],
        list(_word_lines(senses, synsets, number, counts)),
        list(_irregular(folder)),
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith(" "):  # which the licence does
            yield line.split(" | ")[0].split()


def _counts(folder: Path) -> Counter[Key]:
    """How often each word, by part of speech, stands in the texts that WordNet's makers annotated."""
    counts: Counter[Key] = Counter()
    for sense, _, count in _rows(folder / "cntlist.rev"):
        word, rest = sense.split("%")
        counts[word, _PART_OF_SENSE_KEY[rest[0]]] += int(count)
    return counts


def _senses(folder: Path) -> Iterator[tuple[Key, list[Key]]]:
    for name, part in _PARTS.items():
        for row in _rows(folder / f"index.{name}"):
            yield (row[0], part), [(part, offset) for offset in row[-int(row[2]) :]]


def _synsets(folder: Path) -> dict[Key, Synset]:
    return {
        (part, row[0]): _synset(row)
        for name, part in _PARTS.items()
        for row in _rows(folder / f"data.{name}")
    }


def _synset(row: list[str]) -> Synset:
    stop = 4 + 2 * int(row[3], 16)
    words = tuple(re.sub(r"\(.*\)", "", word).lower() for word in row[4:stop:2])
    fields = row[stop + 1 : stop + 1 + 4 * int(row[stop])]
    pointers = (
        Pointer(sign, ("a" if part == "s" else part, offset), int(places[:2], 16), int(places[2:], 16))
        for sign, offset, part, places in zip(*(fields[start::4] for start in range(4)), strict=True)
    )
    return Synset(int(row[1]), words, tuple(pointers))


def _wanted(key: Key, counts: Counter[Key]) -> bool:
    word, _ = key
    return _WORD.fullmatch(word) is not None and ("_" not in word or counts[key] > 0)


def _kept(senses: dict[Key, list[Key]], synsets: dict[Key, Synset], counts: Counter[Key]) -> set[Key]:
    kept = {key for found in senses.values() for key in found if _common(key, synsets[key], counts)}
    kept |= {to.target for key in kept for to in synsets[key].pointers if to.sign in _DERIVED | {_OPPOSITE}}
    waiting = list(kept)
    while waiting:
        for to in synsets[waiting.pop()].pointers:
            if to.sign in _HYPERNYM and to.target not in kept:
                kept.add(to.target)
                waiting.append(to.target)
    return kept


def _common(key: Key, synset: Synset, counts: Counter[Key]) -> bool:
    if any(to.sign == "@i" for to in synset.pointers):  # a person, a river
        return False
    return synset.file not in _NATURE or any(counts[word, key[0]] for word in synset.words)


def _synset_line(place: int, key: Key, synset: Synset, number: dict[Key, int]) -> str:
    above = _steps(place, synset, _HYPERNYM, number)
    beside = _steps(place, synset, _SIMILAR, number)
    return f"{key[0]}{above}|{beside}" if beside else f"{key[0]}{above}"


def _steps(place: int, synset: Synset, signs: set[str], number: dict[Key, int]) -> str:
    """Other synsets, each as the distance to its line."""
    found = {number[to.target] for to in synset.pointers if to.sign in signs and to.target in number}
    return " ".join(str(other - place) for other in sorted(found))


def _word_lines(
    senses: dict[Key, list[Key]], synsets: dict[Key, Synset], number: dict[Key, int], counts: Counter[Key]
) -> Iterator[str]:
    links = _links(synsets)
    places: defaultdict[str, list[int]] = defaultdict(list)
    for (word, _), found in senses.items():
        places[word] += [number[key] for key in found if key in number]
    for word in sorted(places.keys() | links.keys()):
        if places[word]:
            seen = sum(counts[word, part] for part in "nvar").bit_length()
            yield " ".join([word, str(seen), *map(str, places[word]), *sorted(links[word])])


def _links(synsets: dict[Key, Synset]) -> defaultdict[str, set[str]]:
    """The words that a word is the opposite of ("!") or is derived from or gives ("+")."""
    links: defaultdict[str, set[str]] = defaultdict(set)
    for synset in synsets.values():
        for to in synset.pointers:
            if to.word and to.target_word and (to.sign == _OPPOSITE or to.sign in _DERIVED):
                other = synsets[to.target].words[to.target_word - 1]
                word, sign = synset.words[to.word - 1], _OPPOSITE if to.sign == _OPPOSITE else "+"
                if other != word and _WORD.fullmatch(other):
                    links[word].add(sign + other)
    return links


def _irregular(folder: Path) -> Iterator[str]:
    for name in _PARTS:
        for row in _rows(folder / f"{name}.exc"):
            if all(map(_WORD.fullmatch, row)) and "_" not in row[0]:
                yield " ".join(row)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
