"""How does a name become a speaker, one entry across all articles?"""

from __future__ import annotations

from django.utils.text import slugify

from annotator.models import Article, Speaker

LONGEST_SLUG = 70
# Words that stand at the same place in an address.
RESERVED = frozenset({"new"})


def named(name: str) -> Speaker:
    """The speaker of that name, letters' case aside; made if it is new."""
    return (
        Speaker.objects.filter(name__iexact=name).first()
        or Speaker.objects.get_or_create(
            name=name, defaults={"slug": free_slug(Speaker, name, "speaker")}
        )[0]
    )


def free_slug(model: type[Article] | type[Speaker], title: str, otherwise: str) -> str:
    """A slug for `title` that no other row of `model` has."""
    stem = slugify(title)[:LONGEST_SLUG].strip("-") or otherwise
    others = model._default_manager.filter(slug__startswith=stem)
    taken = RESERVED.union(others.values_list("slug", flat=True))
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug
