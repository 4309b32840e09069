from django.urls import path

from ita.filing import frozen_views, pack_views, views

urlpatterns = [
    path("filing/<int:framework_id>/", views.FileView.as_view(), name="ita_file"),
    path("filing/of/<int:filing_pk>/", views.FilingView.as_view(), name="ita_filing"),
    path("filing/of/<int:filing_pk>/state/", views.StateView.as_view(), name="ita_filing_state"),
    path("filing/of/<int:filing_pk>/pack/", pack_views.OrderView.as_view(), name="ita_pack_order"),
    path("filing/pack/<int:pack_pk>/", pack_views.PackView.as_view(), name="ita_pack"),
    path("filing/pack/<int:pack_pk>/state/", pack_views.StateView.as_view(), name="ita_pack_state"),
    path(
        "filing/pack/<int:pack_pk>/download/",
        pack_views.DownloadView.as_view(),
        name="ita_pack_download",
    ),
    path(
        "filing/item/<int:frozen_item_pk>/",
        frozen_views.FrozenItemView.as_view(),
        name="ita_frozen_item",
    ),
    path("filing/frozen/<int:capture_pk>/", frozen_views.FrozenView.as_view(), name="ita_frozen"),
    path(
        "filing/frozen/<int:capture_pk>/erase/",
        frozen_views.EraseView.as_view(),
        name="ita_frozen_erase",
    ),
]
