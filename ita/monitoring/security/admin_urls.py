from django.urls import path

from ita.monitoring.security.views import SecurityEventsView

urlpatterns = [
    path("events/", SecurityEventsView.as_view(), name="ita_security_events"),
]
