"""The screen on which an officer of several agencies chooses for which one they work now."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.screens import OfficerScreen
from home.core.users import OfficerRequest
from ita.people.middleware import SESSION_KEY
from ita.people.selectors import agencies_of


class AgencyView(OfficerScreen):
    """What is chosen holds until the officer signs out, or chooses again."""

    needs_duty = False  # whoever receives cases in two agencies chooses, too
    template_name = "ita/admin/agency.html"
    page_title = gettext_lazy("Choose the agency")
    header_icon = "site"

    def post(self, request: OfficerRequest) -> HttpResponse:
        number = request.POST.get("agency", "")
        agencies = agencies_of(request.user)
        agency = get_object_or_404(agencies, pk=number if number.isdecimal() else 0)
        request.session[SESSION_KEY] = agency.pk
        told = _("You now work for: %(agency)s") % {"agency": agency.site_name}
        messages.success(request, told)
        return redirect("wagtailadmin_home")
