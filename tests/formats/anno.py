"""What do the words of our JSON-LD mean? Those of the W3C's annotation context that we use.

A JSON-LD processor would fetch the context, https://www.w3.org/ns/anno.jsonld; in tests nothing is
fetched, and these meanings are written down here from the vocabulary's own list of terms
(https://www.w3.org/TR/annotation-vocab/).
"""

from __future__ import annotations

from typing import Any

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"


def link(iri: str) -> dict[str, str]:
    return {"@id": iri, "@type": "@id"}


def time(iri: str) -> dict[str, str]:
    return {"@id": iri, "@type": f"{XSD}dateTime"}


MOTIVATIONS = ("classifying", "commenting", "identifying", "linking", "replying")
CONTEXT: dict[str, Any] = {
    "@context": {
        "id": "@id",
        "type": {"@id": "@type", "@type": "@id"},
        **{name: f"{OA}{name}" for name in ("Annotation", "SpecificResource", "TextualBody")},
        **{f"{name}Selector": f"{OA}{name}Selector" for name in ("TextQuote", "TextPosition")},
        "TimeState": f"{OA}TimeState",
        "AnnotationCollection": f"{AS}OrderedCollection",
        "AnnotationPage": f"{AS}OrderedCollectionPage",
        "Person": f"{FOAF}Person",
        "Software": f"{AS}Application",
        **{name: f"{OA}{name}" for name in MOTIVATIONS},
        "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
        "body": link(f"{OA}hasBody"),
        "target": link(f"{OA}hasTarget"),
        "source": link(f"{OA}hasSource"),
        "selector": link(f"{OA}hasSelector"),
        "state": link(f"{OA}hasState"),
        "exact": f"{OA}exact",
        "prefix": f"{OA}prefix",
        "suffix": f"{OA}suffix",
        "start": {"@id": f"{OA}start", "@type": f"{XSD}nonNegativeInteger"},
        "end": {"@id": f"{OA}end", "@type": f"{XSD}nonNegativeInteger"},
        "sourceDate": time(f"{OA}sourceDate"),
        "value": f"{RDF}value",
        "format": f"{DC}format",
        "language": f"{DC}language",
        "creator": link(f"{DCTERMS}creator"),
        "created": time(f"{DCTERMS}created"),
        "modified": time(f"{DCTERMS}modified"),
        "generator": link(f"{AS}generator"),
        "generated": time(f"{DCTERMS}issued"),
        "name": f"{FOAF}name",
        "nickname": f"{FOAF}nick",
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "first": link(f"{AS}first"),
        "last": link(f"{AS}last"),
        "partOf": link(f"{AS}partOf"),
        "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
        "total": {"@id": f"{AS}totalItems", "@type": f"{XSD}nonNegativeInteger"},
        "startIndex": {"@id": f"{AS}startIndex", "@type": f"{XSD}nonNegativeInteger"},
    }
}
