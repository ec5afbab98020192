"""The table of contents: every address of the site, and the view that answers it."""

from __future__ import annotations

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from annotator.formats import FORMATS
from annotator.views import (
    account,
    acts,
    administration,
    article_settings,
    articles,
    blocks,
    bookmarklet,
    bounds,
    changes,
    comments,
    exports,
    feeds,
    flags,
    for_you,
    health,
    helpful,
    incoming,
    library,
    mail,
    metrics,
    moderation,
    news,
    passages,
    peeks,
    people,
    placements,
    quotes,
    replies,
    revisions,
    roles,
    search,
    speakers,
    tags,
    uploads,
    versions,
)

handler400 = "annotator.views.errors.bad_request"
handler429 = "annotator.views.errors.too_many_of_accounts"

article_urls = [
    path("", articles.detail, name="articles.detail"),
    path("settings/", article_settings.edit, name="article_settings.edit"),
    path("about/", article_settings.about, name="article_settings.about"),
    path("passages/", passages.index, name="passages.index"),
    path("blocks/<int:number>/", blocks.detail, name="blocks.detail"),
    path("history/", changes.index, name="changes.index"),
    path("history/<int:pk>/restore/", changes.restore, name="changes.restore"),
    path("revise/", revisions.revise, name="revisions.revise"),
    path("revisions/", revisions.index, name="revisions.index"),
    path("revisions/<int:number>/", revisions.detail, name="revisions.detail"),
    path("revisions/<int:number>/restore/", revisions.restore, name="revisions.restore"),
    path(
        "revisions/<int:number>/compare/<int:other>/", revisions.compare, name="revisions.compare"
    ),
    path("news/", news.versions, name="news.versions"),
    path("news/blocks/", news.blocks, name="news.blocks"),
    path("commentary.atom", feeds.commentary, name="feeds.commentary"),
    path("queue/", placements.queue, name="placements.queue"),
    path("tags/", tags.create, name="tags.create"),
    path("annotations/import/", incoming.create, name="incoming.create"),
    path("comments/new/", comments.new, name="comments.new"),
    path("comments/", comments.create_on_span, name="comments.create_on_span"),
    *(
        path(one.file, exports.download, {"key": one.key}, name=one.url_name)
        for one in FORMATS.values()
    ),
]

passage_urls = [
    path("", passages.detail, name="passages.detail"),
    path("tag/", tags.put, name="tags.put"),
    path("peek/", peeks.look, name="peeks.look"),
    path("bounds/", bounds.move, name="bounds.move"),
    path("comments/", comments.create, name="comments.create"),
    path("quote/", quotes.correct, name="quotes.correct"),
    path("quote/retract/", quotes.retract, name="quotes.retract"),
]

placement_urls = [
    path("confirm/", placements.confirm, name="placements.confirm"),
    path("reopen/", placements.reopen, name="placements.reopen"),
    path("place/", placements.put, name="placements.put"),
]

comment_urls = [
    path("preview/", comments.preview, name="comments.preview"),
    path("<int:pk>/edit/", comments.edit, name="comments.edit"),
    path("<int:pk>/history/", versions.index, name="versions.index"),
    path("<int:pk>/history/<int:change>/restore/", versions.restore, name="versions.restore"),
    path("<int:pk>/delete/", comments.delete, name="comments.delete"),
    path("<int:pk>/reply/", replies.create, name="replies.create"),
    path("<int:pk>/helpful/", helpful.put, name="helpful.put"),
    path("<int:pk>/flag/", flags.put, name="flags.put"),
]

person_urls = [
    path("", people.detail, name="people.detail"),
    path("block/", people.block, name="people.block"),
    path("unblock/", people.unblock, name="people.unblock"),
    path("tags/remove/", people.remove_tags, name="people.remove_tags"),
    path("comments/hide/", people.hide_comments, name="people.hide_comments"),
]

moderation_urls: list[URLPattern | URLResolver] = [
    path("", moderation.queue, name="moderation.queue"),
    path("log/", moderation.log, name="moderation.log"),
    path("comments/<int:pk>/", moderation.detail, name="moderation.detail"),
    path("comments/<int:pk>/decide/", moderation.decide, name="moderation.decide"),
    path("readers/<slug:pseudonym>/", include(person_urls)),
]

speaker_urls = [
    path("", speakers.detail, name="speakers.detail"),
    path("edit/", speakers.edit, name="speakers.edit"),
    path("merge/", speakers.merge, name="speakers.merge"),
    path("split/", speakers.split, name="speakers.split"),
    path("changes/<int:pk>/undo/", speakers.undo, name="speakers.undo"),
]

account_urls = [
    path("", account.detail, name="account.detail"),
    path("data.json", account.data, name="account.data"),
    path("sign-out-elsewhere/", account.sign_out_elsewhere, name="account.sign_out_elsewhere"),
    path("delete/", account.delete, name="account.delete"),
    path("forget/", account.forget, name="account.forget"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    # One passage; it is first since a page that is open asks for nothing more often than its tags.
    path("passages/<int:pk>/", include(passage_urls)),
    path("", articles.index, name="articles.index"),
    path("library.zip", library.download, name="library.download"),
    path("library-with-drafts.zip", library.everything, name="library.everything"),
    path("search/", search.index, name="search.index"),
    path("feed.atom", feeds.articles, name="feeds.articles"),
    path("articles/new/", articles.create, name="articles.create"),
    path("bookmarklet/", bookmarklet.detail, name="bookmarklet.detail"),  # sends a page there
    path("articles/new/files/", uploads.create, name="uploads.create"),
    path("articles/<slug:slug>/", include(article_urls)),  # read, tag, comment, revise
    path("placements/<int:pk>/", include(placement_urls)),  # what became of a passage
    path("comments/", include(comment_urls)),  # one's own comments, and what one makes of others'
    path("people/", roles.index, name="roles.index"),  # who has which role, for administrators
    path("people/<int:pk>/role/", roles.give, name="roles.give"),
    path("moderation/", include(moderation_urls)),  # what editors decide of comments and readers
    path("for-you/", for_you.index, name="for_you.index"),  # what answers or mentions somebody
    path("for-you/seen/", for_you.see, name="for_you.see"),
    path("acts/<int:pk>/undo/", acts.undo, name="acts.undo"),  # what one did a moment ago
    path("speakers/", speakers.index, name="speakers.index"),
    path("speakers/<slug:slug>/", include(speaker_urls)),  # all quotes; an editor's entry of them
    path("mail/stop/<str:token>/", mail.stop, name="mail.stop"),  # the way out of each e-mail
    path("account/", include(account_urls)),  # one's own account and data
    path("accounts/", include("allauth.account.urls")),  # sign in, up and out
    path("health/", health.alive, name="health.alive"),  # early: see annotator.observability.probes
    path("ready/", health.ready, name="health.ready"),
    path("metrics", metrics.gather, name="metrics.gather"),
    path("language/", include("django.conf.urls.i18n")),
    path("admin/login/", administration.login, name="administration.login"),
    path("admin/", admin.site.urls),
]
