"""HTML as a browser would take it: its tags, their attributes, and the text within."""

from html.parser import HTMLParser

from hypothesis import strategies as st

_EMPTY = {"input", "img", "br"}  # that are never closed
_SIGNS = ["<", ">", "&", '"', "'", "`", "=", "/", "\\", "\n", "\u202e", "\x00", "\ud800", "#", ";", "a"]
_ATTACKS = [
    "<script>alert(1)</script>", "</textarea><b>", '" onclick="x', "' autofocus onfocus='x", "&lt;b&gt;",
    "<img src=x onerror=x>", "</p></article>", "]]>", "<!--", "&#60;b&#62;", "<textarea>",
]  # fmt: skip
HOSTILE = st.text(st.sampled_from(_SIGNS) | st.characters(), max_size=40) | st.sampled_from(_ATTACKS)
"""Texts that would be markup if they were not escaped, and any others."""


class Tag:
    """One element: its attributes, and all text inside of it."""

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.text = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]


class Markup(HTMLParser):
    """Of a fragment, in which all that is opened must be closed, in the right order."""

    def __init__(self, fragment: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[Tag] = []
        self._open: list[Tag] = []
        self.text = ""
        self.feed(fragment)
        self.close()
        assert not self._open

    @property
    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """The tags and the names of their attributes: nothing that was escaped is among them."""
        return [(tag.name, tuple(tag.attributes)) for tag in self.tags]

    def all(self, name: str, /, **wanted: str) -> list[Tag]:
        """The elements of a name with these attributes, "_" standing for "-"."""
        named = {key.strip("_").replace("_", "-"): value for key, value in wanted.items()}
        return [
            tag
            for tag in self.tags
            if tag.name == name and all(tag.attributes.get(key) == value for key, value in named.items())
        ]

    def one(self, name: str, /, **wanted: str) -> Tag:
        """The only such element."""
        (found,) = self.all(name, **wanted)
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """As HTMLParser calls it."""
        found = Tag(tag, {name: value or "" for name, value in attrs})
        assert len(found.attributes) == len(attrs)
        self.tags.append(found)
        if tag not in _EMPTY:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        """As HTMLParser calls it."""
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        """As HTMLParser calls it."""
        self.text += data
        for tag in self._open:
            tag.text += data

    def handle_comment(self, data: str) -> None:
        """As HTMLParser calls it: there are none."""
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        """As HTMLParser calls it: there are none."""
        raise AssertionError(decl)

    def unknown_decl(self, data: str) -> None:
        """As HTMLParser calls it: there are none."""
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        """As HTMLParser calls it: there are none."""
        raise AssertionError(data)


def buttons(html: str, does: str) -> list[Tag]:
    """Those that do so."""
    return Markup(html).all("button", data_do=does)


def focus(html: str) -> str:
    """What is marked as the quote that was opened."""
    return "".join(tag.text for tag in Markup(html).all("mark") if "focus" in tag["class"].split())
