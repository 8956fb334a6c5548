"""`footnote user`: those who may use the web chat, in a file of names and hashed passwords."""

import sys
from getpass import getpass

from chat.user_file import add_user, checked_name, read_users, remove_user
from footnote.arguments import UsageError
from footnote.commands import Call, Declined, Exit, print_json
from index.errors import FootnoteError
from qa.showing import shown


def user(call: Call) -> Exit:
    """Add, remove or list; only adding asks for a password."""
    options = call.options
    if (options.name is None) != (options.action == "list"):
        raise UsageError("give a NAME to add or remove, and none to list")
    if options.action == "list":
        names = sorted(read_users(options.users))
        print_json({"users": names}) if options.json else print(*names, sep="\n", end="\n" if names else "")
        return Exit.DONE
    name = checked_name(options.name)
    if options.action == "add":
        add_user(options.users, name, _password(name))
    else:
        remove_user(options.users, name)
    done = {"add": "added to", "remove": "removed from"}[options.action]
    if options.json:
        print_json({done.partition(" ")[0]: name})
    else:
        print(f"{name} was {done} {shown(str(options.users))}")
    return Exit.DONE


def _password(name: str) -> str:
    """Typed twice without being seen, or else the first line of standard input."""
    if not sys.stdin.isatty():
        try:
            return sys.stdin.buffer.readline().decode().rstrip("\r\n")
        except UnicodeDecodeError:
            raise FootnoteError("the password on standard input is not UTF-8") from None
    try:
        password = getpass(f"Password of {name}: ")
        if getpass("The same again: ") != password:
            raise FootnoteError("the two passwords differ: nothing was changed")
    except EOFError:
        raise Declined("no password was given: nothing was changed") from None
    return password
