"""How does the engine say why it will not take a text, in a language that it does not know?

It knows no catalogue of translations: it gives the sentence and what goes into it apart.
"""

from __future__ import annotations


class Explained(ValueError):
    """A text that is not taken; the message says what is wrong, and can be shown to people.

    `template` and `values` are the message in two parts, so that a page can translate the first
    and put the second in; `str()` is the English of it. A value may be another `Explained`.
    """

    def __init__(self, template: str, **values: object) -> None:
        english = {
            name: f"{value:,}" if isinstance(value, int) else value
            for name, value in values.items()
        }
        super().__init__(template.format(**english) if values else template)
        self.template = template
        self.values = values


def gettext_noop(message: str) -> str:
    """Marks a message for the catalogue of translations, which finds it by this name."""
    return message
