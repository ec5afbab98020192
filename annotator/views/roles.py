"""The people who have accounts, and the role of each: for administrators to give and take."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from annotator import access
from annotator.actions import roles as actions
from annotator.forms.roles import PeopleForm, RoleForm
from annotator.limits import limited
from annotator.models import Role, User
from annotator.queries import roles as role_queries
from annotator.refusals import Invalid
from annotator.views.answers import after


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everybody with an account; `q` looks for names and addresses, `role` for a role."""
    access.administrator(request)
    form = PeopleForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    words, role = wanted.get("q", ""), wanted.get("role", "")
    page = role_queries.people(words, role, request.GET.get("page"))
    context = {"form": form, "page": page, "roles": Role.choices, "narrowed": bool(words or role)}
    status = HTTPStatus.OK if form.is_valid() else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "roles/index.html", context, status=status)


@require_POST
@limited("edits")
def give(request: HttpRequest, pk: int) -> HttpResponse:
    """Gives an account the `role` that is sent."""
    access.administrator(request)
    user = get_object_or_404(User, pk=pk)
    form = RoleForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("A role is reader, editor or administrator."))
    given = actions.give(user=user, role=Role(form.cleaned_data["role"]))
    messages.success(request, told(given))
    return HttpResponseRedirect(after(request, resolve_url("roles.index")))


def told(user: User) -> str:
    """Which role somebody has now, in a sentence."""
    sentence = {
        Role.READER: _("%(name)s is a reader now."),
        Role.EDITOR: _("%(name)s is an editor now."),
        Role.ADMINISTRATOR: _("%(name)s is an administrator now."),
    }[Role(user.role)]
    return sentence % {"name": user.name}
