"""Do programs learn who is quoted in an article, and can nothing in it end its script?"""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape

import pytest
from django.test import Client

from tests.factories import make_article, make_quote

pytestmark = pytest.mark.django_db
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def test_a_page_describes_its_article_and_the_quotes_in_it(client: Client) -> None:
    article = make_article(
        "“It floats </script> & <b>,” said Ada Brook.", title="Waves & </script>"
    )
    article.byline, article.publisher = "Tilda Marsh", "The Post"
    article.published_on, article.source_url = date(2026, 5, 12), "https://post.example/a"
    article.save()
    quote = make_quote(article, "It floats </script> & <b>,")
    url = f"http://testserver/articles/{article.slug}/"

    page = client.get(f"/articles/{article.slug}/").content.decode()

    (written,) = SCRIPT.findall(page)
    about = json.loads(written)
    assert (about["@type"], about["headline"], about["url"]) == ("Article", article.title, url)
    assert about["author"] == {"@type": "Person", "name": "Tilda Marsh"}
    assert about["publisher"] == {"@type": "Organization", "name": "The Post"}
    assert (about["datePublished"], about["isBasedOn"]) == ("2026-05-12", article.source_url)
    assert about["hasPart"] == [
        {
            "@type": "Quotation",
            "@id": f"{url}#p{quote.passage_id}",
            "text": "It floats </script> & <b>,",
            "spokenByCharacter": {"@type": "Person", "name": "Ada Brook"},
        }
    ]


def test_a_page_has_what_open_graph_asks_for(client: Client) -> None:
    article = make_article(title="Waves & <b>")

    page = client.get(f"/articles/{article.slug}/").content.decode()

    said = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)">', page))
    assert (said["type"], unescape(said["title"])) == ("article", article.title)
    assert said["url"] == f"http://testserver/articles/{article.slug}/"
    assert said["description"].startswith("The harbour board met on Monday.")
