"""Tags of a passage are found by the index that says that each reader has one."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('annotator', '0024_search_statistics'),
    ]

    operations = [
        migrations.AlterField(
            model_name='tag',
            name='passage',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='tags', to='annotator.passage'),
        ),
    ]
