"""A question in, an answer with citations out. Knows nothing of Gradio."""
