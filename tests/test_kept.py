"""What is kept of one state is made once, and forgotten with it."""

from index.kept import Kept


def test_a_result_is_made_once_in_a_state() -> None:
    kept = Kept()
    made: list[int] = []

    def make() -> int:
        made.append(len(made))
        return made[-1]

    assert [kept.get("first", "a", make), kept.get("first", "a", make)] == [0, 0]
    assert kept.get("first", "b", make) == 1
    assert kept.get("second", "a", make) == 2
    assert kept.get("first", "a", make) == 3


def test_few_results_are_kept_the_last_ones() -> None:
    kept = Kept()
    for number in range(100):
        kept.get("state", number, lambda number=number: number)  # type: ignore[misc]
    assert kept.get("state", 99, lambda: -1) == 99
    assert kept.get("state", 0, lambda: -1) == -1
