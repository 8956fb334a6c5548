"""How many cores there are to compute on."""

import os
import subprocess
import sys

import pytest

from index.cores import cores


def test_there_is_one_at_least_and_no_more_than_the_machine_has() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="the system cannot keep a process to a core")
def test_a_process_kept_to_one_core_has_one() -> None:
    script = "import os; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])\n"
    script += "from index.cores import cores; print(cores())"
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert said == "1\n"
