"""Articles, quotes, comments and speakers are found by their words: entries, and an index of them.

The database keeps the index by itself. SQLite does so by triggers, which a later migration that
makes the table of entries anew has to set up again: `WITH_SQLITE`.
"""

from itertools import islice

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import annotator.search.matching
from annotator.search.indexed import parts, said_in, terms
from annotator.text.document import Document

AT_ONCE = 200
WITH_SQLITE = (
    """CREATE VIRTUAL TABLE annotator_terms USING fts5(
        terms, content='annotator_entry', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0', prefix='2 3 4')""",
    """CREATE TRIGGER annotator_entry_made AFTER INSERT ON annotator_entry BEGIN
        INSERT INTO annotator_terms (rowid, terms) VALUES (new.id, new.terms);
    END""",
    """CREATE TRIGGER annotator_entry_gone AFTER DELETE ON annotator_entry BEGIN
        INSERT INTO annotator_terms (annotator_terms, rowid, terms)
        VALUES ('delete', old.id, old.terms);
    END""",
    """CREATE TRIGGER annotator_entry_changed AFTER UPDATE OF terms ON annotator_entry BEGIN
        INSERT INTO annotator_terms (annotator_terms, rowid, terms)
        VALUES ('delete', old.id, old.terms);
        INSERT INTO annotator_terms (rowid, terms) VALUES (new.id, new.terms);
    END""",
)
WITHOUT_SQLITE = (
    "DROP TRIGGER annotator_entry_made",
    "DROP TRIGGER annotator_entry_gone",
    "DROP TRIGGER annotator_entry_changed",
    "DROP TABLE annotator_terms",
)
WITH_POSTGRESQL = (
    """ALTER TABLE annotator_entry ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, terms)) STORED""",
    "CREATE INDEX annotator_entry_vector ON annotator_entry USING gin (vector)",
    """CREATE VIEW annotator_terms AS
        SELECT id AS rowid, vector AS annotator_terms FROM annotator_entry""",
)
WITHOUT_POSTGRESQL = (
    "DROP VIEW annotator_terms",
    "ALTER TABLE annotator_entry DROP COLUMN vector",
)


def index(apps, schema_editor):
    """Has the database keep its index."""
    sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in WITH_SQLITE if sqlite else WITH_POSTGRESQL:
        schema_editor.execute(statement)


def leave(apps, schema_editor):
    """Takes the index away."""
    sqlite = schema_editor.connection.vendor == "sqlite"
    for statement in WITHOUT_SQLITE if sqlite else WITHOUT_POSTGRESQL:
        schema_editor.execute(statement)


def fill_in(apps, schema_editor):
    """Entries of all that there is, a few at a time: texts are long."""
    entries = apps.get_model("annotator", "Entry")
    made = (
        entries(**one)
        for of_kind in (of_speakers, of_articles, of_quotes, of_comments)
        for one in of_kind(apps)
    )
    while some := list(islice(made, AT_ONCE)):
        entries.objects.bulk_create(some)


def of_speakers(apps):
    names = apps.get_model("annotator", "SpeakerName").objects
    for one in apps.get_model("annotator", "Speaker").objects.filter(merged_into=None).order_by("pk"):
        said = names.filter(speaker=one).order_by("pk").values_list("name", flat=True)
        yield {"kind": "speaker", "speaker": one, "terms": terms([*said, one.description], "")}


def of_articles(apps):
    articles = apps.get_model("annotator", "Article").objects.exclude(current=None)
    for pk in list(articles.order_by("added_at", "pk").values_list("pk", flat=True)):
        one = articles.select_related("current").get(pk=pk)
        about = (one.title, one.standfirst, one.byline, one.publisher)
        document = Document.from_json(one.current.text, one.current.markup)
        blocks = [block.start for block in document.blocks]
        for number, part in enumerate(parts(about, document.text, one.language, blocks)):
            yield {
                "kind": "article",
                "article": one,
                "part": number,
                "start": part.start,
                "length": part.length,
                "first_block": part.first_block,
                "blocks": list(part.blocks),
                "terms": part.terms,
            }


def of_quotes(apps):
    quotes = apps.get_model("annotator", "Quote").objects.order_by("passage__article", "pk")
    told = ("pk", "passage__article", "passage__article__language", "passage__exact")
    for pk, article, language, exact in quotes.values_list(*told).iterator():
        yield {
            "kind": "quote",
            "article_id": article,
            "quote_id": pk,
            "terms": terms([exact], language),
        }


def of_comments(apps):
    comments = apps.get_model("annotator", "Comment").objects.filter(deleted_at=None)
    told = ("pk", "passage__article", "passage__article__language", "html")
    for pk, article, language, html in comments.order_by("pk").values_list(*told).iterator():
        yield {
            "kind": "comment",
            "article_id": article,
            "comment_id": pk,
            "terms": terms([said_in(html)], language),
        }


class Migration(migrations.Migration):
    dependencies = [("annotator", "0019_fingerprint")]

    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("article", "Articles"),
                            ("quote", "Quotes"),
                            ("comment", "Comments"),
                            ("speaker", "Voices"),
                        ],
                        max_length=7,
                    ),
                ),
                ("part", models.PositiveIntegerField(default=0)),
                ("start", models.PositiveIntegerField(default=0)),
                ("length", models.PositiveIntegerField(default=0)),
                ("first_block", models.PositiveIntegerField(default=1)),
                ("blocks", models.JSONField(default=list)),
                ("terms", models.TextField()),
                (
                    "article",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="annotator.article",
                    ),
                ),
                *(
                    (
                        name,
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="entry",
                            to=f"annotator.{name}",
                        ),
                    )
                    for name in ("quote", "comment", "speaker")
                ),
            ],
        ),
        migrations.CreateModel(
            name="Terms",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        db_column="rowid",
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="indexed",
                        serialize=False,
                        to="annotator.entry",
                    ),
                ),
                ("terms", annotator.search.matching.TermsField(db_column="annotator_terms")),
            ],
            options={"db_table": "annotator_terms", "managed": False},
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.UniqueConstraint(
                condition=Q(kind="article"), fields=("article", "part"), name="entry_part"
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=Q(
                    kind="article", article__isnull=False, quote=None, comment=None, speaker=None
                )
                | Q(
                    kind="quote",
                    article__isnull=False,
                    quote__isnull=False,
                    comment=None,
                    speaker=None,
                )
                | Q(
                    kind="comment",
                    article__isnull=False,
                    quote=None,
                    comment__isnull=False,
                    speaker=None,
                )
                | Q(
                    kind="speaker", article=None, quote=None, comment=None, speaker__isnull=False
                ),
                name="entry_of_one_thing",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["status", "added_at", "id"], name="article_listed"),
        ),
        migrations.RunPython(index, leave),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
