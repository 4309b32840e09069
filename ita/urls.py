from django.urls import path

from ita.assessment import public_views

urlpatterns = [
    path("", public_views.index, name="ita_index"),
    path("<int:year>/", public_views.year, name="ita_year"),
    path("<int:year>/<str:code>/", public_views.item, name="ita_public_item"),
    path(
        "<int:year>/<str:scheme>/<str:code>/", public_views.list_item, name="ita_public_list_item"
    ),
]
