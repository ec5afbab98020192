"""How does a name become a speaker, one entry across all articles, and how is an entry changed?

Making one entry of two, and two of one, is `merging`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from annotator.actions import indexing, passages
from annotator.actions.retrying import once_more
from annotator.models import Article, Passage, Speaker, SpeakerChange, SpeakerName, User
from annotator.models.speaker import DESCRIBING
from annotator.refusals import ChangedMeanwhile, Invalid, Merged, NameTaken
from annotator.text import same_name

LONGEST_SLUG = 70
# Words that stand at the same place in an address.
RESERVED = frozenset({"new"})
# Nobody loses so many races in a row.
TRIES = 5

Kind = SpeakerChange.Kind


def named(name: str) -> Speaker:
    """The speaker whom `name` names, however it is spelt; made if it is new.

    Raises Invalid where nothing can be seen of the name.
    """
    return all_named([name])[name]


@transaction.atomic
def all_named(names: Iterable[str]) -> dict[str, Speaker]:
    """The speaker of each of `names`, as `named` gives one. Each is locked until the act is done.

    An abbreviated name ("D. Roe") is nobody's but whose an editor said it is. Two who name the same
    new speaker in the same moment get one entry; locked in the order of their keys, they never wait
    for each other.
    """
    names = list(names)
    by_key = {same_name.key(name): name for name in reversed(names)}
    if "" in by_key:
        raise Invalid(_("A speaker’s name has letters. Write it, or leave it out."))
    found = {key: one_named(key, by_key[key]) for key in sorted(by_key)}
    return {name: found[same_name.key(name)] for name in names}


def one_named(key: str, name: str) -> Speaker:
    """The speaker that has `key`, locked; a new one of that `name` if nobody has it."""
    for _again in range(TRIES):
        speaker = find(key, lock=True)
        if speaker is None:
            try:
                with transaction.atomic():
                    return make(name)
            except IntegrityError:
                # Somebody else has just taken the name, or the address.
                continue
        if speaker.merged_into_id is None:
            return speaker
        # While we waited for the lock it was merged, and its names went to another.
    raise ChangedMeanwhile(_("Others keep changing this speaker just now. Try once more."))


def find(name: str, *, lock: bool = False) -> Speaker | None:
    """The speaker one of whose names is `name`, however it is spelt; None if nobody has it."""
    speakers = Speaker.objects.select_for_update(of=("self",)) if lock else Speaker.objects
    return speakers.filter(names__key=same_name.key(name)).first()


def make(name: str) -> Speaker:
    """A new speaker. Raises IntegrityError when the name is somebody's."""
    speaker = Speaker.objects.create(name=name, slug=free_slug(Speaker, name, "speaker"))
    SpeakerName.of(speaker, name).save()
    indexing.speakers(speaker)
    return speaker


def free_slug(model: type[Article] | type[Speaker], title: str, otherwise: str) -> str:
    """A slug for `title` that no other row of `model` has."""
    stem = slugify(title)[:LONGEST_SLUG].strip("-") or otherwise
    others = model._default_manager.filter(slug__startswith=stem)
    taken = RESERVED.union(others.values_list("slug", flat=True))
    slug, number = stem, 2
    while slug in taken:
        slug, number = f"{stem}-{number}", number + 1
    return slug


@once_more
@transaction.atomic
def change(
    *,
    speaker: Speaker,
    editor: User,
    seen: int,
    name: str,
    other_names: Sequence[str],
    description: str,
    wikidata: str,
    homepage: str,
) -> list[SpeakerChange]:
    """Gives a speaker's entry these names and this description; returns what differs, logged.

    The name that was shown stays as an other one when the speaker is renamed. `seen` is the version
    of the entry that the editor had before them. Raises ChangedMeanwhile when it is another by now,
    NameTaken when a name is somebody else's, Merged when the entry is none any more.
    """
    (speaker,) = locked(speaker)
    if speaker.version != seen:
        raise ChangedMeanwhile(
            _("Somebody changed this entry meanwhile; nothing of yours is saved yet.")
        )
    changes = [
        *rename(speaker, name, other_names),
        *describe(speaker, description=description, wikidata=wikidata, homepage=homepage),
    ]
    if changes:
        touch(speaker)
    return SpeakerChange.objects.bulk_create(
        SpeakerChange(speaker=speaker, by=editor, kind=kind, details=details)
        for kind, details in changes
    )


def rename(
    speaker: Speaker, name: str, other_names: Sequence[str]
) -> list[tuple[Kind, dict[str, Any]]]:
    """Makes `name` the one that is shown, beside `other_names`; returns what that changed."""
    kept = [] if same_name.key(name) == same_name.key(speaker.name) else [speaker.name]
    wanted = {same_name.key(one): one for one in (*kept, *other_names, name)}
    known = {one.key: one for one in speaker.names.all()}
    check_free(speaker, wanted)
    gone = [one for key, one in known.items() if wanted.get(key) != one.name]
    new = [one for key, one in wanted.items() if key not in known or known[key].name != one]
    SpeakerName.objects.filter(pk__in=[one.pk for one in gone]).delete()
    SpeakerName.objects.bulk_create(SpeakerName.of(speaker, one) for one in new)
    before, speaker.name = speaker.name, name
    renamed = [(Kind.RENAMED, {"before": before, "after": name})] if before != name else []
    told = {before, name} if renamed else set()
    return [
        *renamed,
        *((Kind.REMOVED, {"name": one.name}) for one in gone if one.name not in told),
        *((Kind.ADDED, {"name": one}) for one in new if one not in told),
    ]


def check_free(speaker: Speaker, wanted: Mapping[str, str]) -> None:
    """Raises NameTaken, telling who has it, when a name of `wanted` (by key) is somebody else's."""
    others = SpeakerName.objects.filter(key__in=wanted).exclude(speaker=speaker)
    taken = others.select_related("speaker").first()
    if taken:
        raise name_taken(wanted[taken.key], taken.speaker)


def name_taken(name: str, holder: Speaker) -> NameTaken:
    """The refusal of a name that is `holder`'s."""
    return NameTaken(
        _(
            "“%(name)s” is a name of %(holder)s already, and a name is one speaker’s only. Take it "
            "off there first, or merge the two."
        )
        % {"name": name, "holder": holder}
    )


def merged(speaker: Speaker) -> Merged:
    """The refusal to change an entry that was merged."""
    into = speaker.merged_into
    if into is None:
        raise ValueError(f"{speaker.slug} was not merged")
    return Merged(name=speaker.name, into=into.name, slug=into.slug)


def describe(speaker: Speaker, **described: str) -> list[tuple[Kind, dict[str, Any]]]:
    """Sets what is said of a speaker besides the names; returns what that changed."""
    before = {field: getattr(speaker, field) for field in DESCRIBING}
    differing = [field for field in DESCRIBING if before[field] != described[field]]
    for field in differing:
        setattr(speaker, field, described[field])
    if not differing:
        return []
    return [
        (
            Kind.DESCRIBED,
            {
                "before": {field: before[field] for field in differing},
                "after": {field: described[field] for field in differing},
            },
        )
    ]


def locked(*speakers: Speaker) -> list[Speaker]:
    """The entries of `speakers` as they are now, locked, in the order given.

    Raises Merged when one of them is an entry no more.
    """
    rows = Speaker.objects.select_for_update().order_by("pk")
    now = {one.pk: one for one in rows.filter(pk__in=[one.pk for one in speakers])}
    for one in speakers:
        if one.pk not in now:
            raise ChangedMeanwhile(_("This speaker is no longer there, so nothing was changed."))
        if now[one.pk].merged_into is not None:
            raise merged(now[one.pk])
    return [now[one.pk] for one in speakers]


def touch(*speakers: Speaker) -> None:
    """Stores `speakers`, which are locked, as changed, and so the passages that name them."""
    for speaker in speakers:
        speaker.version += 1
        speaker.save()
    passages.touch_all(Passage.objects.filter(quote__speaker__in=speakers))
    indexing.speakers(*speakers)
