"""The web chat's parts that do not need Gradio: chats, users, libraries."""
