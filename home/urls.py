from django.urls import path

from home.cases.views import CaseView

urlpatterns = [path("case/", CaseView.as_view(), name="case")]
