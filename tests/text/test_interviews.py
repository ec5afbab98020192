"""Which paragraphs are answers, and whose?"""

import pytest

from annotator.text import interviews
from annotator.text.scene import Quote
from tests.text.casts import scene_of

PROSE = "The harbour opened on Monday in front of three thousand people from all the villages."


def answers(text: str, language: str = "en") -> tuple[set[int], list[Quote]]:
    """The paragraphs of the interview, and its answers."""
    scene = scene_of(text, language)
    return interviews.find(scene), scene.quotes


@pytest.mark.parametrize(
    ("asks", "answers_with"),
    [("Larkport Times", "Jane Roe"), ("Larkport Times", "J. R."), ("L. T.", "J.R."), ("Q", "A")],
)
def test_labels_tell_who_asks_and_who_answers(asks: str, answers_with: str) -> None:
    text = (
        "Jane Roe runs the ferry of the town, and of the island.\n"
        f"{asks}: Why did you come?\n{answers_with}: I had to, and I am glad.\n"
        f"{asks}: Will you stay?\n{answers_with}: For a year."
    )
    taken, found = answers(text)

    assert taken == {1, 2, 3, 4}
    assert [(quote.exact, quote.speaker) for quote in found] == [
        ("I had to, and I am glad.", "Jane Roe"),
        ("For a year.", "Jane Roe"),
    ]


def test_questions_may_stand_without_a_label() -> None:
    text = (
        "Anne Roux dirige le bac.\nPourquoi venir ici\u202f?\nA. R.\u00a0: Il le fallait.\n"
        "Et demain\u202f?\nA. R.\u00a0: Nous verrons."
    )
    _, found = answers(text, "fr")

    assert [(quote.exact, quote.speaker) for quote in found] == [
        ("Il le fallait.", "Anne Roux"),
        ("Nous verrons.", "Anne Roux"),
    ]


def test_an_answer_may_go_on_in_another_paragraph() -> None:
    text = "Q: Why did you come?\nA: I had to.\nAnd I am glad.\nQ: Will you stay?\nA: For a year."
    _, found = answers(text)

    assert [quote.exact for quote in found] == ["I had to.", "And I am glad.", "For a year."]


@pytest.mark.parametrize(
    "text",
    [
        f"Note: it is closed.\nNote: it is open.\n{PROSE}",
        f"Price: ten.\nPlace: the quay.\n{PROSE}",
        PROSE,
        "",
    ],
)
def test_other_labels_are_no_interview(text: str) -> None:
    assert answers(text) == (set(), [])
