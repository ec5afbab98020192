"""Do words in quotation marks stand as a sentence, as a part of one, or as a heading?"""

import pytest

from annotator.text import standing
from annotator.text.scene import Scene


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("Jean Roux proteste. « C’est une honte ! » Le maire se tait.", True),
        ("« C’est non. » La réponse de Jean Roux est sans appel.", True),
        ("Les enfants aiment « Où va le hérisson ? » depuis dix ans.", False),
    ],
)
def test_words_between_two_sentences_stand_free(text: str, free: bool) -> None:
    scene = Scene(text, "fr", ())

    assert standing.stands_free(scene, 0, scene.pairs[0][0]) is free


def test_words_behind_a_colon_are_announced() -> None:
    scene = Scene(
        "Sa réponse : « Non. » Toute la salle a ri de sa devise : « plus vite »", "fr", ()
    )
    said, motto = scene.pairs[0]

    assert standing.is_announced(scene, said)
    assert not standing.is_announced(scene, motto)
