"""Who may do what with a page, narrowed from Wagtail's rules."""

from wagtail.models import Page, PagePermissionTester


class PublicationPermissionTester(PagePermissionTester):
    """Nobody publishes, unpublishes or deletes by hand, superusers included.

    A page goes live only as the last step of an approved request (design, invariant 1), and goes
    only by an act with a reason. Closing these answers closes the create, edit, bulk, schedule and
    API routes at once.
    """

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_unschedule(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False

    def can_move(self) -> bool:
        """A page's type says in which section it belongs, so there is nowhere to move it to; and
        an address that was filed as evidence must not change (invariant 5)."""
        return False

    def can_move_to(self, destination: Page) -> bool:
        """Wagtail lets a superuser move without asking ``can_move``."""
        return False

    def can_reorder_children(self) -> bool:
        """The sections stand in the order of the announcement, their pages by date."""
        return False
