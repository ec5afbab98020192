"""Is the exported text exactly what offsets count in?"""

from __future__ import annotations

import pytest

from annotator.formats import text
from tests.factories import make_article
from tests.formats.leaving import outgoing

pytestmark = pytest.mark.django_db


def test_the_text_is_the_canonical_text_and_nothing_else() -> None:
    article = make_article("One 🌊 line.\n\nAnother line.")

    assert "".join(text.write(outgoing(article))) == "One 🌊 line.\n\nAnother line."
