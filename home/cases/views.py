"""The public view of a case: its state and answer, by number and secret."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from home.cases import throttle
from home.cases.content import submitted
from home.cases.forms import CaseForm
from home.models import Case


@method_decorator([never_cache, sensitive_post_parameters("secret")], name="dispatch")
class CaseView(FormView):  # type: ignore[type-arg]  # not generic at run time
    """An empty form; the secret comes by POST alone and the answer is no page of its own, so
    neither stands in an address, a history or a server's log."""

    form_class = CaseForm
    template_name = "home/case.html"
    http_method_names = ["get", "head", "post"]

    def form_valid(self, form: CaseForm) -> HttpResponse:
        number, secret = form.cleaned_data["number"], form.cleaned_data["secret"]
        address = throttle.address_of(self.request)
        if throttle.is_held_up(number, address):
            form.add_error(None, _("Too many wrong tries. Please try again in 15 minutes."))
            return self.render_to_response(self.get_context_data(form=form), status=429)
        case = Case.objects.select_related("page").filter(number=number).first()
        if case is None or not case.opens_with(secret):
            throttle.count_wrong_try(number, address)
            form.add_error(None, _("There is no case with this number and secret code."))
            return self.form_invalid(form)
        return self._show(self.request, case)

    def _show(self, request: HttpRequest, case: Case) -> HttpResponse:
        context = {"case": case, "submitted": submitted(case)}
        return render(request, self.template_name, context)
