"""`footnote eval --draft`: questions proposed from a library's own documents."""
