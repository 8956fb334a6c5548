"""What an argument of the `footnote` command may be; all raise argparse.ArgumentTypeError for other texts."""

import argparse
import re

_PROBABILITY = re.compile(r"0?\.\d+|0|1(\.0+)?")


def words(text: str) -> str:
    """Anything but nothing."""
    if not text.strip():  # an empty path would mean the working directory
        raise argparse.ArgumentTypeError("it is empty")
    return text


def count(text: str) -> int:
    """A whole number from 1."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 1 or more")
    return int(text)


def seed(text: str) -> int:
    """A whole number from 0."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number, 0 or more")
    return int(text)


def port(text: str) -> int:
    """The number of a port."""
    if count(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text} is no port: the last is 65535")
    return int(text)


def probability(text: str) -> float:
    """A number from 0 to 1."""
    if not _PROBABILITY.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 0 to 1, such as 0.4")
    return float(text)
