"""SQLite tells which words are indexed; PostgreSQL needs no more than it has."""

from django.db import migrations

VOCABULARY = (
    "CREATE VIRTUAL TABLE annotator_vocabulary USING fts5vocab(annotator_terms, 'instance')"
)


def tell(apps, schema_editor):
    """Has SQLite tell them."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute(VOCABULARY)


def leave(apps, schema_editor):
    """Takes that away."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE annotator_vocabulary")


class Migration(migrations.Migration):
    dependencies = [("annotator", "0021_facets")]

    operations = [migrations.RunPython(tell, leave)]
