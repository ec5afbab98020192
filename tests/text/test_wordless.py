"""Who says words that no verb of speech goes with?"""

from annotator.text import cues, wordless
from annotator.text.lexicon import lexicon_of
from annotator.text.spans import Span
from annotator.text.speakers import Cast


def test_a_noun_for_words_tells_whose_they_are() -> None:
    text = "Réponse de Jean Roux, maire de Lisle : « Non. »"
    cast = Cast(text, lexicon_of("fr"))

    who = wordless.whose_words(cues.tokens(text, 0, text.index("«")), cast)

    assert who is not None
    assert who.name == "Jean Roux"


def test_the_one_person_before_a_colon_speaks_and_of_two_nobody() -> None:
    text = "Même colère chez Jean Roux. Dispute entre Jean Roux et Anne Petit."
    cast = Cast(text, lexicon_of("fr"))
    stop = text.index("Dispute")

    only = wordless.only_person(0, stop, cast)

    assert only is not None
    assert only.name == "Jean Roux"
    assert wordless.only_person(stop, len(text), cast) is None


def test_a_participle_has_its_agent_behind_the_marks() -> None:
    text = "Un projet qualifié de « fou » par Anne Petit."
    marks = Span(text.index("«"), text.index("»") + 1)

    who = wordless.by_whom(text, 0, marks, len(text), Cast(text, lexicon_of("fr")))

    assert who is not None
    assert who.name == "Anne Petit"
