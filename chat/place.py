"""Where the chats about a library are kept."""

from pathlib import Path


def chats_of(library: Path) -> Path:
    """The file of chats in a folder beside the library's: of a/b.library it is a/b.chats/chats.sqlite."""
    library = library.absolute()  # "." has no name to go by
    return library.with_name(library.name.removesuffix(".library") + ".chats") / "chats.sqlite"
