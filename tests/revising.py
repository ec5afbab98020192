"""How does a text change so that each of the five states occurs? Two texts, and words of each."""

from __future__ import annotations

import uuid

from annotator.actions import revisions
from annotator.models import Article, Passage, Placement, Revision, User
from annotator.text.anchoring import State
from tests.factories import make_article, make_draft, make_passage, make_tag

SAME = "The harbour board met on Monday."
MOVED = "A gull sat on the third crane all morning and watched the crates go by."
REWORDED = "The board counted twelve crates in the yard."
REWORDED_TO = "The board counted nineteen crates in the yard."
AMBIGUOUS = "Nobody in the room laughed."
GONE = "Omar Reed keeps his ledger in a biscuit tin under the stairs."
FERRY = (
    "The ferry left without them. It does so whenever the board sits late, and by nine the yard "
    "was dark but for one lamp over the gate and another one at the end of the pier."
)
BEFORE = "\n\n".join(
    [
        SAME,
        MOVED,
        "“We have never lost a crate in our lives,” said Ada Brook, who runs the cranes.",
        REWORDED,
        f"It grew late. {AMBIGUOUS}",
        GONE,
        FERRY,
    ]
)
AFTER = "\n\n".join(
    [
        SAME,
        "“We have never lost a crate in our lives,” said Ada Brook, who runs the cranes.",
        REWORDED_TO,
        FERRY,
        f"Somebody told a joke about a barge. {AMBIGUOUS}",
        f"Somebody told another one, about a pilot. {AMBIGUOUS}",
        MOVED,
    ]
)
WORDS = {
    State.SAME: SAME,
    State.MOVED: MOVED,
    State.REWORDED: REWORDED,
    State.AMBIGUOUS: AMBIGUOUS,
    State.GONE: GONE,
}


def make_tagged_article(title: str = "The harbour vote") -> Article:
    """An article of the text `BEFORE` with a tag on the words of each state, and no quotes."""
    article = make_article(BEFORE, title=title)
    for words in WORDS.values():
        make_tag(make_passage(article, words))
    return article


def revise(
    article: Article, text: str = AFTER, *, author: User | None = None, **more: object
) -> Revision:
    """Gives the article another text, its title staying as it is."""
    draft = make_draft(text, title=article.title, language=article.language)
    return revisions.revise(article=article, draft=draft, author=author, **more)  # type: ignore[arg-type]


def make_revised_article() -> Article:
    """An article with one passage of each state."""
    article = make_tagged_article()
    revise(article)
    return article


def waiting(article: Article, state: State = State.REWORDED) -> Placement:
    """The placement that waits in `state`."""
    return Placement.objects.waiting(article.revision).get(state=state)


def standing(article: Article) -> dict[str, str]:
    """The words of every passage with its state in the current text."""
    found = Placement.objects.filter(revision=article.revision)
    return {one.from_exact: one.state for one in found}


def passage_of(article: Article, words: str) -> Passage:
    """The passage of an article whose words are now `words`."""
    return Passage.objects.select_related("article", "revision").get(article=article, exact=words)


def number() -> uuid.UUID:
    """A form's own number."""
    return uuid.uuid4()
