"""How a sentence presents a value."""

import pytest

from qa.phrasing.corrections import Standing, announces, standing, withdrawn_in


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
        ("The opening was put back from [May 2034] to June 2036.", Standing.WITHDRAWN),
        ("The opening was put back from May 2034 to [June 2036].", Standing.UPDATED),
        ("The hearing was postponed from [3 May] to 12 May.", Standing.WITHDRAWN),
        ("The firm raised its forecast from 2.1 percent to [2.5 percent].", Standing.UPDATED),
        ("The firm raised its forecast from [2.1 percent] to 2.5 percent.", Standing.WITHDRAWN),
        ("The bank cut its forecast to [2.1 percent] from 2.5 percent.", Standing.UPDATED),
        ("The bank cut its forecast to 2.1 percent from [2.5 percent].", Standing.WITHDRAWN),
        ("The deadline moved from [1 May] to 1 June.", Standing.WITHDRAWN),
        ("Tickets went up from 3 crowns to [4 crowns].", Standing.UPDATED),
        ("The number of stops was reduced from [fourteen] to twelve.", Standing.WITHDRAWN),
        ("The minister raised the earlier estimate of 31 to [47].", Standing.UPDATED),
        ("The minister raised the earlier estimate of [31] to 47.", Standing.WITHDRAWN),
        ("It will cost 385 million instead of the planned [310 million].", Standing.WITHDRAWN),
        ("It will cost [385 million] and not the 310 million that was announced.", Standing.CORRECTED),
        ("The bridge, originally due in [2030], opens in 2032.", Standing.WITHDRAWN),
        ("Originally [31 stops], now 47.", Standing.WITHDRAWN),
        ("Originally 31 stops, now [47].", Standing.UPDATED),
        ("The toll, previously put at [31], is 47.", Standing.WITHDRAWN),
        ("Last week the harbour office had given the number of dead as [46].", Standing.WITHDRAWN),
        ("A sailor was found, bringing the death toll to [47], the mayor said.", Standing.UPDATED),
        ("The lake is 34 percent full, compared with [71 percent] a year ago.", Standing.WITHDRAWN),
        ("The lake is [34 percent] full, compared with 71 percent a year ago.", Standing.STATED),
        ("The bridge was to have opened in [May 2030].", Standing.WITHDRAWN),
        ("The talks had been scheduled for [3 May].", Standing.WITHDRAWN),
        ("Her age was misstated as [52].", Standing.WITHDRAWN),
        ("The [31 stops] originally planned will not do.", Standing.WITHDRAWN),
        ("[Eleven] sailors were lost, not nine, as we reported.", Standing.CORRECTED),
        ("Eleven sailors were lost, not [nine], as we reported.", Standing.WITHDRAWN),
        ("That is 16 more than the [31] injured whom the company named.", Standing.MENTIONED),
        ("The first, [31], is the number of persons carried ashore.", Standing.MENTIONED),
        ("The figure of [31] comes from the company.", Standing.MENTIONED),
        ("The mayor denied reports that [31] people had died.", Standing.MENTIONED),
        ("More than [31] people were hurt.", Standing.STATED),
        ("The number of dead is [31], the mayor said.", Standing.STATED),
        ("As the agency earlier reported, on [June 2], a search began.", Standing.STATED),
        ("The plan was first announced on [3 May].", Standing.STATED),
        ("[31] people were hurt, not seriously.", Standing.STATED),
        ("Not only [31] men but 12 women drowned.", Standing.STATED),
        ("The fair runs from [3 May] to 9 May.", Standing.STATED),
        ("It takes from [3] to 5 days.", Standing.STATED),
        ("They cut the ribbon at [3 p.m.]", Standing.STATED),
        ("The cost of [84 million] was approved.", Standing.STATED),
        ("The police wrongly arrested [9] men.", Standing.STATED),
        ("He moved from Aldmoor to [Brack].", Standing.STATED),
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


def test_what_a_sentence_withdraws() -> None:
    assert withdrawn_in("The vote was moved from 3 May to 12 May.") == ["3 May"]
    assert withdrawn_in("It costs 47 million instead of 31 million.") == ["31 million"]
    assert withdrawn_in("The train runs from 5 to 9.") == []


@pytest.mark.parametrize(
    "piece", ["a ", "not ", "previously said ", "revised from ", "1,", "rose ", "(", "from 3 to ", "raised "]
)
def test_long_text_does_no_harm(piece: str) -> None:
    text = piece * 20_000
    assert standing(text, len(text) // 2, len(text) // 2 + 1) in Standing


@pytest.mark.parametrize("sign", [".", "-", "—", ",", "' ", ". ", "-a", "a-", "a.b,c-", " - a"])
@pytest.mark.parametrize(
    "lead", ["Costs reduced ", "It was ", "An earlier story wrongly said ", "raised from "]
)
def test_rows_of_signs_are_read_at_once(lead: str, sign: str) -> None:
    """Each of these once took seconds to hours: a table of contents, a ruled line, a compound."""
    before, after = (lead + 60 * sign)[-100:], 60 * sign
    assert standing(f"{before} 31 {after}", len(before) + 1, len(before) + 3) in Standing
