"""What the text after a name tells of a man or a woman."""

import pytest

from annotator.text import genders
from annotator.text.lexicon import Gender, lexicon_of


@pytest.mark.parametrize(
    ("language", "text", "gender"),
    [
        ("en", "Tau said he would stay.", Gender.MALE),
        ("en", "Tau, who got his keys back, stayed.", Gender.MALE),
        ("en", "Tau kept her company.", None),
        ("en", "Tau stayed.\nShe left.", None),
        ("en", "Tau called “she” a short word.", None),
        ("fr", "Tau assure qu’elle restera.", Gender.FEMALE),
        ("fr", "Tau prend son sac.", None),
    ],
)
def test_the_first_pronoun_after_a_name_tells(
    language: str, text: str, gender: Gender | None
) -> None:
    assert genders.after(text, len("Tau"), len(text), lexicon_of(language)) is gender


def test_nothing_is_read_beyond_the_end_that_is_given() -> None:
    text = "Tau met Poe, and he left."

    assert genders.after(text, len("Tau"), len("Tau met "), lexicon_of("en")) is None
