"""The trainings of a year, the form that enters one, the note that an officer reads."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from home.core.exceptions import NotAllowed
from home.core.users import OfficerRequest
from home.thai.calendar import fiscal_year, fiscal_year_bounds, to_be
from ita.monitoring.screens import AgencyScreen, YearScreen
from ita.monitoring.training.forms import TrainingForm
from ita.monitoring.training.models import Attendance, TrainingCourse
from ita.monitoring.training.operations import delete_course, enter_course, finish_note
from ita.monitoring.training.rules import (
    why_not_delete,
    why_not_enter,
    why_not_finish,
    why_not_read,
)
from ita.monitoring.training.selectors import courses_of, notes_to_read, record_of, training_of

SHOWN_OF_RECORD = 50


class _OfTraining:
    """For every officer with a post, those who receive cases too."""

    needs_duty = False
    header_icon = "openquote"

    def why_not_open(self: Any) -> str | None:
        return why_not_read(self.request.user, self.site)

    @property
    def may_enter(self: Any) -> bool:
        return why_not_enter(self.request.user, self.site) is None


class TrainingsView(_OfTraining, YearScreen):
    template_name = "ita/admin/trainings.html"
    page_title = gettext_lazy("Training and knowledge exchange")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            courses=courses_of(self.site, self.year),
            figures=training_of(self.site, *fiscal_year_bounds(self.year)),
            to_read=notes_to_read(user, self.site),
            record=record_of(user, self.site)[:SHOWN_OF_RECORD],
            may_enter=self.may_enter,
            **kwargs,
        )


class _CourseScreen(_OfTraining, AgencyScreen):
    """About one training of the agency, whose number is in the address."""

    @cached_property
    def course(self) -> TrainingCourse:
        courses = TrainingCourse.objects.of_site(self.site).select_related("material", "site")
        course = courses.filter(pk=self.kwargs["course_id"]).first()
        if course is None:
            raise Http404
        return course

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_trainings"), _("Training and knowledge exchange"))]


class TrainingView(_CourseScreen):
    """What it was, who took part; of a note its text, and the button of whoever has read it."""

    template_name = "ita/admin/training.html"
    page_title = gettext_lazy("Training")

    def get_page_subtitle(self) -> str:
        return self.course.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, course = self.request.user, self.course
        mine = Attendance.objects.filter(course=course, user=user).first()
        return super().get_context_data(
            course=course,
            people=Attendance.objects.filter(course=course).order_by("name", "pk"),
            mine=mine,
            may_finish=why_not_finish(user, course) is None,
            may_enter=self.may_enter,
            why_not_delete=why_not_delete(user, course) if self.may_enter else None,
            **kwargs,
        )

    def post(self, request: OfficerRequest, course_id: int) -> HttpResponse:
        """The officer has read and understood the note."""
        try:
            finish_note(self.course, request.user)
        except NotAllowed as error:
            return self.refused(error)
        messages.success(request, _("Noted: you have read “%(title)s”.") % {"title": self.course})
        return redirect("ita_trainings")


class _FormScreen(AgencyScreen):
    """One form; what was typed stays where it is refused."""

    template_name = "ita/admin/training_form.html"
    header_icon = "openquote"
    needs_duty = False
    course: Any

    def why_not_open(self) -> str | None:
        return why_not_enter(self.request.user, self.site)

    def trail(self) -> list[tuple[str, str]]:
        return [(reverse("ita_trainings"), _("Training and knowledge exchange"))]

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._show(TrainingForm(instance=self.course))

    def post(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = TrainingForm(request.POST, request.FILES, instance=self.course)
        if form.is_valid():
            data = form.cleaned_data
            try:
                enter_course(
                    form.instance, request.user, form.officer_ids, data["outside"], data["upload"]
                )
            except NotAllowed as error:
                form.add_error(None, error.reason)
            else:
                messages.success(request, _("Saved: %(title)s") % {"title": form.instance})
                year = to_be(fiscal_year(form.instance.held_on))
                return redirect(f"{reverse('ita_trainings')}?year={year}")
        return self._show(form, status=422)

    def _show(self, form: TrainingForm, status: int = 200) -> HttpResponse:
        context = self.get_context_data(form=form, course=self.course)
        return self.render_to_response(context, status=status)


class EnterTrainingView(_FormScreen):
    page_title = gettext_lazy("Enter a training")

    @cached_property
    def course(self) -> TrainingCourse:
        return TrainingCourse(site=self.site)


class ChangeTrainingView(_FormScreen, _CourseScreen):
    page_title = gettext_lazy("Change a training")
    course = _CourseScreen.course

    def get_page_subtitle(self) -> str:
        return self.course.title


class DeleteTrainingView(_CourseScreen):
    """Removes what was entered by mistake; the screen of the training asks first."""

    def get(self, request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("ita_training", self.course.pk)

    def post(self, request: OfficerRequest, course_id: int) -> HttpResponse:
        title = self.course.title
        try:
            delete_course(self.course, request.user)
        except NotAllowed as error:
            messages.error(request, error.reason)
            return redirect("ita_training", self.course.pk)
        messages.success(request, _("Deleted: %(title)s") % {"title": title})
        return redirect("ita_trainings")
