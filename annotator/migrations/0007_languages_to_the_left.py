"""Articles can be in Arabic and in Hebrew."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('annotator', '0006_acts'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='article',
            name='article_language',
        ),
        migrations.AlterField(
            model_name='article',
            name='language',
            field=models.CharField(choices=[('fr', 'French'), ('en', 'English'), ('ar', 'Arabic'), ('he', 'Hebrew')], max_length=2, verbose_name='language'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ['fr', 'en', 'ar', 'he'])), name='article_language'),
        ),
    ]
