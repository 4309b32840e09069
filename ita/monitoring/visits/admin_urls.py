from django.urls import path

from ita.monitoring.visits.views import ItemVisitsView, VisitJobView, VisitStateView, VisitsView

urlpatterns = [
    path("<int:framework_id>/", VisitsView.as_view(), name="ita_visits"),
    path("item/<int:item_id>/", ItemVisitsView.as_view(), name="ita_item_visits"),
    path("job/<int:visit_job_id>/", VisitJobView.as_view(), name="ita_visit_job"),
    path("job/<int:visit_job_id>/state/", VisitStateView.as_view(), name="ita_visit_state"),
]
