"""How do two entries become one speaker's, how does one become two's, and how is that undone?

Each act is one transaction and is logged with the quotes and names that it moved. `details` of a
merge: `name`, of the entry that went; `names` that came from it, and `filled`, what its description
gave to the entry that stays, by field. Of a split: `name`, of whom the quotes went to; `names` that
went along; `made`, whether the entry is new. Of both: `quotes`, how many.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotator.actions import speakers
from annotator.actions.batches import batches
from annotator.actions.retrying import once_more
from annotator.actions.speakers import Kind, locked, touch
from annotator.models import Quote, Speaker, SpeakerChange, SpeakerName, User
from annotator.models.speaker import DESCRIBING
from annotator.refusals import ChangedMeanwhile, Invalid
from annotator.text import same_name


@transaction.atomic
def merge(*, kept: Speaker, gone: Speaker, editor: User) -> SpeakerChange:
    """Gives all quotes and names of `gone` to `kept`, and what `kept` has no description of.

    The address of `gone` leads to `kept` from then on. Raises Invalid when they are the same,
    Merged when somebody merged one of them meanwhile.
    """
    if kept.pk == gone.pk:
        raise Invalid(_("This is one entry already: there is nothing to merge."))
    kept, gone = locked(kept, gone)
    filled = {
        field: getattr(gone, field)
        for field in DESCRIBING
        if getattr(gone, field) and not getattr(kept, field)
    }
    for field, value in filled.items():
        setattr(kept, field, value)
    names = [one.name for one in gone.names.all()]
    gone.names.update(speaker=kept)
    quotes = move(gone.quotes.values_list("pk", flat=True), gone, kept)
    gone.merged_into = kept
    touch(kept, gone)
    return SpeakerChange.objects.create(
        speaker=kept,
        other=gone,
        kind=Kind.MERGED,
        by=editor,
        quotes=quotes,
        details={"name": gone.name, "names": names, "filled": filled, "quotes": len(quotes)},
    )


@once_more
@transaction.atomic
def split(*, speaker: Speaker, quotes: Iterable[int], to: str, editor: User) -> SpeakerChange:
    """Gives those of a speaker's `quotes` (their numbers) to whom `to` names, known or new.

    A name that was another of the speaker's own goes along with them. Raises Invalid for the name
    that the speaker is shown by, ChangedMeanwhile when not all are the speaker's any more, Merged
    when one of the two is an entry no more.
    """
    if same_name.key(to) == same_name.key(speaker.name):
        raise Invalid(_("These are quotes of %(name)s already.") % {"name": speaker.name})
    target = speakers.find(to)
    names = []
    if target is not None and target.pk != speaker.pk:
        made = False
        speaker, target = locked(speaker, target)
    else:
        made = True
        (speaker,) = locked(speaker)
        own = speaker.names.filter(key=same_name.key(to))
        names = [one.name for one in own]
        own.delete()
        target = speakers.make(to)
    wanted = set(quotes)
    moved = move(wanted, speaker, target)
    if len(moved) < len(wanted):
        raise no_longer_theirs(speaker, len(wanted) - len(moved))
    touch(speaker, target)
    return SpeakerChange.objects.create(
        speaker=speaker,
        other=target,
        kind=Kind.SPLIT,
        by=editor,
        quotes=moved,
        details={"name": target.name, "names": names, "made": made, "quotes": len(moved)},
    )


def no_longer_theirs(speaker: Speaker, missing: int) -> ChangedMeanwhile:
    """The refusal to move quotes of which `missing` are not the speaker's."""
    return ChangedMeanwhile(
        ngettext(
            "%(count)d of these quotes is no longer one of %(name)s, so none was moved. Look at "
            "the list again.",
            "%(count)d of these quotes are no longer ones of %(name)s, so none was moved. Look at "
            "the list again.",
            missing,
        )
        % {"count": missing, "name": speaker.name}
    )


@once_more
@transaction.atomic
def undo(*, change: SpeakerChange, editor: User) -> SpeakerChange:
    """Takes a merge or a split back: what it moved goes back where it came from, if it is there.

    Raises ChangedMeanwhile when it cannot be undone or was, Merged when one of the two entries was
    merged since, NameTaken when a name that has to go back is somebody else's by now.
    """
    rows = Speaker.objects.select_for_update().order_by("pk")
    both = {one.pk: one for one in rows.filter(pk__in=[change.speaker_id, change.other_id])}
    change = SpeakerChange.objects.select_for_update().get(pk=change.pk)
    if not change.can_be_undone:
        raise ChangedMeanwhile(_("This cannot be undone; perhaps somebody has undone it already."))
    speaker, other = both[change.speaker_id], both[change.other_id or 0]
    if speaker.merged_into_id is not None:
        raise speakers.merged(speaker)
    (undo_merge if change.kind == Kind.MERGED else undo_split)(change, speaker, other)
    touch(speaker, other)
    change.undone_by, change.undone_at = editor, timezone.now()
    change.save(update_fields=["undone_by", "undone_at"])
    return change


def undo_merge(change: SpeakerChange, kept: Speaker, gone: Speaker) -> None:
    """Makes `gone` an entry again, with the quotes and names of its own that `kept` still has."""
    own = {same_name.key(gone.name): gone.name}
    speakers.check_free(kept, own)
    going = {*own, *map(same_name.key, change.details["names"])}
    if same_name.key(kept.name) in going:
        raise ChangedMeanwhile(
            _("%(name)s is shown by a name that has to go back. Rename the entry first.")
            % {"name": kept.name}
        )
    kept.names.filter(key__in=going).update(speaker=gone)
    if not gone.names.filter(key__in=own).exists():
        SpeakerName.of(gone, gone.name).save()
    for field, value in change.details["filled"].items():
        if getattr(kept, field) == value:
            setattr(kept, field, "")
    move(change.quotes, kept, gone)
    gone.merged_into = None


def undo_split(change: SpeakerChange, speaker: Speaker, target: Speaker) -> None:
    """Gives back what `target` still has; an entry made by the split that is bare then goes."""
    if target.merged_into_id is not None:
        raise speakers.merged(target)
    move(change.quotes, target, speaker)
    # The split itself was the one change of an entry that it made.
    if change.details["made"] and target.version == 1 and not target.quotes.exists():
        target.names.all().delete()
        SpeakerName.objects.bulk_create(
            SpeakerName.of(speaker, name) for name in change.details["names"]
        )
        target.merged_into = speaker


def move(quotes: Iterable[int], source: Speaker, target: Speaker) -> list[int]:
    """Makes those of `quotes` that are `source`'s `target`'s; returns their numbers, in order."""
    moved: list[int] = []
    for some in batches(sorted(quotes)):
        there = Quote.objects.filter(speaker=source, pk__in=some).order_by("pk")
        numbers = list(there.select_for_update().values_list("pk", flat=True))
        Quote.objects.filter(pk__in=numbers).update(speaker=target)
        moved += numbers
    return moved
