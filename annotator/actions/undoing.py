"""How is an act undone? By the same actions that anybody takes, so that tallies and rules hold.

Only what still is as the act left it is undone: what was done since comes first.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotator.actions import bounds, comments, helpful, passages, snapshots, tags
from annotator.actions.retrying import once_more
from annotator.models import Act, Comment, Passage, Tag
from annotator.refusals import CannotUndo, ChangedMeanwhile, NotAllowed, WordsNotThere
from annotator.text.spans import Span


def undo(*, act: Act) -> Passage | None:
    """Undoes `act`; returns the passage that it was on, or None when that went with it.

    Raises CannotUndo for an act that was undone before, is too long ago, or after which something
    else became of what it was on; WordsNotThere when its words are no longer in the text. Such an
    act is in nobody's way: the next to be undone is the one before it.
    """
    try:
        return carry_out(act)
    except (CannotUndo, WordsNotThere):
        mine = act.reader.acts.filter(article=act.article_id).undoable()
        if mine.first() == act:
            mine.filter(pk=act.pk).update(settled_at=timezone.now())
        raise


@passages.unless_gone()
@once_more
@transaction.atomic
def carry_out(act: Act) -> Passage | None:
    """Undoes `act` as `undo` says, or nothing of it."""
    found = Act.objects.select_for_update(of=("self",))
    locked = found.select_related("reader__user", "article__current").filter(pk=act.pk).first()
    if locked is None or locked.is_past:
        raise CannotUndo(too_late())
    if locked.settled_at:
        raise CannotUndo(
            _("This was undone already, perhaps in another window, or can no longer be undone.")
        )
    passage = HOW[Act.Kind(locked.kind)](locked)
    locked.settled_at = timezone.now()
    locked.save(update_fields=["settled_at"])
    return passage


def too_late() -> str:
    """What to say of an act that is not kept any longer."""
    return _("This can no longer be undone: more than an hour has passed.")


def undo_tag(act: Act) -> Passage | None:
    """Gives the reader's tag back the label that it had, or takes it away."""
    passage = standing(act)
    tag = Tag.objects.filter(passage=passage, reader=act.reader).first() if passage else None
    if (tag.label if tag else None) != act.after:
        raise CannotUndo(_("Your tag on these words is not what it was then, so it was left."))
    if act.former is None:
        return passage if passage and not removed(passage, act) else None
    passage = passage or made_again(act)
    passages.hold_words(passage)
    if act.kind == Act.Kind.UNTAGGED and isinstance(act.before, dict):
        tags.give_again(passage, act.reader, act.before)
    else:
        tags.give(passage, act.reader, act.former)
    return passage


def removed(passage: Passage, act: Act) -> bool:
    """Takes the reader's tag away; returns whether the passage went with it."""
    tags.remove(passage, act.reader)
    return not Passage.objects.filter(pk=passage.pk).exists()


def undo_comment(act: Act) -> Passage | None:
    """Deletes the comment that was written."""
    comment = unchanged(act)
    return None if comments.remove(comment) else comment.passage


def undo_edit(act: Act) -> Passage | None:
    """Lets a comment say what it said before."""
    comment = unchanged(act)
    kept = act.before or {}
    comments.say(comment, kept["body"], snapshots.cited(kept), snapshots.edited_at(kept))
    comments.keep(comment, act.after, snapshots.words(comment))
    return comment.passage


def undo_deletion(act: Act) -> Passage | None:
    """Brings a comment back, where it was."""
    passage = standing(act) or made_again(act)
    snapshots.bring_back(act.before or [], passage)
    return passage


def undo_mark(act: Act) -> Passage | None:
    """Takes a mark on a comment away, or puts it again."""
    comment = marked(act)
    undone = helpful.remove if act.kind == Act.Kind.HELPFUL else helpful.mark
    if not undone(comment, act.reader):
        raise CannotUndo(_("Your mark on this comment is not what it was then."))
    return comment.passage


def undo_move(act: Act) -> Passage | None:
    """Puts a passage back to the bounds that it had, with what is the reader's own on it."""
    passage, kept = standing(act), act.before or {}
    if passage is None or {"label": bounds.label_on(passage, act.reader)} != act.after:
        raise CannotUndo(_("Your tag on these words is not what it was then, so it was left."))
    if act.article.current_id != act.revision_id:
        raise CannotUndo(passages.changed_since())
    if kept["joined"]:
        return bounds.move_back(passage, act)
    try:
        own = bounds.own(passage, act.reader)
    except (ChangedMeanwhile, NotAllowed) as refusal:
        raise CannotUndo(str(refusal)) from refusal
    return bounds.carry(own, act.reader, Span(kept["start"], kept["end"]))[0]


def unchanged(act: Act) -> Comment:
    """The comment as the act left it. Raises CannotUndo."""
    comment = marked(act)
    if snapshots.words(comment) != act.after:
        raise CannotUndo(_("You have changed this comment since; undo that first."))
    return comment


def marked(act: Act) -> Comment:
    """The comment that an act was on. Raises CannotUndo when it was deleted since."""
    found = Comment.objects.select_for_update(of=("self",)).select_related("passage__article")
    comment = found.filter(pk=act.comment_number or 0, deleted_at=None).first()
    if comment is None:
        raise CannotUndo(_("This comment was deleted since."))
    return comment


def standing(act: Act) -> Passage | None:
    """The passage that an act was on, or that it was joined to since.

    One that has gone may have been made anew, of the same words; else there is None.
    """
    found = Passage.objects.select_related("article", "merged_into__article")
    passage = found.filter(pk=act.passage_number).first()
    if passage is None:
        there = {"revision": act.revision_id, "start": act.start, "end": act.end}
        passage = found.filter(**there).first()
    return passage and (passage.merged_into or passage)


def made_again(act: Act) -> Passage:
    """The passage of an act whose own has gone, on the same words. Raises CannotUndo."""
    if act.article.current_id != act.revision_id:
        raise CannotUndo(passages.changed_since())
    return passages.at(act.article, act.span)[0]


HOW: dict[Act.Kind, Callable[[Act], Passage | None]] = {
    Act.Kind.TAGGED: undo_tag,
    Act.Kind.RETAGGED: undo_tag,
    Act.Kind.UNTAGGED: undo_tag,
    Act.Kind.COMMENTED: undo_comment,
    Act.Kind.EDITED: undo_edit,
    Act.Kind.DELETED: undo_deletion,
    Act.Kind.HELPFUL: undo_mark,
    Act.Kind.UNHELPFUL: undo_mark,
    Act.Kind.MOVED: undo_move,
}
