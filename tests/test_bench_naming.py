"""The bench of naming, on five questions counted by hand."""

from bench.naming import Named, figures


def test_shares_are_of_those_they_are_named_for() -> None:
    rows = [
        Named("a", given=True, marked=False, right=True),
        Named("a", given=False, marked=True, right=True, confirmed=True, seconds=1.0),
        Named("a", given=False, marked=True, right=False, confirmed=False, seconds=1.0),
        Named("b", given=False, marked=True, right=False),  # too unsure for the model to be asked
        Named("b", given=False, marked=False, right=False),
    ]
    assert {name: round(figure[0], 3) for name, figure in figures(rows).items()} == {
        "given without a model": 0.2,
        "of those given: right": 1.0,
        "of the others: marked": 0.75,
        "of those marked: right": 0.333,
        "of those the model is asked about: right": 0.5,
        "of those the model is asked about: confirmed": 0.5,
        "of those confirmed: right": 1.0,
    }
