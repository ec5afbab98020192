"""What can editors say of an article? What it is; who finds it, tags it and comments on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Self

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from annotator.forms.fields import CleanCharField, WebAddressField
from annotator.models import Article, Commenters, Language, Status, Taggers, Tallies
from annotator.sources.draft import MAX_URL

STATUS_TOLD: dict[str, str | Promise] = {
    Status.DRAFT: gettext_lazy("Only editors see it. To others there is nothing at its address."),
    Status.UNLISTED: gettext_lazy(
        "Whoever has the address can read it. It is in no list and no search, its quotes are not "
        "with their speakers, and search engines are told to leave it out."
    ),
    Status.PUBLIC: gettext_lazy("Everybody finds it in the list, in searches and by its speakers."),
}


class ArticleForm(forms.Form):
    """Some of an article's fields, as the model has them."""

    @classmethod
    def of(cls, article: Article, data: Any = None) -> Self:
        """The form with what an article has, or with the `data` that was sent."""
        return cls(data, initial={name: getattr(article, name) for name in cls.base_fields})


class AboutForm(ArticleForm):
    """What an article is called, who wrote it, and where and when it was published."""

    title = CleanCharField(label=gettext_lazy("Title"), max_length=300)
    standfirst = CleanCharField(
        label=gettext_lazy("Standfirst"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    byline = CleanCharField(label=gettext_lazy("Byline"), required=False, max_length=200)
    publisher = CleanCharField(label=gettext_lazy("Publisher"), required=False, max_length=200)
    published_on = forms.DateField(
        label=gettext_lazy("Published on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"),
        choices=Language.choices,
        help_text=gettext_lazy("Sentences and quotes stay as they were found until it is revised."),
    )
    source_url = WebAddressField(label=gettext_lazy("Source"), required=False, max_length=MAX_URL)


class SettingsForm(ArticleForm):
    """An article's settings."""

    status = forms.ChoiceField(
        label=gettext_lazy("Who finds it?"), choices=Status.choices, widget=forms.RadioSelect
    )
    taggers = forms.ChoiceField(
        label=gettext_lazy("Who may tag?"),
        choices=Taggers.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Others see the tallies without the buttons, and a sentence says who may. Tags that "
            "were given stay. The same people may mark comments as helpful."
        ),
    )
    commenters = forms.ChoiceField(
        label=gettext_lazy("Who may comment?"),
        choices=Commenters.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Others read the comments, and a sentence says who may. Comments that were written "
            "stay, and their authors can delete them."
        ),
    )

    tallies = forms.ChoiceField(
        label=gettext_lazy("When do readers see how others read a passage?"),
        choices=Tallies.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "After one’s own tag, nobody is led by others. Who asks to see it before is shown it, "
            "and what they tag on that passage then does not count for how far readers agree."
        ),
    )

    @property
    def site_takes_accounts_only(self) -> bool:
        """Whether “everybody” means whoever has an account, for the site says so."""
        return not settings.ANONYMOUS_TAGS

    @property
    def questions(self) -> Iterator[tuple[BoundField, list[tuple[BoundWidget, str | Promise]]]]:
        """Each field with its answers, and what is told of each of them."""
        for field in self:
            told = STATUS_TOLD if field.name == "status" else {}
            yield field, [(one, told.get(one.data["value"], "")) for one in field.subwidgets]
