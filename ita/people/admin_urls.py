from django.urls import path

from ita.people.views import AgencyView

urlpatterns = [path("agency/", AgencyView.as_view(), name="ita_agency")]
