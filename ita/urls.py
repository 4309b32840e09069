from django.urls import path

from ita.assessment import public_data_views, public_views
from ita.assessment.assessor import public_views as assessor_views
from ita.filing import public_views as filing_views
from ita.monitoring.feedback import public_views as feedback_views
from ita.monitoring.petitions import public_views as petition_views

urlpatterns = [
    path("", public_views.index, name="ita_index"),
    path("assessor/<str:token>/", assessor_views.year, name="ita_assessor_year"),
    path("assessor/<str:token>/<str:code>/", assessor_views.item, name="ita_assessor_item"),
    path(
        "assessor/<str:token>/frozen/<int:capture_pk>/",
        filing_views.frozen,
        name="ita_assessor_frozen",
    ),
    path("report/<int:page_id>/", petition_views.report, name="ita_report"),
    path("useful/<int:page_id>/", feedback_views.useful, name="ita_useful"),
    path("mistake/<int:page_id>/", feedback_views.mistake, name="ita_mistake"),
    path(
        "mistake/<int:page_id>/<str:token>/", feedback_views.mistake_sent, name="ita_mistake_sent"
    ),
    path("<int:year>/", public_views.year, name="ita_year"),
    # Without a slash at the end, so that no code of an item can be meant.
    path("<int:year>/data.json", public_data_views.year_json, name="ita_year_json"),
    path("<int:year>/data.csv", public_data_views.year_csv, name="ita_year_csv"),
    path("<int:year>/<str:code>/qr.svg", public_views.item_qr, name="ita_item_qr"),
    path(
        "<int:year>/<str:scheme>/<str:code>/qr.svg", public_views.item_qr, name="ita_list_item_qr"
    ),
    path("<int:year>/<str:code>/", public_views.item, name="ita_public_item"),
    path(
        "<int:year>/<str:scheme>/<str:code>/", public_views.list_item, name="ita_public_list_item"
    ),
]
