"""What every page of the site obeys, and every row of its lists."""

from typing import Any, ClassVar

from modelcluster.models import model_from_serializable_data
from modelsearch.tasks import insert_or_update_object_task
from wagtail.models import Orderable, Page, PageViewRestriction, TranslatableMixin

from home.core.users import AnyUser
from home.forms.pages import PageForm
from home.permissions import PublicationPermissionTester
from home.searchable import words_of
from home.visibility import restrictions_on


class PublicPage(Page):
    """Every page of the site: published only through an approved request."""

    base_form_class = PageForm
    is_known_open = False  # nobody restricted it or what is above it, as whoever routed to it knows
    search_auto_update = False  # save() does it, after the rows; see there

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the page with its rows, then bring its entry in the index up to date.

        The index's own signal comes before the rows are stored: a page would be found by the
        rows that it had before. The entry is made of what is stored, never of what is edited.
        """
        super().save(*args, **kwargs)
        insert_or_update_object_task.enqueue(
            self._meta.app_label, self._meta.model_name, str(self.pk)
        )

    def get_view_restrictions(self) -> Any:
        return PageViewRestriction.objects.none() if self.is_known_open else restrictions_on(self)

    def permissions_for_user(self, user: AnyUser) -> PublicationPermissionTester:
        return PublicationPermissionTester(user, self)


class ChildRow(TranslatableMixin, Orderable):
    """A row of a page's list; translated together with its page."""

    search_texts: ClassVar[tuple[str, ...]] = ()  # the fields whose words find the page

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True

    @classmethod
    def from_serializable_data(
        cls, data: Any, check_fks: bool = True, strict_fks: bool = False
    ) -> Any:
        """A saved state may name a file that is gone: it must open all the same, to be mended.
        What reads the keys says what is missing (``file_uses.missing_files``)."""
        return model_from_serializable_data(cls, data, check_fks=False)

    @property
    def searchable_text(self) -> str:
        """What the search reads of this row."""
        return words_of(self, self.search_texts)
