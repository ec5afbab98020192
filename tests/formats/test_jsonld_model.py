"""Does the JSON-LD keep to what the W3C Web Annotation Data Model demands, and mean what it says?

https://www.w3.org/TR/annotation-model/ of 23 February 2017: a test for each MUST and MUST NOT that
concerns what we write, named by its section. What it means is what a JSON-LD processor makes of it.

Those that do not concern it, gone through section by section:

    1.3.1        selectors of a media type that one handles: of those who read; ours for text
                 (quote and position) are read by `annotator.incoming`
    3.2.5        `bodyValue`: we write none (a test says so); how it is read is `tests.incoming`
    3.2.7        Choice between bodies: we write none
    3.3.3        `audience` and its prefix: we write none
    3.3.6        `rights`: we write none; whose the text is, we do not know
    3.3.7        `canonical` is not changed or deleted: we keep no annotation of others under theirs
    4.2.1-4.2.3  fragment, CSS and XPath selectors: we write none
    4.2, 4.3     which of several segments or states is picked, and states before selectors: of
                 those who read; ours all name the same
    4.2.6-4.2.8  data position, SVG and range selectors: we write none
    4.3.2        request header states: we write none
    4.4          styles: we write none, and nobody has to look as we do
    5.2          a page not embedded has its own `@context`, and one that is not the last a `next`:
                 our only page is embedded
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pyld import jsonld as processor

from annotator.actions import comments, helpful
from annotator.formats import jsonld
from annotator.models import Cited, Label
from tests.factories import (
    make_article,
    make_comment,
    make_editor,
    make_passage,
    make_quote,
    make_reader,
    make_reply,
    make_tag,
    make_user,
)
from tests.formats.anno import AS, CONTEXT, DCTERMS, OA, RDF
from tests.formats.leaving import outgoing

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]
Json = dict[str, Any]
IRI = re.compile(r"(?:https?://|urn:)\S+\Z")
TEXT = "שלום, 🌊. A 🌊 wave. “It floats,” said Ada Brook. Somebody said: “No.”"
UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\Z")


@pytest.fixture(params=["single", "counted"])
def made(request: pytest.FixtureRequest) -> Json:
    """A collection of everything there is, as a file and as it stands in the annotated HTML."""
    article = make_article(TEXT)
    for label in (Label.FACT, Label.SARCASM):
        make_tag(make_quote(article, "It floats,").passage, label=label)
    make_quote(article, "No.", speaker="")
    first = make_comment(
        make_passage(article, "A 🌊 wave."),
        author=make_editor("edith"),
        sources=[Cited("https://a.example/b", "Minutes", date(2026, 5, 12))],
    )
    comments.rewrite(comment=first, body="It *is*.")
    helpful.put(comment=first, reader=make_reader())
    gone = make_reply(first, author=make_user("lena"))
    make_reply(gone, author=make_user("omar"))
    comments.delete(comment=gone)
    leaving = outgoing(article)
    written = (
        "".join(jsonld.write(leaving))
        if request.param == "single"
        else jsonld.for_a_script(leaving)
    )
    loaded: Json = json.loads(written)
    return loaded


def within(value: Any) -> Iterator[Json]:
    """All objects in some JSON, itself among them."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from within(each)
    elif isinstance(value, list):
        for each in value:
            yield from within(each)


def of_type(made: Json, name: str) -> list[Json]:
    found = [one for one in within(made) if one.get("type") == name]
    assert found, f"there is no {name}"
    return found


def iri_of(value: Any) -> str:
    """The one IRI of a resource, written alone or with what is known of it."""
    iri = value["id"] if isinstance(value, dict) else value
    assert isinstance(iri, str)
    return iri


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_3_1_and_5_1_the_context_of_annotations_is_named_and_a_single_one_is_a_string(
    made: Json,
) -> None:
    context = made["@context"]

    assert "http://www.w3.org/ns/anno.jsonld" in listed(context)
    assert isinstance(context, str) or len(context) > 1
    # What is inside has the same meaning, and says nothing else of it.
    assert [one for one in within(made) if "@context" in one] == [made]


def test_3_1_an_annotation_has_one_iri_of_its_own(made: Json) -> None:
    ids = [one["id"] for one in of_type(made, "Annotation")]

    assert all(isinstance(one, str) and IRI.match(one) for one in ids)
    assert len(set(ids)) == len(ids)


def test_3_1_an_annotation_is_of_the_type_annotation_and_has_a_target(made: Json) -> None:
    for one in made["first"]["items"]:
        assert "Annotation" in listed(one["type"])
        assert listed(one["target"])


def test_3_2_1_and_3_2_3_a_resource_of_the_web_or_a_part_of_it_is_known_by_one_iri(
    made: Json,
) -> None:
    """What stands in the file itself is words, and what leads to a resource has its source."""
    for one in made["first"]["items"]:
        for each in [*listed(one["target"]), *listed(one.get("body", []))]:
            if isinstance(each, str):
                assert IRI.match(each)
            elif each.get("type") != "TextualBody":
                assert IRI.match(iri_of(each["source"]))


def test_3_2_4_an_embedded_textual_body_has_one_value(made: Json) -> None:
    assert all(isinstance(one["value"], str) for one in of_type(made, "TextualBody"))


def test_3_2_5_there_is_no_string_body_beside_a_body(made: Json) -> None:
    assert not [one for one in within(made) if "bodyValue" in one]


def test_3_3_1_times_are_single_and_in_utc_and_say_so(made: Json) -> None:
    times = [
        one[name]
        for one in within(made)
        for name in ("created", "modified", "generated", "sourceDate")
        if name in one
    ]
    assert times
    assert all(isinstance(time, str) and UTC.match(time) for time in times)


def test_3_3_2_an_agent_has_one_iri_at_most(made: Json) -> None:
    agents = [one[role] for one in within(made) for role in ("creator", "generator") if role in one]

    assert agents
    for one in agents:
        assert isinstance(one, dict)
        assert IRI.match(one.get("id", "urn:none"))


def test_3_3_5_motivations_are_those_of_the_model(made: Json) -> None:
    assert {one["motivation"] for one in of_type(made, "Annotation")} == {
        *("classifying", "commenting", "identifying", "replying")
    }


def test_4_a_specific_resource_has_one_source(made: Json) -> None:
    specific = [one for one in within(made) if "selector" in one or "state" in one]

    assert specific
    for one in specific:
        assert IRI.match(iri_of(one["source"]))


def test_4_2_a_selector_is_of_one_type(made: Json) -> None:
    selectors = [each for one in within(made) for each in listed(one.get("selector", []))]

    assert {one["type"] for one in selectors} == {"TextQuoteSelector", "TextPositionSelector"}


def test_4_2_4_and_4_2_5_words_and_offsets_count_in_code_points_in_the_order_of_reading(
    made: Json,
) -> None:
    for one in within(made):
        if "selector" in one:
            quote, position = one["selector"]
            assert TEXT[position["start"] : position["end"]] == quote["exact"]
            assert TEXT[: position["start"]].endswith(quote["prefix"])
            assert TEXT[position["end"] :].startswith(quote["suffix"])


def test_4_2_4_a_text_quote_selector_has_one_exact_text_and_one_on_each_side_at_most(
    made: Json,
) -> None:
    for one in of_type(made, "TextQuoteSelector"):
        assert isinstance(one["exact"], str)
        assert one["exact"]
        assert all(isinstance(one.get(side, ""), str) for side in ("prefix", "suffix"))


def test_4_2_5_a_text_position_selector_has_one_start_and_one_end_that_are_not_negative(
    made: Json,
) -> None:
    for one in of_type(made, "TextPositionSelector"):
        assert type(one["start"]) is type(one["end"]) is int
        assert 0 <= one["start"] < one["end"]


def test_4_3_1_a_time_state_is_of_that_type_and_tells_a_time_and_no_interval(made: Json) -> None:
    states = [each for one in within(made) for each in listed(one.get("state", []))]

    assert states
    assert {one["type"] for one in states} == {"TimeState"}
    assert all(set(one) == {"type", "sourceDate"} for one in states)


def test_5_1_a_collection_has_one_iri_its_type_and_leads_to_its_pages(made: Json) -> None:
    assert IRI.match(made["id"])
    assert "AnnotationCollection" in listed(made["type"])
    assert isinstance(made["label"], str)
    assert type(made["total"]) is int
    assert made["first"]["id"] == made["last"]
    assert made["total"] == len(made["first"]["items"])


def test_5_2_a_page_has_one_iri_its_type_its_annotations_and_what_it_is_part_of(made: Json) -> None:
    (page,) = of_type(made, "AnnotationPage")

    assert IRI.match(page["id"])
    assert page["partOf"] == made["id"]
    assert page["startIndex"] == 0
    assert isinstance(page["items"], list)
    assert page["items"]
    assert "next" not in page


def test_5_2_no_page_is_without_annotations() -> None:
    leaving = outgoing(make_article())

    for written in ("".join(jsonld.write(leaving)), jsonld.for_a_script(leaving)):
        empty = json.loads(written)
        assert (empty["total"], "first" in empty, "last" in empty) == (0, False, False)


def load(url: str, _options: object) -> Json:
    """Our own copy of the context: nothing is fetched."""
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {"documentUrl": url, "contextUrl": None, "document": CONTEXT}


def triples(made: Json) -> set[tuple[str, str, str]]:
    """What a processor of JSON-LD makes of it."""
    graph = processor.to_rdf(made, {"documentLoader": load})["@default"]
    return {
        tuple(one[part]["value"] for part in ("subject", "predicate", "object")) for one in graph
    }


def test_a_processor_reads_tags_comments_and_speakers_as_they_are_meant(made: Json) -> None:
    found = triples(made)

    for one in made["first"]["items"]:
        iri = one["id"]
        assert (iri, f"{RDF}type", f"{OA}Annotation") in found
        assert (iri, f"{OA}motivatedBy", f"{OA}{one['motivation']}") in found
        if one["motivation"] == "classifying":
            assert (iri, f"{OA}hasBody", one["body"]) in found
        if one["motivation"] == "replying":
            assert (iri, f"{OA}hasTarget", one["target"]) in found
        if "created" in one:
            assert (iri, f"{DCTERMS}created", one["created"]) in found
    said = {(predicate, value) for _, predicate, value in found}
    for each in ((f"{RDF}value", "Ada Brook"), (f"{OA}exact", "A 🌊 wave."), (f"{OA}end", "18")):
        assert each in said
    assert (made["id"], f"{AS}totalItems", str(made["total"])) in found


def test_no_key_is_lost_to_a_processor(made: Json) -> None:
    terms = CONTEXT["@context"]
    said = {name: value for name, value in made.items() if name != "@context"}
    keys = {key for one in within(said) for key in one}

    assert {key for key in keys - set(terms) if not key.startswith("annotator:")} == set()
    predicates = {predicate for _, predicate, _ in triples(made)}
    for key in keys - {"id", "type", "items"}:
        term = terms.get(key, key.replace("annotator:", jsonld.NAMESPACE))
        assert (term["@id"] if isinstance(term, dict) else term) in predicates, key
