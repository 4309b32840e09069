"""Closed lists that the page types offer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Section(models.TextChoices):
    """The ten sections of the announcement (1.1 to 1.10); the value is the section's address."""

    GENERAL = "general", _("General information")
    LAW = "law", _("Laws and regulations")
    KNOWLEDGE = "knowledge", _("Knowledge base")
    LINKS = "links", _("Web links")
    DISCLOSURE = "oia", _("Official information under the Information Act")
    OPERATIONS_MANUALS = "operations-manuals", _("Operations manuals")
    SERVICE_MANUALS = "service-manuals", _("Manuals for the public")
    NEWS = "news", _("News and announcements")
    E_SERVICES = "e-services", _("e-Service")
    STATISTICS = "statistics", _("Statistics and satisfaction")

    @property
    def number(self) -> str:
        """The announcement's number of the section: "1.1" to "1.10"."""
        return f"1.{list(type(self)).index(self) + 1}"


class ContentKind(models.TextChoices):
    """Kinds that the yearly monitoring memo counts (domain, section 7)."""

    ARTICLE = "article", _("Article")
    OFFICIAL_LETTER = "official_letter", _("Official letter")
    MEMO = "memo", _("Memorandum")
    WORK_RESULT = "work_result", _("Work document")
    ACTION_PLAN = "action_plan", _("Action plan")
    PERFORMANCE = "performance", _("Performance report")
    ANNOUNCEMENT = "announcement", _("Announcement or order")
    MANUAL = "manual", _("Manual")
    FORM = "form", _("Form")
    REQUEST_FORM = "request_form", _("Publication request form")
    LAW = "law", _("Law or regulation")
    STATISTICS = "statistics", _("Statistics")
    OTHER = "other", _("Other")


class PlanKind(models.TextChoices):
    STRATEGY = "strategy", _("Strategy or development plan")
    ACTION_PLAN = "action_plan", _("Action plan")
    PROJECT = "project", _("Programme or project")
    BUDGET = "budget", _("Budget")
    PROGRESS = "progress", _("Progress report")
    ANNUAL_REPORT = "annual_report", _("Annual report")


class LawKind(models.TextChoices):
    ACT = "act", _("Act")
    DECREE = "decree", _("Decree or ministerial regulation")
    REGULATION = "regulation", _("Regulation or rule")
    ORDINANCE = "ordinance", _("Local ordinance")
    ORDER = "order", _("Order, circular or announcement")


class KnowledgeKind(models.TextChoices):
    ARTICLE = "article", _("Article")
    MEDIA = "media", _("Multimedia")
    RESEARCH = "research", _("Research")
    STATISTICS = "statistics", _("Statistics")


class ActSection(models.TextChoices):
    """Official Information Act B.E. 2540, sections 7 and 9."""

    S7_1 = "7(1)", _("Section 7(1): structure and organisation")
    S7_2 = "7(2)", _("Section 7(2): powers, duties and methods of operation")
    S7_3 = "7(3)", _("Section 7(3): where to ask for information or advice")
    S7_4 = "7(4)", _("Section 7(4): rules, orders, circulars and policies that bind the public")
    S7_5 = "7(5)", _("Section 7(5): other information set by the committee")
    S9_1 = "9(1)", _("Section 9(1): decisions that affect private persons directly")
    S9_2 = "9(2)", _("Section 9(2): policies and interpretations outside section 7(4)")
    S9_3 = "9(3)", _("Section 9(3): work plans, projects and yearly budget")
    S9_4 = "9(4)", _("Section 9(4): manuals and orders on officers' procedures")
    S9_5 = "9(5)", _("Section 9(5): printed matter referred to in the Gazette")
    S9_6 = "9(6)", _("Section 9(6): concessions, monopolies and joint ventures")
    S9_7 = "9(7)", _("Section 9(7): resolutions of the cabinet or of committees")
    S9_8 = "9(8)", _("Section 9(8): other information set by the committee")


class AnnouncementKind(models.TextChoices):
    RECRUITMENT = "recruitment", _("Recruitment")
    PROCUREMENT = "procurement", _("Procurement notice")
    GENERAL = "general", _("General announcement")


class AlertLevel(models.TextChoices):
    """How urgent an alert is; the most urgent stands first."""

    INFORMATION = "information", _("Information")
    WARNING = "warning", _("Warning")
    DANGER = "danger", _("Danger")


class ProcurementMethod(models.TextChoices):
    """Public Procurement Act B.E. 2560, section 55."""

    EBIDDING = "ebidding", _("General invitation (e-bidding)")
    SELECTIVE = "selective", _("Selection")
    SPECIFIC = "specific", _("Specific method")


class ExecutiveSide(models.TextChoices):
    POLITICAL = "political", _("Political side")
    PERMANENT = "permanent", _("Permanent officials")


class FigureGroup(models.TextChoices):
    """What a figure of the statistics of use counts; empty for months and services."""

    TOTAL = "total", _("Totals of the month")
    SECTION = "section", _("Pages opened, by section")
    PAGE = "page", _("Most read pages")
    FILE = "file", _("Most opened files")


class Level(models.IntegerChoices):
    """The five levels of satisfaction, as Thai agencies ask them."""

    MOST = 5, _("Most satisfied")
    MUCH = 4, _("Very satisfied")
    MEDIUM = 3, _("Moderately satisfied")
    LITTLE = 2, _("A little satisfied")
    LEAST = 1, _("Least satisfied")


class AnswerChannel(models.TextChoices):
    WEB = "web", _("Website")
    PAPER = "paper", _("Paper")


class PolicyKind(models.TextChoices):
    """What a government website states about itself (the Government Website Standard of the Digital
    Government Development Agency)."""

    PRIVACY = "privacy", _("Privacy policy")
    WEBSITE = "website", _("Website policy")
    SECURITY = "security", _("Website security policy")
    DISCLAIMER = "disclaimer", _("Disclaimer")
    ACCESSIBILITY = "accessibility", _("Accessibility statement")


class Licence(models.TextChoices):
    """Terms of use that others know: the licences of Creative Commons, version 4.0."""

    CC_BY = "by/4.0", _("Attribution (CC BY 4.0)")
    CC_BY_SA = "by-sa/4.0", _("Attribution, under the same terms (CC BY-SA 4.0)")
    CC_BY_NC = "by-nc/4.0", _("Attribution, not for profit (CC BY-NC 4.0)")

    @property
    def url(self) -> str:
        """Where its text stands."""
        return f"https://creativecommons.org/licenses/{self.value}/"
