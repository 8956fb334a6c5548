"""`footnote eval`: how well a library answers a set of questions."""
