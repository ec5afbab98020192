"""Which label does somebody elsewhere mean? By our own name for it, or by its word."""

from __future__ import annotations

from typing import Any

LABELS = {
    "fact": "fact",
    "fait": "fact",
    "opinion": "opinion",
    "avis": "opinion",
    "sarcasm": "sarcasm",
    "sarcasme": "sarcasm",
}
IRI = "urn:annotator:label:"
NAMING = ({"tagging"}, {"classifying"})


def label_of(body: Any) -> str:
    """The label that the body of an annotation is; empty if it is none.

    Our own name for it is one anywhere; a word is one only where it is said to name something.
    """
    if isinstance(body, dict):
        purpose = body.get("purpose")
        purposes = set(map(str, purpose)) if isinstance(purpose, list) else {str(purpose)}
        if purposes in NAMING:
            return word(body.get("value"))
        body = body.get("id") or body.get("source")
    if isinstance(body, str) and body.startswith(IRI):
        return word(body.removeprefix(IRI))
    return ""


def word(value: Any) -> str:
    """The label of a word, in either of our languages; empty if it is none."""
    return LABELS.get(value.strip().lower(), "") if isinstance(value, str) else ""
