"""Revisions are known again by their text."""

from django.db import migrations, models

from annotator.text.fingerprint import fingerprint


def fill_in(apps, schema_editor):
    """The fingerprints of the revisions that there are, a few at a time: texts are long."""
    revisions = apps.get_model("annotator", "Revision").objects
    for pk in list(revisions.values_list("pk", flat=True)):
        text = revisions.values_list("text", flat=True).get(pk=pk)
        revisions.filter(pk=pk).update(fingerprint=fingerprint(text))


class Migration(migrations.Migration):
    dependencies = [("annotator", "0018_comment_state_index")]

    operations = [
        migrations.AddField(
            model_name="revision",
            name="fingerprint",
            field=models.CharField(max_length=32, db_index=True, editable=False, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop, elidable=True),
    ]
