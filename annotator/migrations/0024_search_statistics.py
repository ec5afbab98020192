"""PostgreSQL is told more of how rare words and facets are, or it takes rare ones for common."""

from django.db import migrations

# Five times what it keeps by itself; the next ANALYZE, which it starts by itself, counts anew.
MORE, AS_BEFORE = 500, -1


def keep(target):
    """Has PostgreSQL keep so much of the words in its index."""

    def change(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"ALTER TABLE annotator_entry ALTER COLUMN vector SET STATISTICS {target}"
            )

    return change


class Migration(migrations.Migration):
    dependencies = [("annotator", "0023_act_key")]

    operations = [migrations.RunPython(keep(MORE), keep(AS_BEFORE))]
