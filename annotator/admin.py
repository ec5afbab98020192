"""What can an administrator mend by hand? What readers and editors do has pages of its own."""

from __future__ import annotations

from typing import cast

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db import models, transaction
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from annotator import access
from annotator.actions import accounts, describing, leaving, moderation
from annotator.actions.leaving import Fate
from annotator.forms.fields import WebAddressField
from annotator.models import Article, Comment, Source, Speaker, User

# Admin classes are generic to the type checker only.


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    list_display = ("username", "name", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    fieldsets = (*(UserAdmin.fieldsets or ()), (_("Annotator"), {"fields": ("role",)}))

    def save_model(
        self, request: HttpRequest, obj: User, form: ModelForm[User], change: bool
    ) -> None:
        """The name may be another one by now."""
        super().save_model(request, obj, form, change)
        accounts.renamed(obj)

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        """As if they left themselves: what they gave stays, without a name."""
        leaving.leave(user=obj, tags=Fate.KEPT, said=Fate.KEPT)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[User]) -> None:
        """The same for those that were ticked, or none of them."""
        with transaction.atomic():
            for one in queryset.order_by("pk"):
                self.delete_model(request, one)


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("title", "status", "language", "publisher", "published_on", "added_at")
    list_filter = ("status", "language")
    search_fields = ("title", "byline", "publisher")
    formfield_overrides = {models.URLField: {"form_class": WebAddressField}}
    fields = ("title", "standfirst", "byline", "publisher", "published_on", "source_url")

    def save_model(
        self, request: HttpRequest, obj: Article, form: ModelForm[Article], change: bool
    ) -> None:
        """What is changed here stands in the article's history too."""
        editor = access.editor(request)
        fields = {name: form.cleaned_data[name] for name in form.changed_data}
        describing.describe(article=obj, editor=editor, fields=fields)

    def has_add_permission(self, request: object) -> bool:
        """Articles come in through the page or the command, which read their text."""
        return False


class SourceInline(admin.TabularInline):  # type: ignore[type-arg]
    model = Source
    fields = readonly_fields = ("url", "title", "seen_on")
    extra = 0
    can_delete = False

    def has_add_permission(self, request: object, obj: object = None) -> bool:
        """Sources are their author's as well."""
        return False


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """To look at, and to erase what must not even be kept; all else is the editors' queue's."""

    list_display = ("__str__", "author", "state", "is_commentary", "created_at", "deleted_at")
    list_filter = ("state", "is_commentary", "created_at")
    list_select_related = ("author",)
    search_fields = ("body", "author__username")
    fields = ("body", "author", "state", "helpful", "created_at", "edited_at", "deleted_at")
    inlines = (SourceInline,)

    def has_add_permission(self, request: object) -> bool:
        """Comments are written beside the words that they are about."""
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        """Nobody puts words into another’s mouth."""
        return False

    def delete_model(self, request: HttpRequest, obj: Comment) -> None:
        """For good, and logged. What has replies Django does not let go."""
        moderation.erase(comment=obj, editor=cast(User, request.user))

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Comment]) -> None:
        """The same for those that were ticked, the newest first."""
        for one in queryset.order_by("-pk"):
            self.delete_model(request, one)


@admin.register(Speaker)
class SpeakerAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "slug", "merged_into")
    search_fields = ("name", "names__name")
    formfield_overrides = {models.URLField: {"form_class": WebAddressField}}

    def has_add_permission(self, request: object) -> bool:
        """Speakers come with their quotes."""
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        """Entries have pages of their own, where who changed what is told and can be undone."""
        return False
