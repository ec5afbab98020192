"""Annotator: read an article, say what each passage is, and take the annotated text away."""
