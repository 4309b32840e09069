from django.urls import path

from ita.monitoring.policies.views import PoliciesView

urlpatterns = [path("", PoliciesView.as_view(), name="ita_policies")]
