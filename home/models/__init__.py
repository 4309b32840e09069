from home.models.public_page import ChildRow, PublicPage
from home.models.base import ContentPage
from home.models.attachments import PageAttachment
from home.models.cases import Case, CaseKind, CaseState, EnteredCase, case_opened
from home.models.e_services import EServicePage, FormField, OnlineFormPage, SurveyPage
from home.models.generation import Generation
from home.models.files import AgencyDocument, AgencyImage, Rendition
from home.models.general import (
    AgencyProfilePage,
    ContactPage,
    Division,
    Executive,
    ExecutivesPage,
    OrganisationStructurePage,
    PlanPage,
)
from home.models.information import (
    DirectoryLink,
    DisclosurePage,
    KnowledgePage,
    LawPage,
    LinkDirectoryPage,
    Question,
    QuestionsPage,
)
from home.models.manuals import (
    DocumentNeeded,
    OperationsManualPage,
    OperationsStep,
    ServiceManualPage,
    ServiceStep,
)
from home.models.news import (
    AnnouncementPage,
    Contract,
    GalleryImage,
    NewsPage,
    ProcurementResultPage,
)
from home.models.satisfaction import SatisfactionSurveyPage, SurveyAnswer, SurveyLevel, SurveyTopic
from home.models.policies import PolicyPage
from home.models.settings import AgencySettings
from home.models.statistics import (
    SatisfactionPage,
    SatisfactionResult,
    UsageFigure,
    UsageStatisticsPage,
)
from home.models.structure import HomePage, SectionPage
from home.models.units import Unit

__all__ = [
    "AgencyProfilePage",
    "AgencySettings",
    "AnnouncementPage",
    "Case",
    "CaseKind",
    "CaseState",
    "EnteredCase",
    "ChildRow",
    "ContactPage",
    "ContentPage",
    "Contract",
    "DirectoryLink",
    "DisclosurePage",
    "Division",
    "AgencyDocument",
    "DocumentNeeded",
    "EServicePage",
    "Executive",
    "ExecutivesPage",
    "FormField",
    "GalleryImage",
    "Generation",
    "HomePage",
    "AgencyImage",
    "KnowledgePage",
    "LawPage",
    "LinkDirectoryPage",
    "NewsPage",
    "OnlineFormPage",
    "OperationsManualPage",
    "OperationsStep",
    "OrganisationStructurePage",
    "PageAttachment",
    "PlanPage",
    "PolicyPage",
    "ProcurementResultPage",
    "PublicPage",
    "Question",
    "QuestionsPage",
    "Rendition",
    "SatisfactionPage",
    "SatisfactionResult",
    "SatisfactionSurveyPage",
    "SectionPage",
    "ServiceManualPage",
    "ServiceStep",
    "SurveyAnswer",
    "SurveyLevel",
    "SurveyPage",
    "SurveyTopic",
    "Unit",
    "case_opened",
    "UsageFigure",
    "UsageStatisticsPage",
]
