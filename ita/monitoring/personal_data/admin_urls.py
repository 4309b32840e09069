from django.urls import path

from ita.monitoring.personal_data.views import LivePersonalDataView, ReleaseView, SearchNowView

urlpatterns = [
    path("", LivePersonalDataView.as_view(), name="ita_personal_data"),
    path("page/<int:page_id>/search/", SearchNowView.as_view(), name="ita_personal_data_search"),
    path(
        "page/<int:page_id>/release/<slug:key>/",
        ReleaseView.as_view(),
        name="ita_personal_data_release",
    ),
]
