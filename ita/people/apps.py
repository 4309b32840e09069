from wagtail.users.apps import WagtailUsersAppConfig


class PeopleConfig(WagtailUsersAppConfig):
    """Wagtail's users and groups, with our screens."""

    user_viewset = "ita.people.viewsets.UserViewSet"
    group_viewset = "ita.people.viewsets.GroupViewSet"
