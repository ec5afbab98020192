"""Which lines with a dash are spoken, and by whom?"""

from annotator.text import dialogue
from annotator.text.scene import Quote
from tests.text.casts import scene_of


def turns(text: str, language: str = "en") -> tuple[int, list[Quote]]:
    """How many paragraphs the dialogue takes that begins with the first dash, and its quotes."""
    scene = scene_of(text, language)
    place = next(n for n, span in enumerate(scene.paragraphs) if text[span.start] == "—")
    return dialogue.find(scene, place), scene.quotes


def test_a_clause_names_who_speaks_and_the_others_take_turns() -> None:
    text = (
        "Jane Roe et Tom Roux se sont vus au port.\n"
        "— Tu viens demain\u202f? demande Jane Roe.\n"
        "— Oui, si la mer le permet.\n"
        "— Alors à demain."
    )
    count, found = turns(text, "fr")

    assert count == 3
    assert [(quote.exact, quote.speaker) for quote in found] == [
        ("Tu viens demain\u202f?", "Jane Roe"),
        ("Oui, si la mer le permet.", "Tom Roux"),
        ("Alors à demain.", "Jane Roe"),
    ]


def test_a_line_before_may_announce_the_first_turn() -> None:
    count, found = turns("Jane Roe asked:\n— Will you come?\n— If the sea lets me.")

    assert count == 2
    assert (found[0].exact, found[0].speaker) == ("Will you come?", "Jane Roe")


def test_turns_without_anybody_named_have_no_speaker() -> None:
    count, found = turns("— Will you come?\n— If the sea lets me.")

    assert count == 2
    assert [quote.speaker for quote in found] == [None, None]


def test_a_list_with_dashes_is_no_dialogue_from_any_of_its_lines() -> None:
    scene = scene_of("— two apples\n— three pears\n— a loaf.\n— a cake.")

    assert [dialogue.find(scene, place) for place in range(4)] == [0, 0, 0, 0]
    assert scene.quotes == []


def test_a_dialogue_may_follow_a_list() -> None:
    scene = scene_of("— two apples\n— three pears\n— Will you come?\n— If the sea lets me.")

    assert [dialogue.find(scene, place) for place in range(3)] == [0, 0, 2]
    assert [quote.exact for quote in scene.quotes] == ["Will you come?", "If the sea lets me."]
