"""Answers written by a language model and held to their sources: prompts, checking, and what is shown."""
