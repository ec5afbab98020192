"""PostgreSQL's index of entries tells which are the newest, beside which words they hold.

It knows of each entry the stretches that its number is in, the longer ones too: `search.newest` asks
for these. The new index takes the place of the one before it, and is made while the site goes on.
"""

from django.db import migrations

STRETCHES = ", ".join(f"(id >> {bits} << 5) + {bits}" for bits in range(6, 21))
# What was written and is not yet in order is read by every search, for each stretch: so little of it.
NEW = f"gin (vector, (ARRAY[{STRETCHES}])) WITH (gin_pending_list_limit = 256)"
OLD = "gin (vector)"


def make(index):
    """Has PostgreSQL make the index anew; one that an earlier attempt left unfinished goes."""

    def change(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return
        for statement in (
            "DROP INDEX CONCURRENTLY IF EXISTS annotator_entry_made",
            f"CREATE INDEX CONCURRENTLY annotator_entry_made ON annotator_entry USING {index}",
            "DROP INDEX CONCURRENTLY IF EXISTS annotator_entry_vector",
            "ALTER INDEX annotator_entry_made RENAME TO annotator_entry_vector",
            "ANALYZE annotator_entry",
        ):
            schema_editor.execute(statement)

    return change


class Migration(migrations.Migration):
    # An index can be made beside what is written only outside of a transaction.
    atomic = False

    dependencies = [("annotator", "0025_tag_by_passage")]

    operations = [migrations.RunPython(make(NEW), make(OLD))]
