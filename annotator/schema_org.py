"""What do search engines and programs learn of a page? An `Article` of schema.org with its quotes.

https://schema.org/Quotation: who said it is `spokenByCharacter`.
"""

from __future__ import annotations

import json
from typing import Any

from annotator.formats.jsonld import NOT_IN_A_SCRIPT
from annotator.models import Quote
from annotator.reading import Reading
from annotator.shown import ShownPassage

Json = dict[str, Any]

# A page grows by each of them, and nobody asks for more.
MOST_QUOTATIONS = 100


def described(reading: Reading, url: str) -> str:
    """JSON-LD of the article at `url`, fit to stand inside a `<script>` of its page."""
    article = reading.article
    about: Json = {
        "@context": "https://schema.org",
        "@type": "Article",
        "@id": url,
        "url": url,
        "headline": article.title,
        "inLanguage": article.language,
        "wordCount": reading.revision.words,
        "dateModified": reading.revision.written_at.date().isoformat(),
    }
    if article.standfirst:
        about["description"] = article.standfirst
    if article.byline:
        about["author"] = {"@type": "Person", "name": article.byline}
    if article.publisher:
        about["publisher"] = {"@type": "Organization", "name": article.publisher}
    if article.published_on:
        about["datePublished"] = article.published_on.isoformat()
    if article.source_url:
        about["isBasedOn"] = article.source_url
    quoted = [quotation(one, one.quote, url) for one in reading.passages if one.quote]
    if quoted:
        about["hasPart"] = quoted[:MOST_QUOTATIONS]
    return json.dumps(about, ensure_ascii=False).translate(NOT_IN_A_SCRIPT)


def quotation(shown: ShownPassage, quote: Quote, url: str) -> Json:
    """A quote; whoever said it is missing where nobody is known to have."""
    said: Json = {
        "@type": "Quotation",
        "@id": f"{url}#p{shown.passage.pk}",
        "text": shown.passage.exact,
    }
    if quote.speaker:
        said["spokenByCharacter"] = {"@type": "Person", "name": quote.speaker.name}
    return said
