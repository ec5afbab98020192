"""What can an administrator mend by hand? What readers and editors do has pages of its own."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotator.models import Article, Speaker, User

# Admin classes are generic to the type checker only.


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    list_display = ("username", "name", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    fieldsets = (*(UserAdmin.fieldsets or ()), (_("Annotator"), {"fields": ("role",)}))


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("title", "language", "publisher", "published_on", "added_at")
    list_filter = ("language",)
    search_fields = ("title", "byline", "publisher")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = ("title", "standfirst", "byline", "publisher", "published_on", "source_url")

    def has_add_permission(self, request: object) -> bool:
        """Articles come in through the page or the command, which read their text."""
        return False


@admin.register(Speaker)
class SpeakerAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "slug", "merged_into")
    search_fields = ("name", "names__name")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def has_add_permission(self, request: object) -> bool:
        """Speakers come with their quotes."""
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        """Entries have pages of their own, where who changed what is told and can be undone."""
        return False
