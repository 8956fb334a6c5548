"""How far each voice of a sentence reaches: to where the next one takes over."""

import pytest

from index.documents import Document
from qa.attribution import attribution, parts


def voices_of(text: str, part: str) -> str:
    start = text.index(part)
    return str(attribution(Document(text, "test"), start, start + len(part)))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The herders' union demands that the lynx be shot; biologist Lea Tamm of Orrin, who counts them "
            "every winter, says that fences are cheaper.",
            {"lynx": "the herders' union", "fences": "Lea Tamm"},
        ),
        (
            "Kov said he was told by Zorin that 30 had died, while General Lind indicated 68.",
            {"30": "Kov ← Zorin", "68": "Lind"},
        ),
        ("Kov said it rained, while Lee said it snowed.", {"rained": "Kov", "snowed": "Lee"}),
        ("Kov said it rained and Lee said it snowed.", {"rained": "Kov", "snowed": "Lee"}),
        ("While police say nine died, the hospital counted ten.", {"nine": "police", "ten": "the hospital"}),
        (
            "Nine died, police said, whereas the hospital counted ten.",
            {"Nine": "police", "ten": "the hospital"},
        ),
        (
            "Kov says nine died, but the harbour office puts the number at ten.",
            {"nine": "Kov", "ten": "the harbour office"},
        ),
        (
            "According to police nine died; according to the hospital it was ten.",
            {"nine": "police", "ten": "the hospital"},
        ),
        (
            "“It rained,” said Kov, and his brother said it snowed.",
            {"rained": "Kov", "snowed": "his brother"},
        ),
        ("The herders want 900 crowns; the council says it has 600.", {"900": "", "600": "the council"}),
        (
            "While the mayor wants a bridge, the council says it rains.",
            {"bridge": "", "rains": "the council"},
        ),
        ("It opens in June, the council said, though Lee expects July.", {"June": "the council", "July": ""}),
        ("Kov said he left, and he was held later, police said.", {"left": "Kov", "later": "police"}),
        (
            "The ferry sank at nine, Kov said, but a passenger told the Orrin Post it was ten.",
            {"nine": "Kov", "ten": "Orrin Post ← a passenger"},
        ),
    ],
)
def test_each_part_has_its_own_voice(text: str, parts: dict[str, str]) -> None:
    assert {part: voices_of(text, part) for part in parts} == parts


@pytest.mark.parametrize(
    ("text", "part", "chain"),
    [
        ("Kov said that it rained, and that it snowed.", "snowed", "Kov"),
        ("Kov said that it rained, but that the roads, which Lee built, held.", "held", "Kov"),
        ("Kov said the bridge was old, but it was safe.", "safe", "Kov"),
        ("Kov said it rained, and that it would go on, adding that it was cold.", "go on", "Kov"),
        ("Nine people died, and ten were hurt, police said.", "Nine", "police"),
        ("The Orrin Post reports that Kov says it rained, while Lee says it snowed.", "snowed", "Lee"),
    ],
)
def test_a_part_that_names_nobody_goes_on(text: str, part: str, chain: str) -> None:
    assert voices_of(text, part).endswith(chain)


def test_a_publication_relays_all_the_voices_that_follow() -> None:
    text = "According to the Orrin Post, Kov says it rained, while Lee says it snowed."
    assert voices_of(text, "rained") == "Orrin Post ← Kov"
    assert voices_of(text, "snowed") == "Orrin Post ← Lee"


def test_marks_within_a_quotation_part_nothing() -> None:
    text = "“It rained; it snowed, but we said nothing,” said Kov."
    assert voices_of(text, "rained") == voices_of(text, "snowed") == "Kov"


def test_a_stretch_in_parts_by_voice() -> None:
    text = "It snowed. Kov said it rained, while Lee said it hailed. Lee said it was cold."
    document = Document(text, "test")
    found = [
        (text[part.start : part.end].strip(), str(part.attribution)) for part in parts(document, 0, len(text))
    ]
    assert found == [
        ("It snowed.", ""),
        ("Kov said it rained,", "Kov"),
        ("while Lee said it hailed. Lee said it was cold.", "Lee"),
    ]
    (whole,) = parts(document, 0, 10)
    assert (whole.start, whole.end) == (0, 10)
