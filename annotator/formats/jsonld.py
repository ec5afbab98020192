"""An article's annotations for other programs: a W3C Web Annotation `AnnotationCollection`.

https://www.w3.org/TR/annotation-model/ (sections 3 to 5). A tag is `classifying`, and its body is
the label's own IRI; a comment is `commenting`, in Markdown; a quote is `identifying`, and its body
is the speaker's name, or missing where nobody is known to have said it. Targets are the words and
the offsets (code points) in the canonical text of a revision, whose address is the source: of the
current one, or of an earlier one for what was said of words that were changed since.

An answer to a comment is `replying`, and its target is the annotation that it answers. What a
comment rests on are bodies for `linking`: pages in the state of the day on which they were seen,
which begins at midnight UTC here.

What the model has no word for stands under the prefix `annotator:`. `annotator:seenBefore` is
whether a reader could see what others had said when tagging, and `annotator:firstLabel` which label
they gave then, where it was another one. `annotator:count` is how many
readers gave a label, where tags are not listed one by one: inside the annotated HTML, which would
be all tags otherwise. Such an annotation has no creator. `annotator:helpful` is how many found a
comment helpful, `annotator:deleted` when its author deleted one that had been answered, and
`annotator:state` why one that had been answered is not to be read: of these there is no body, and
nobody is told to have made them. `annotator:article` is what is known of the article, and inside
the annotated HTML how its text is marked up, so that the file can be brought in again
(`annotator.sources.annotated`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from annotator.formats.format import Format
from annotator.formats.outgoing import Outgoing, moment
from annotator.models import Comment, Label, Passage, Quote, Source
from annotator.reading import SingleTag
from annotator.shown import ShownPassage

NAMESPACE = "urn:annotator:"
# The page that has the whole text.
ANNOTATED = "annotated.html"
CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"annotator": NAMESPACE}]
MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
GENERATOR = {"type": "Software", "name": "Annotator"}

# Nothing in a <script> may end it or begin a comment, whatever somebody wrote.
NOT_IN_A_SCRIPT = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}

Json = dict[str, Any]


def write(outgoing: Outgoing) -> Iterator[str]:
    """The collection with every single tag, made one by one as the tags come."""
    yield from collection(
        outgoing,
        f"{outgoing.article_url}annotations.jsonld",
        article(outgoing),
        single(outgoing),
        "\n",
    )


def for_a_script(outgoing: Outgoing, page: str = ANNOTATED) -> str:
    """The collection with tags by count, fit to stand inside a `<script>` of a `page`."""
    address = f"{outgoing.article_url}{page}#annotations"
    about = article(outgoing)
    if page == ANNOTATED:
        # Together with the text, which is there.
        about["annotator:markup"] = dump(outgoing.reading.revision.markup)
    written = "".join(collection(outgoing, address, about, counted(outgoing), ""))
    return written.translate(NOT_IN_A_SCRIPT)


def article(outgoing: Outgoing) -> Json:
    """What is known of the article itself."""
    known = outgoing.reading.article
    published = known.published_on
    said = {
        "title": known.title,
        "standfirst": known.standfirst,
        "language": known.language,
        "byline": known.byline,
        "publisher": known.publisher,
        "publishedOn": published.isoformat() if published else "",
        "source": known.source_url,
        # Tells it from all others, wherever this file goes.
        "added": known.added_at.isoformat(),
    }
    return {f"annotator:{key}": value for key, value in said.items() if value}


def collection(
    outgoing: Outgoing, address: str, about_it: Json, annotations: Iterator[Json], newline: str
) -> Iterator[str]:
    """A collection of one page, or of none where there is nothing: no page may be empty.

    How many annotations it has is known and told when all are out.
    """
    page = f"{address}{'.' if '#' in address else '#'}page-1"
    about: Json = {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": outgoing.reading.article.title,
        "generator": GENERATOR,
        "generated": moment(outgoing.made_at),
        "annotator:article": about_it,
    }
    first = next(annotations, None)
    if first is None:
        yield f"{dump(about | {'total': 0})}{newline}"
        return
    about["last"] = page
    head: Json = {"id": page, "type": "AnnotationPage", "partOf": address, "startIndex": 0}
    yield f'{dump(about)[:-1]}, "first": {dump(head)[:-1]}, "items": ['
    total = 0
    for total, annotation in enumerate(chain((first,), annotations), 1):
        yield f"{',' if total > 1 else ''}{newline}{dump(annotation)}"
    yield f'{newline}]}}, "total": {total}}}{newline}'


def dump(value: Any) -> str:
    """JSON in UTF-8, on one line."""
    return json.dumps(value, ensure_ascii=False)


def single(outgoing: Outgoing) -> Iterator[Json]:
    """All annotations, every tag one of its own."""
    earlier = [one.shown for one in outgoing.reading.earlier]
    everything = [*outgoing.reading.passages, *earlier]
    yield from quotes(outgoing, everything)
    for passage, tags in groupby(outgoing.tagged(), key=itemgetter(0)):
        # What all tags on a passage share is made once.
        address, place = address_of(outgoing, passage), target(outgoing, passage)
        for _passage, tag in tags:
            yield tag_of_a_reader(tag, address, place)
    yield from comments(outgoing, everything)


def counted(outgoing: Outgoing) -> Iterator[Json]:
    """The annotations of the current text, tags by count: one for each label of a passage."""
    yield from quotes(outgoing, outgoing.reading.passages)
    for shown in outgoing.reading.passages:
        for label in Label:
            if count := shown.tally.count(label):
                yield tags_by_count(outgoing, shown.passage, label, count)
    yield from comments(outgoing, outgoing.reading.passages)


def quotes(outgoing: Outgoing, passages: Iterable[ShownPassage]) -> Iterator[Json]:
    """An annotation for every quote."""
    for shown in passages:
        if shown.quote:
            yield speaker_of_a_quote(outgoing, shown.passage, shown.quote)


def comments(outgoing: Outgoing, passages: Iterable[ShownPassage]) -> Iterator[Json]:
    """An annotation for every comment, a thread after the other."""
    for shown in passages:
        for thread in shown.threads:
            for comment in (thread.first, *thread.replies):
                yield comment_on(outgoing, shown.passage, comment)


def tag_of_a_reader(tag: SingleTag, address: str, place: Json) -> Json:
    """One reader's label on a passage; the reader is known by a pseudonym only."""
    return {
        "id": f"{address}#tag-{tag.reader}",
        "type": "Annotation",
        "motivation": "classifying",
        "creator": {"id": f"{NAMESPACE}reader:{tag.reader}", "nickname": tag.reader},
        "created": moment(tag.tagged_at),
        "modified": moment(tag.changed_at),
        "annotator:seenBefore": tag.seen_before,
        **({"annotator:firstLabel": label_iri(tag.first_label)} if tag.first_label else {}),
        "body": label_iri(tag.label),
        "target": place,
    }


def tags_by_count(outgoing: Outgoing, passage: Passage, label: Label, count: int) -> Json:
    """How many readers gave a label to a passage."""
    return {
        "id": f"{address_of(outgoing, passage)}#tags-{label.value}",
        "type": "Annotation",
        "motivation": "classifying",
        "annotator:count": count,
        "body": label_iri(label.value),
        "target": target(outgoing, passage),
    }


def speaker_of_a_quote(outgoing: Outgoing, passage: Passage, quote: Quote) -> Json:
    """Who said a quote, and how that is known."""
    annotation: Json = {
        "id": f"{address_of(outgoing, passage)}#quote",
        "type": "Annotation",
        "motivation": "identifying",
        "annotator:kind": quote.kind,
        "annotator:how": quote.how,
    }
    if quote.speaker:
        annotation["body"] = {
            "type": "TextualBody",
            "purpose": "identifying",
            "value": quote.speaker.name,
            "format": "text/plain",
        }
    return annotation | {"target": target(outgoing, passage)}


def comment_on(outgoing: Outgoing, passage: Passage, comment: Comment) -> Json:
    """A comment as it was typed. Comments are taken to be in the article's language."""
    page = address_of(outgoing, passage)
    motivation = "replying" if comment.parent_id else "commenting"
    annotation: Json = {
        "id": f"{page}#comment-{comment.pk}",
        "type": "Annotation",
        "motivation": motivation,
        "annotator:commentary": comment.is_commentary,
        "created": moment(comment.created_at),
    }
    if comment.parent_id:
        annotation["target"] = f"{page}#comment-{comment.parent_id}"
    else:
        annotation["target"] = target(outgoing, passage)
    if comment.is_trace and not comment.deleted_at:
        return annotation | {"annotator:state": comment.state}
    if comment.deleted_at:
        return annotation | {"annotator:deleted": moment(comment.deleted_at)}
    words: Json = {
        "type": "TextualBody",
        "purpose": motivation,
        "value": comment.body,
        "format": "text/markdown",
        "language": outgoing.reading.article.language,
    }
    sources = [page_seen(source) for source in comment.sources.all()]
    annotation["body"] = [words, *sources] if sources else words
    if comment.signature:
        annotation["creator"] = {"type": "Person", "name": comment.signature}
    if comment.edited_at:
        annotation["modified"] = moment(comment.edited_at)
    if comment.helpful:
        annotation["annotator:helpful"] = comment.helpful
    return annotation


def page_seen(source: Source) -> Json:
    """A page of the web that a comment rests on, as it was on a day."""
    page: Json = {"id": source.url}
    if source.title:
        page["label"] = source.title
    seen = {"type": "TimeState", "sourceDate": f"{source.seen_on.isoformat()}T00:00:00Z"}
    return {"type": "SpecificResource", "purpose": "linking", "source": page, "state": seen}


def target(outgoing: Outgoing, passage: Passage) -> Json:
    """The words of a passage in the revision, by themselves and by their place."""
    return {
        "source": outgoing.url_of_revision(outgoing.revision_of(passage)),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": passage.exact,
                "prefix": passage.prefix,
                "suffix": passage.suffix,
            },
            {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
        ],
    }


def address_of(outgoing: Outgoing, passage: Passage) -> str:
    """The passage's own page."""
    return outgoing.url(passage.get_absolute_url())


def label_iri(label: str) -> str:
    """The name of a label that is the same on every site."""
    return f"{NAMESPACE}label:{label}"


FORMAT = Format(
    rank=50,
    key="jsonld",
    file="annotations.jsonld",
    ending="jsonld",
    media_type=MEDIA_TYPE,
    shown=False,
    title=_("Web Annotations (JSON-LD)"),
    description=_("Every tag, quote and comment for other programs, as the W3C has it"),
    write=write,
)
