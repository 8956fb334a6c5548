"""A process that may not write where it likes, for tests of folders that may only be read."""

import os


def as_nobody() -> None:
    """Give up root's rights, for the rest of this process: root may write anywhere."""
    if os.geteuid() == 0:
        os.setgid(65534)
        os.setuid(65534)
