"""The arguments of `footnote user`."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from footnote.argument_types import words

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[Any]


def describe_user(commands: "_Commands") -> argparse.ArgumentParser:
    """Add the command to those there are."""
    command: argparse.ArgumentParser = commands.add_parser(
        "user",
        help="add, remove and list those who may use the web chat",
        description="Add users to a file of names and hashed passwords, for footnote serve --users; remove "
        "them, or list them. The password is asked for, or the first line of standard input where that is no "
        "terminal. A server that is running reads the file again by itself.",
        epilog="examples:\n"
        "  footnote user add ann --users chat.users\n"
        "  footnote user list --users chat.users\n"
        "  footnote user remove ann --users chat.users",
    )
    actions = ["add", "remove", "list"]
    command.add_argument("action", metavar="ACTION", choices=actions, help="add, remove or list")
    command.add_argument("name", metavar="NAME", type=words, nargs="?", help="the user to add or remove")
    file = "the file of users; add makes it if there is none"
    command.add_argument("--users", metavar="FILE", type=Path, required=True, help=file)
    return command
