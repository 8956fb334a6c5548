"""The options of the web chat, for `app.py` and for `footnote serve`. Nothing heavy is imported here."""

import argparse
from importlib.util import find_spec
from pathlib import Path
from typing import Any

LARGEST_UPLOAD = 200  # MB


def add_options(command: argparse.ArgumentParser) -> None:
    """What both commands have besides the library."""
    command.add_argument(
        "--auth", metavar="USER:PASSWORD", action="append", default=[],
        help="who may log in; several times for several (others on this machine can see a command line: "
        "--users keeps passwords out of it)",
    )  # fmt: skip
    command.add_argument(
        "--users", metavar="FILE", type=Path, help="a file of those who may log in (see: footnote user)"
    )
    command.add_argument(
        "--mcp", action="store_true",
        help="let programs use it by the Model Context Protocol, too (needs: pip install footnote-qa[mcp])",
    )  # fmt: skip
    command.add_argument(
        "--max-upload", metavar="MB", type=_megabytes, default=LARGEST_UPLOAD,
        help=f"the largest file that may be dropped into the page (default: {LARGEST_UPLOAD})",
    )  # fmt: skip


def given(chosen: argparse.Namespace) -> dict[str, Any]:
    """What was chosen, as arguments of `app.serve`. Raises FootnoteError for users that cannot be read."""
    from chat.users import Users
    from index.errors import FootnoteError

    users = None
    if chosen.users and chosen.auth:
        raise FootnoteError("--auth and --users do not go together: put everybody into the file.")
    if chosen.mcp and (chosen.users or chosen.auth):
        raise FootnoteError("--mcp lets everybody in who reaches the port, so it does not go with a login.")
    if chosen.mcp and find_spec("mcp") is None:
        raise FootnoteError("--mcp needs a package that is not installed: pip install footnote-qa[mcp]")
    if chosen.users or chosen.auth:
        users = Users.of_file(chosen.users) if chosen.users else Users.of_pairs(chosen.auth)
    return {"users": users, "mcp": chosen.mcp, "largest": chosen.max_upload}


def _megabytes(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of megabytes from 1 to 10000")
    return number
