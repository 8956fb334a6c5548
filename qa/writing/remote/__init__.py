"""A model on an OpenAI-compatible server: its address, its protocol, and what goes wrong with it."""
