"""How do quotes from a file get in? With their speakers, where nobody knows better here."""

from __future__ import annotations

from annotator.actions import indexing, quotes, snapshots
from annotator.actions.brought import Brought, Item
from annotator.actions.speakers import all_named
from annotator.incoming.annotation import Spoken
from annotator.models import Quote, Speaker
from annotator.text import same_name
from annotator.text.explained import Explained, gettext_noop
from annotator.text.quotes import How

NO_NAME = gettext_noop("its speaker’s name has no letters")
PUT_RIGHT = gettext_noop("an editor has put this quote right here: the speaker is {speaker}")
NOBODY = gettext_noop("nobody known")


def write(brought: Brought) -> None:
    """Stores the quotes of a file. What an editor said of a quote here stands."""
    given = brought.having(Spoken)
    for item, said in given:
        if said.speaker and not same_name.key(said.speaker):
            item.refused = Explained(NO_NAME)
    given = [(item, said) for item, said in given if not item.refused]
    speakers = all_named({said.speaker for _item, said in given if said.speaker})
    there = Quote.objects.filter(passage__revision=brought.article.current_id)
    known = {one.passage_id: one for one in there.select_related("passage", "speaker")}
    new: list[Quote] = []
    for item, said in given:
        speaker = speakers.get(said.speaker)
        quote = known.get(item.passage.pk)
        if quote:
            correct(brought, item, quote, said, speaker)
            continue
        known[item.passage.pk] = Quote(
            passage=item.passage,
            speaker=speaker,
            kind=said.kind if said.kind in Quote.Kind.values else Quote.Kind.MARKED,
            how=how(said),
        )
        new.append(known[item.passage.pk])
        item.wrote = True
    Quote.objects.bulk_create(new, batch_size=500)
    indexing.new_quotes(new, brought.article)


def correct(
    brought: Brought, item: Item, quote: Quote, said: Spoken, speaker: Speaker | None
) -> None:
    """Gives a quote that is here to `speaker`, unless an editor gave it to another."""
    if speaker is None or quote.speaker_id == speaker.pk:
        return
    if quote.how == Quote.PERSON:
        name = quote.speaker.name if quote.speaker else Explained(NOBODY)
        item.refused = Explained(PUT_RIGHT, speaker=name)
        return
    before = snapshots.quote(quote)
    quote.speaker, quote.suggestion, quote.source, quote.how = speaker, "", "", how(said)
    if quote.pk:
        quote.save(update_fields=["speaker", "suggestion", "source", "how"])
        quotes.note(quote.passage, before, snapshots.quote(quote), brought.editor)
    item.wrote = True


def how(said: Spoken) -> str:
    """How it is known who spoke: as the file says, or because a person said so."""
    return said.how if said.how in set(How) else Quote.PERSON
