"""The one application that the site is."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class AnnotatorConfig(AppConfig):
    name = "annotator"
    verbose_name = "Annotator"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # What happens on signing in needs the models, which are there only now.
        import_module("annotator.accounts")
