"""The engine: what can be known from a text alone. Pure functions, no Django, no request."""
