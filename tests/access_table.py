"""Who gets what at each address? The table that the site is held to, to be read as documentation.

A line is an act: the name of its address in `annotator.urls`, the method, and what it is done on.

    on          what the address names: an article, a passage (a quote on which nora commented), a
                mark (a passage that nora alone tagged), a comment (nora's), a version of it and one
                of hers that an editor hid (hidden), an act (nora's tag), a placement, a change of
                an article, a speaker and a merge of two, a reader and an account (nora), a token
                (mailed to nora), or nothing: `-`.
                `closed/…` is the same in an article that only editors may tag and comment on
    first       `what`: the object is looked for first, so that there is nothing (`none`) at a
                draft's address and at one of nothing for anybody who may not see it;
                `who`: who may not do this anywhere is refused whatever the address names
    browser     without an account
    reader      an account that has nothing to do with it
    owner       nora's account
    blocked     an account that an editor blocked
    editor, admin (an administrator)

    sees        a page or a file: 200              login       led to the page for signing in
    does        it is done: led elsewhere          no          refused: 403
    none        nothing is there: 404              a number    that status

From each line the tests make: the same in an unlisted article; in a draft, where it is `none` for
who is no editor; and on what does not exist. What is sent is sent again as htmx sends it, where
`login` is 401 with `HX-Redirect`. Any other method is 405.

**To add an address**: add its lines here, and the fields of its forms to `FIELDS` in
`tests/access_world.py`; `tests/test_access_table.py` fails until they are there.
"""

from __future__ import annotations

from dataclasses import dataclass

ROLES = ("browser", "reader", "owner", "blocked", "editor", "admin")

TABLE = """
act                       method on            first browser reader owner  blocked editor admin

# Reading
articles.index            GET   -              -     sees    sees   sees   sees    sees   sees
search.index              GET   -              -     sees    sees   sees   sees    sees   sees
articles.detail           GET   article        what  sees    sees   sees   sees    sees   sees
passages.index            GET   article        what  sees    sees   sees   sees    sees   sees
blocks.detail             GET   article        what  sees    sees   sees   sees    sees   sees
passages.detail           GET   passage        what  sees    sees   sees   sees    sees   sees
passages.detail           GET   mark           what  sees    sees   sees   sees    sees   sees
revisions.index           GET   article        what  sees    sees   sees   sees    sees   sees
revisions.detail          GET   article        what  sees    sees   sees   sees    sees   sees
revisions.compare         GET   article        what  sees    sees   sees   sees    sees   sees
news.versions             GET   article        what  sees    sees   sees   sees    sees   sees
news.blocks               GET   article        what  sees    sees   sees   sees    sees   sees
speakers.index            GET   -              -     sees    sees   sees   sees    sees   sees
speakers.detail           GET   speaker        what  sees    sees   sees   sees    sees   sees
feeds.articles            GET   -              -     sees    sees   sees   sees    sees   sees
feeds.commentary          GET   article        what  sees    sees   sees   sees    sees   sees

# Watching the site
health.alive              GET   -              -     sees    sees   sees   sees    sees   sees
health.ready              GET   -              -     sees    sees   sees   sees    sees   sees
metrics.gather            GET   -              -     none    none   none   none    none   none

# Taking away
exports.html              GET   article        what  sees    sees   sees   sees    sees   sees
library.download          GET   -              -     login   no     no     no      sees   sees
library.everything        GET   -              -     login   no     no     no      sees   sees
exports.notes             GET   article        what  sees    sees   sees   sees    sees   sees
exports.pdf               GET   article        what  sees    sees   sees   sees    sees   sees
exports.markdown          GET   article        what  sees    sees   sees   sees    sees   sees
exports.jsonld            GET   article        what  sees    sees   sees   sees    sees   sees
exports.csv               GET   article        what  sees    sees   sees   sees    sees   sees
exports.jsonl             GET   article        what  sees    sees   sees   sees    sees   sees
exports.text              GET   article        what  sees    sees   sees   sees    sees   sees

# Tagging
tags.create               POST  article        what  does    does   does   no      does   does
blocks.detail             POST  article        what  does    does   does   no      does   does
tags.put                  POST  passage        what  does    does   does   no      does   does
peeks.look                POST  passage        what  does    does   does   does    does   does
bounds.move               POST  mark           what  no      no     does   no      no     no
acts.undo                 POST  act            what  login   no     does   no      no     no
tags.create               POST  closed/article what  login   no     no     no      does   does
blocks.detail             POST  closed/article what  login   no     no     no      does   does
tags.put                  POST  closed/passage what  login   no     no     no      does   does
bounds.move               POST  closed/mark    what  login   no     no     no      no     no
acts.undo                 POST  closed/act     what  login   no     no     no      no     no

# Commenting
comments.new              GET   article        what  login   sees   sees   no      sees   sees
comments.create_on_span   POST  article        what  login   does   does   no      does   does
comments.create           POST  passage        what  login   does   does   no      does   does
comments.preview          POST  -              -     login   sees   sees   sees    sees   sees
comments.edit             GET   comment        what  login   no     sees   no      no     no
comments.edit             POST  comment        what  login   no     does   no      no     no
comments.delete           GET   comment        what  login   no     sees   no      no     no
comments.delete           POST  comment        what  login   no     does   no      no     no
 versions.index           GET   comment        what  login   no     sees   no      sees   sees
 versions.restore         POST  version        what  login   no     does   no      no     no
replies.create            GET   comment        what  login   sees   sees   no      sees   sees
replies.create            POST  comment        what  login   does   does   no      does   does
helpful.put               POST  comment        what  does    does   no     no      does   does
flags.put                 GET   comment        what  sees    sees   no     no      sees   sees
flags.put                 POST  comment        what  does    does   no     no      does   does
comments.new              GET   closed/article what  login   no     no     no      sees   sees
comments.create_on_span   POST  closed/article what  login   no     no     no      does   does
comments.create           POST  closed/passage what  login   no     no     no      does   does
comments.edit             GET   closed/comment what  login   no     no     no      no     no
comments.edit             POST  closed/comment what  login   no     no     no      no     no
comments.delete           GET   closed/comment what  login   no     sees   no      no     no
comments.delete           POST  closed/comment what  login   no     does   no      no     no
replies.create            GET   closed/comment what  login   no     no     no      sees   sees
replies.create            POST  closed/comment what  login   no     no     no      does   does
helpful.put               POST  closed/comment what  login   no     no     no      does   does

# What an editor hid is its author's and the editors' alone
 versions.index           GET   hidden         what  none    none   sees   none    sees   sees
 comments.edit            GET   hidden         what  none    none   409    none    none   none
 comments.delete          POST  hidden         what  none    none   does   none    none   none
 replies.create           POST  hidden         what  none    none   none   none    none   none
 helpful.put              POST  hidden         what  none    none   none   none    none   none
 flags.put                POST  hidden         what  none    none   none   none    none   none
 moderation.detail        GET   hidden         who   login   no     no     no      sees   sees

# What is for somebody, and what is somebody's
for_you.index             GET   -              -     login   sees   sees   sees    sees   sees
for_you.see               POST  -              -     login   does   does   does    does   does
mail.stop                 GET   token          what  sees    sees   sees   sees    sees   sees
mail.stop                 POST  token          what  sees    sees   sees   sees    sees   sees
account.detail            GET   -              -     sees    sees   sees   sees    sees   sees
account.detail            POST  -              -     login   does   does   does    does   does
account.data              GET   -              -     sees    sees   sees   sees    sees   sees
account.sign_out_elsewhere POST -              -     login   does   does   does    does   does
account.delete            GET   -              -     login   sees   sees   sees    sees   sees
account.delete            POST  -              -     login   does   does   does    does   no
account.forget            POST  -              -     does    does   does   does    does   does

# Editing
articles.create           GET   -              -     login   no     no     no      sees   sees
articles.create           POST  -              -     login   no     no     no      sees   sees
 uploads.create           GET   -              -     login   no     no     no      sees   sees
 uploads.create           POST  -              -     login   no     no     no      sees   sees
 bookmarklet.detail       GET   -              -     login   no     no     no      sees   sees
article_settings.edit     GET   article        who   login   no     no     no      sees   sees
article_settings.edit     POST  article        who   login   no     no     no      does   does
 article_settings.about   GET   article        who   login   no     no     no      sees   sees
 article_settings.about   POST  article        who   login   no     no     no      does   does
 changes.index            GET   article        who   login   no     no     no      sees   sees
 changes.restore          POST  change         who   login   no     no     no      does   does
revisions.revise          GET   article        who   login   no     no     no      sees   sees
revisions.revise          POST  article        who   login   no     no     no      does   does
revisions.restore         GET   article        who   login   no     no     no      sees   sees
revisions.restore         POST  article        who   login   no     no     no      does   does
placements.queue          GET   article        who   login   no     no     no      sees   sees
incoming.create           GET   article        who   login   no     no     no      sees   sees
incoming.create           POST  article        who   login   no     no     no      422    422
placements.confirm        POST  placement      who   login   no     no     no      does   does
placements.reopen         POST  placement      who   login   no     no     no      does   does
placements.put            POST  placement      who   login   no     no     no      does   does
quotes.correct            POST  passage        who   login   no     no     no      does   does
quotes.retract            POST  passage        who   login   no     no     no      does   does
speakers.edit             GET   speaker        who   login   no     no     no      sees   sees
speakers.edit             POST  speaker        who   login   no     no     no      does   does
speakers.merge            GET   speaker        who   login   no     no     no      sees   sees
speakers.merge            POST  speaker        who   login   no     no     no      does   does
speakers.split            GET   speaker        who   login   no     no     no      sees   sees
speakers.split            POST  speaker        who   login   no     no     no      does   does
 speakers.undo            POST  merge          who   login   no     no     no      does   does

# Moderating
moderation.queue          GET   -              -     login   no     no     no      sees   sees
moderation.log            GET   -              -     login   no     no     no      sees   sees
moderation.detail         GET   comment        who   login   no     no     no      sees   sees
moderation.decide         POST  comment        who   login   no     no     no      does   does
people.detail             GET   reader         who   login   no     no     no      sees   sees
people.block              POST  reader         who   login   no     no     no      does   does
people.unblock            POST  reader         who   login   no     no     no      409    409
people.remove_tags        GET   reader         who   login   no     no     no      sees   sees
people.remove_tags        POST  reader         who   login   no     no     no      does   does
people.hide_comments      GET   reader         who   login   no     no     no      sees   sees
people.hide_comments      POST  reader         who   login   no     no     no      does   does

# Giving roles
roles.index               GET   -              -     login   no     no     no      no     sees
roles.give                POST  account        who   login   no     no     no      no     does

# Signing in and up, and the interface's language: what others made, at our addresses
account_login             GET   -              -     sees    does   does   does    does   does
account_logout            GET   -              -     does    sees   sees   sees    sees   sees
account_logout            POST  -              -     does    does   does   does    does   does
account_signup            GET   -              -     sees    does   does   does    does   does
account_inactive          GET   -              -     sees    sees   sees   sees    sees   sees
account_reauthenticate    GET   -              -     login   sees   sees   sees    sees   sees
account_email             GET   -              -     login   sees   sees   sees    sees   sees
account_change_password   GET   -              -     login   sees   sees   sees    sees   sees
account_set_password      GET   -              -     login   does   does   does    does   does
account_reset_password    GET   -              -     sees    sees   sees   sees    sees   sees
account_reset_password_done GET -              -     sees    sees   sees   sees    sees   sees
account_reset_password_from_key GET reset      -     sees    sees   sees   sees    sees   sees
account_reset_password_from_key_done GET -     -     sees    sees   sees   sees    sees   sees
account_confirm_email     GET   key            -     sees    sees   sees   sees    sees   sees
account_email_verification_sent GET -          -     sees    sees   sees   sees    sees   sees
account_confirm_login_code GET  -              -     login   does   does   does    does   does
set_language              POST  -              -     does    does   does   does    does   does
administration.login      GET   -              -     login   no     no     no      no     no
"""

# The addresses of the administration are all for superusers, whom `createsuperuser` alone makes:
# everybody in the table is led to its door, where they are refused.
ADMINISTRATION = "admin:"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table."""

    act: str
    method: str
    on: str
    first: str
    expected: dict[str, str]

    def __str__(self) -> str:
        return f"{self.act} {self.method} {self.on}"

    @property
    def kind(self) -> str:
        """What is named, whatever article it is in."""
        return self.on.removeprefix("closed/")


def lines() -> list[Line]:
    """The lines of the table. Raises ValueError for one that is not whole."""
    found = []
    for row in TABLE.strip().splitlines()[1:]:
        if row and not row.startswith("#"):
            act, method, on, first, *expected = row.split()
            found.append(Line(act, method, on, first, dict(zip(ROLES, expected, strict=True))))
    return found
