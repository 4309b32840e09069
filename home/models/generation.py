"""What the exact cache counts by (``home.page_cache``)."""

from django.db import models


class Generation(models.Model):
    """A committed act that changed what the public reads of an agency, or of all of them.

    The generation of an agency is the sum of the steps of its rows and of those about all: it only
    grows, and each act that commits makes it another. Rows are added and never locked, so two acts
    at once neither wait for each other nor lose a step.
    """

    # A number without a foreign key: what a site was is counted after it is gone. 0: all agencies.
    site_id = models.PositiveBigIntegerField()
    step = models.BigIntegerField()  # by chance: two histories of one installation never meet

    class Meta:
        indexes = [models.Index(fields=["site_id", "step"], name="home_generation_of_site")]

    def __str__(self) -> str:
        return f"{self.site_id} +{self.step}"
