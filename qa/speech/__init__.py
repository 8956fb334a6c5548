"""Reported speech: the parts of `qa.attribution`."""
