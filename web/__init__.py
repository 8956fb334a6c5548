"""The page of the web chat: Gradio's components and what they call. What they show is made by `chat`."""
