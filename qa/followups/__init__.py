"""Follow-up questions: the parts of `qa.question`."""
