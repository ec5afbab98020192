"""Do templates say tallies in words, quote as a language does, and tell times by their age?"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from annotator.models import Comment, Tally
from annotator.templatetags import annotator as filters


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(), "no readings yet"),
        (Tally(fact=1), "100% fact, 1 reading"),
        (Tally(fact=1, sarcasm=2), "33% fact, 67% sarcasm, 3 readings"),
        (Tally(1, 1, 1), "34% fact, 33% opinion, 33% sarcasm, 3 readings"),
    ],
)
def test_a_tally_is_told_in_words(tally: Tally, words: str) -> None:
    assert filters.tally_words(tally) == words


@pytest.mark.parametrize(
    ("language", "quoted"),
    [("en", "“so”"), ("fr", "«\N{NO-BREAK SPACE}so\N{NO-BREAK SPACE}»")],
)
def test_words_are_quoted_as_their_language_does(language: str, quoted: str) -> None:
    assert filters.quoted("so", language) == quoted


def test_a_comment_is_told_by_its_first_words() -> None:
    said = Comment(html="<p>So <strong>it</strong> is: 1 &lt; 2.</p>\n<p>And 3.</p>")

    assert filters.opening(said, 40) == "So it is: 1 < 2. And 3."
    assert filters.opening(said, 10) == "So it is:…"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=1), "just now"),
        (timedelta(hours=2, minutes=5), "2\N{NO-BREAK SPACE}hours ago"),
        (timedelta(days=6), "6\N{NO-BREAK SPACE}days ago"),
    ],
)
def test_a_young_moment_is_told_by_its_age(age: timedelta, words: str) -> None:
    moment = timezone.now() - age

    shown = filters.ago(moment)

    assert f">{words}</time>" in shown
    assert f'datetime="{moment.isoformat(timespec="seconds")}"' in shown


def test_an_old_moment_is_told_by_its_date() -> None:
    moment = timezone.now().replace(year=2024, month=5, day=3)

    with translation.override("en"):
        assert ">May 3, 2024</time>" in filters.ago(moment)
    with translation.override("fr"):
        assert ">3 mai 2024</time>" in filters.ago(moment)


def test_a_comment_is_drawn_as_it_was_sanitised() -> None:
    assert filters.rendered(Comment(html="<p>So.</p>")) == "<p>So.</p>"


def test_a_french_title_does_not_break_before_its_stops() -> None:
    assert filters.unbroken("Qui l’a dit : « eux » ?", "fr") == (
        "Qui l’a dit\u00a0: «\u00a0eux\u00a0»\u00a0?"
    )
    assert filters.unbroken("Who : them ?", "en") == "Who : them ?"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://www.quillport.example/roe?x=1", "quillport.example"),
        ("http://Roe.example:8000", "roe.example"),
        ("nowhere", "nowhere"),
    ],
)
def test_an_address_is_told_by_its_site(address: str, words: str) -> None:
    assert filters.host(address) == words


def test_words_that_go_to_the_left_say_so() -> None:
    assert filters.lang("fr") == 'lang="fr"'
    assert filters.lang("ar") == 'lang="ar" dir="rtl"'
    assert (filters.direction("he"), filters.direction("en")) == ("rtl", "ltr")
