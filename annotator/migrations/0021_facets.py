"""What is told of articles stands in the index with the words; publishers are looked up by name."""

from django.db import migrations, models

from annotator.search import facets

AT_ONCE = 500
TOLD = (
    "article__language",
    "article__publisher",
    "article__published_on",
    "article__added_at",
)


def tell(apps, schema_editor):
    """Adds to all entries what there is to tell, a few at a time: texts are long."""
    entries = apps.get_model("annotator", "Entry").objects
    last = 0
    while some := list(entries.filter(pk__gt=last).order_by("pk").values_list(
        "pk", "kind", "terms", "article", *TOLD
    )[:AT_ONCE]):
        last = some[-1][0]
        changed = []
        for pk, kind, terms, article, language, publisher, published, added in some:
            if article:
                day = published or added.date()
                told = facets.told(kind, article, language, publisher, day)
            else:
                told = [facets.of_kind(kind)]
            changed.append(entries.model(pk=pk, terms=facets.added(terms, told)))
        entries.bulk_update(changed, ["terms"], batch_size=100)


class Migration(migrations.Migration):
    dependencies = [("annotator", "0020_entries")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["publisher", "status"], name="article_publisher"),
        ),
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
