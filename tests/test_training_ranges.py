"""Evening out columns, by hand: what a column is divided by its weights are multiplied by."""

import numpy as np
import pytest

from training.ranges import EVENED, EVENED_INNER, evened


@pytest.mark.parametrize(("inner", "share"), [(False, EVENED), (True, EVENED_INNER)])
def test_columns_are_divided_by_a_power_of_what_stands_in_them(inner: bool, share: float) -> None:
    low, high = np.array([-1.0, -1.0], dtype=np.float32), np.array([16.0, 0.5], dtype=np.float32)
    columns = evened(low, high, np.ones((3, 2), dtype=np.float32), inner=inner)
    assert columns[0] / columns[1] == pytest.approx(16**share)
    assert columns[0] * columns[1] == pytest.approx(1)  # on the whole nothing gets larger or smaller


def test_an_empty_column_is_no_division_by_nothing() -> None:
    columns = evened(
        np.zeros(2, np.float32), np.array([0, 4], np.float32), np.zeros((1, 2), np.float32), inner=True
    )
    assert np.isfinite(columns).all()
    assert (columns > 0).all()
