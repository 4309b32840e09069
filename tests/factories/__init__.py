"""Factories for tests: each makes a complete, valid object; say only what the test is about.

People: ``UserFactory(requester=True)``; the traits requester, checker, approver, webmaster and
ita_officer add the group and a post valid from 2025-01-01, and can be combined; ``admin=True`` is
somebody who may open the admin and has no duty. Password: ``PASSWORD``.

Pages: one factory for each type, in its own section of the site that ``conftest`` sets up; drafts
with a revision unless ``live=True``::

    LawPageFactory(title="ข้อบัญญัติ")                   # a complete draft
    LawPageFactory(live=True, fiscal_year=2026)           # as the public sees it
    LawPageFactory(owner=requester)                       # also the author of its revision
    LawPageFactory(source="")                             # a draft that lacks its source
    NewsPageFactory(files=[DocumentFactory(), ...])       # with files
    ServiceManualPageFactory(steps=[])                    # lists of rows can be given, too

``CONTENT_PAGE_FACTORIES`` holds them all, for tests that go over every type. A live page of a
factory was not through the workflow: it has no rows in the register.

Files: ``DocumentFactory()`` is a real small PDF, ``ImageFactory()`` a PNG, each with other bytes;
``DocumentFactory(filename="คำสั่ง.pdf")`` names it as the owner did.

Assessment: ``EvidenceFactory(page=page, item=item)``; ``ItemFactory(framework=…)`` makes the
framework OIT 2569 unless one is given (``FrameworkFactory(scheme="MOIT", fiscal_year=2025)``).
"""

from tests.factories.assessment import (
    ElementFactory,
    EvidenceFactory,
    FrameworkFactory,
    IndicatorFactory,
    ItemFactory,
    PublicFrameworkFactory,
    SubIndicatorFactory,
)
from tests.factories.e_services import (
    CaseFactory,
    EServicePageFactory,
    OnlineFormPageFactory,
    SurveyPageFactory,
)
from tests.factories.files import DocumentFactory, ImageFactory, pdf_bytes, png_bytes
from tests.factories.general import (
    AgencyProfilePageFactory,
    ContactPageFactory,
    ExecutivesPageFactory,
    OrganisationStructurePageFactory,
    PlanPageFactory,
    PolicyPageFactory,
)
from tests.factories.information import (
    DisclosurePageFactory,
    KnowledgePageFactory,
    LawPageFactory,
    LinkDirectoryPageFactory,
    QuestionsPageFactory,
)
from tests.factories.manuals import OperationsManualPageFactory, ServiceManualPageFactory
from tests.factories.news import (
    AnnouncementPageFactory,
    NewsPageFactory,
    ProcurementResultPageFactory,
)
from tests.factories.pages import ContentPageFactory, UnitFactory, default_site
from tests.factories.statistics import (
    SatisfactionPageFactory,
    SatisfactionSurveyPageFactory,
    UsageStatisticsPageFactory,
)
from tests.factories.users import (
    PASSWORD,
    DutyFactory,
    OfficerProfileFactory,
    UserFactory,
)

CONTENT_PAGE_FACTORIES: list[type[ContentPageFactory]] = [
    AgencyProfilePageFactory,
    OrganisationStructurePageFactory,
    ExecutivesPageFactory,
    PlanPageFactory,
    PolicyPageFactory,
    ContactPageFactory,
    LawPageFactory,
    KnowledgePageFactory,
    LinkDirectoryPageFactory,
    QuestionsPageFactory,
    DisclosurePageFactory,
    OperationsManualPageFactory,
    ServiceManualPageFactory,
    NewsPageFactory,
    AnnouncementPageFactory,
    ProcurementResultPageFactory,
    EServicePageFactory,
    OnlineFormPageFactory,
    SurveyPageFactory,
    UsageStatisticsPageFactory,
    SatisfactionPageFactory,
    SatisfactionSurveyPageFactory,
]

__all__ = [
    "CONTENT_PAGE_FACTORIES",
    "PASSWORD",
    "AgencyProfilePageFactory",
    "AnnouncementPageFactory",
    "CaseFactory",
    "ContactPageFactory",
    "ContentPageFactory",
    "DisclosurePageFactory",
    "DocumentFactory",
    "DutyFactory",
    "EServicePageFactory",
    "ElementFactory",
    "EvidenceFactory",
    "ExecutivesPageFactory",
    "FrameworkFactory",
    "ImageFactory",
    "IndicatorFactory",
    "ItemFactory",
    "KnowledgePageFactory",
    "LawPageFactory",
    "LinkDirectoryPageFactory",
    "NewsPageFactory",
    "OfficerProfileFactory",
    "OnlineFormPageFactory",
    "OperationsManualPageFactory",
    "OrganisationStructurePageFactory",
    "PlanPageFactory",
    "PolicyPageFactory",
    "ProcurementResultPageFactory",
    "PublicFrameworkFactory",
    "QuestionsPageFactory",
    "SatisfactionPageFactory",
    "SatisfactionSurveyPageFactory",
    "ServiceManualPageFactory",
    "SubIndicatorFactory",
    "SurveyPageFactory",
    "UnitFactory",
    "UsageStatisticsPageFactory",
    "UserFactory",
    "default_site",
    "pdf_bytes",
    "png_bytes",
]
