"""How a sentence presents a value."""

import pytest

from qa.phrasing.corrections import Standing, announces, standing


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The toll stands at [31].", Standing.STATED),
        ("Not [31] but 47 sailors drowned.", Standing.WITHDRAWN),
        ("The mayor counted not 31 but [47] sailors.", Standing.CORRECTED),
        ("The toll rose to [47], up from 31 on Monday.", Standing.UPDATED),
        ("The toll rose to 47, up from [31] on Monday.", Standing.WITHDRAWN),
        ("The estimate was revised from 31 to [47].", Standing.UPDATED),
        ("The estimate was revised from [31] to 47.", Standing.WITHDRAWN),
        ("An earlier version of this story said that [31] sailors drowned.", Standing.WITHDRAWN),
        ("The harbour office had initially reported [31] deaths.", Standing.WITHDRAWN),
        ("The figure of [31] was incorrect.", Standing.WITHDRAWN),
        ("The correct figure is [47].", Standing.CORRECTED),
        ("The hearing is on [12 March], not on 11 March.", Standing.CORRECTED),
        ("The hearing is on 12 March, not on [11 March].", Standing.WITHDRAWN),
        ("The bridge cost [$4 million] rather than $3 million.", Standing.CORRECTED),
        ("The vote was postponed until [12 May].", Standing.UPDATED),
        ("The number of dead has risen to [47].", Standing.UPDATED),
        ("The train runs from [Aldmoor] to Brack.", Standing.STATED),
        ("He moved from [Aldmoor] to Brack.", Standing.STATED),
        ("The match was lost, but [Oduya] was happy.", Standing.STATED),
        ("She never went to [Brack].", Standing.STATED),
    ],
)
def test_standing(sentence: str, wanted: Standing) -> None:
    before, value, after = sentence.replace("]", "[").split("[")
    text = before + value + after
    assert standing(text, len(before), len(before) + len(value)) is wanted


def test_notices_of_correction() -> None:
    assert announces("Correction: the hearing is on 12 March.")
    assert announces("[Editor's note] The hearing is on 12 March.")
    assert not announces("The hearing will need no correction.")


@pytest.mark.parametrize("piece", ["a ", "not ", "previously said ", "revised from ", "1,", "rose ", "("])
def test_long_text_does_no_harm(piece: str) -> None:
    text = piece * 20_000
    assert standing(text, len(text) // 2, len(text) // 2 + 1) in Standing
