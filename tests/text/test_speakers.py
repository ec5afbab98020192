"""Does an article tell who its people are, by what names and what roles?"""

from annotator.text.lexicon import Gender, lexicon_of
from annotator.text.spans import Span
from annotator.text.speakers import MOST_NAMESAKES, Cast
from tests.text.casts import cast_of
from tests.text.growing import invented


def test_a_surname_stands_for_the_full_name() -> None:
    cast = cast_of("Jane Roe met Sam Poe. Roe smiled.")

    assert cast.people() == ["Jane Roe", "Sam Poe"]
    assert (cast.full("Roe"), cast.full("Moss")) == ("Jane Roe", "Moss")


def test_a_surname_of_two_people_stands_for_neither() -> None:
    assert cast_of("Jane Roe met Tom Roe. Roe smiled.").full("Roe") == "Roe"


def test_the_longest_of_names_that_abridge_each_other_is_the_person() -> None:
    assert cast_of("Jaime Poe sang. Dora Jaime Poe sang.").full("Poe") == "Dora Jaime Poe"


def test_initials_stand_for_a_body() -> None:
    assert cast_of("The World Harbour Office met.").full("WHO") == "World Harbour Office"


def test_a_surname_of_very_many_people_is_not_looked_into() -> None:
    few = [f"{invented(place)} Roe" for place in range(MOST_NAMESAKES - 2)]
    many = [f"{invented(place)} Roe" for place in range(MOST_NAMESAKES)]
    both = "Maria Roe. Ana Maria Roe."

    assert cast_of(". ".join([*few, both])).full("Maria Roe") == "Ana Maria Roe"
    assert cast_of(". ".join([*many, both])).full("Maria Roe") == "Maria Roe"


def test_roles_are_learned_before_and_after_a_name() -> None:
    cast = cast_of("Jane Roe, the mayor of Larkport, left. The health minister, Ann Moss, stayed.")

    assert list(cast.with_role("mayor")) == ["Jane Roe"]
    assert list(cast.with_role("minister")) == ["Ann Moss"]
    assert list(cast.with_role("pilot")) == []


def test_the_one_with_a_role_in_a_body_goes_before_others() -> None:
    cast = cast_of("Jane Roe, the head of Acme, left. Sam Poe, the head of Lumen, stayed.")

    assert list(cast.with_role("head")) == ["Jane Roe", "Sam Poe"]
    assert list(cast.with_role("head", "Lumen")) == ["Sam Poe"]


def test_a_body_is_no_person() -> None:
    cast = cast_of("Acme Partners, a company from Larkport, closed. Jane Roe left.")

    assert not cast.is_person("Acme Partners")
    assert cast.is_person("Jane Roe")


def test_gender_comes_from_given_names_titles_and_roles() -> None:
    cast = cast_of("Mme Roux, la ministre, et Paul Morel sont partis.", "fr")

    assert cast.gender("Roux") is Gender.FEMALE
    assert cast.gender("Paul Morel") is Gender.MALE
    assert not cast.fits("Roux", Gender.MALE)


def test_whom_quoted_words_name_is_known_and_not_mentioned() -> None:
    text = "Jane Roe said “Sam Poe left” to Ann Moss."
    quoted = Span(text.index("“"), text.index("”") + 1)
    cast = Cast(text, lexicon_of("en"), quoted=[quoted])

    assert cast.is_person("Sam Poe")
    assert cast.mentioned(0, len(text)) == ["Jane Roe", "Ann Moss"]


def test_the_last_one_named_before_a_place_is_found_among_some() -> None:
    text = "Jane Roe met Sam Poe and Ann Moss. They left."
    cast = cast_of(text)
    everybody = cast.people()

    assert cast.last_of(everybody, Gender.EITHER, len(text)) == "Ann Moss"
    assert cast.last_of(everybody, Gender.EITHER, text.index("Ann")) == "Sam Poe"
    assert cast.last_of(["Jane Roe"], Gender.EITHER, len(text)) == "Jane Roe"


def test_somebody_named_once_is_named_nowhere_else() -> None:
    text = "Jane Roe left. Sam Poe left. Roe came back."
    cast = cast_of(text)

    assert cast.named_elsewhere("Jane Roe", 0)
    assert not cast.named_elsewhere("Sam Poe", text.index("Sam"))


def test_whoever_speaks_becomes_a_person_unless_a_body_by_its_words() -> None:
    cast = cast_of("Larkport said no.")
    cast.learn_speaker("Kestrel")
    cast.learn_speaker("Acme Corp")

    assert cast.is_person("Kestrel")
    assert not cast.is_person("Acme Corp")
