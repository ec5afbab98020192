"""Where do the names of bodies end whose words are not all in capitals?"""

import pytest

from annotator.text import names
from annotator.text.lexicon import lexicon_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Ligue des droits du patient a réagi.", "Ligue des droits du patient"),
        ("La Confédération paysanne dénonce un recul.", "Confédération paysanne"),
        ("Les Cartonneries du Vexin ferment.", "Cartonneries du Vexin"),
        ("Aéroports de Gascogne a répondu.", "Aéroports de Gascogne"),
        ("L’association Souffle 49 a répondu.", "Souffle 49"),
    ],
)
def test_a_body_has_its_words_in_small_letters_too(text: str, name: str) -> None:
    found = names.find(text, lexicon_of("fr"))

    assert [one.text for one in found] == [name]
    assert text[found[0].start : found[0].end] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le Conseil propose une trêve.", "Conseil"),
        ("La Commission explique son choix.", "Commission"),
        ("Réponse de Jean Roux lundi.", "Jean Roux"),
    ],
)
def test_a_verb_or_a_person_is_no_part_of_it(text: str, name: str) -> None:
    assert [one.text for one in names.find(text, lexicon_of("fr"))] == [name]
