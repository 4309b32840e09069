"""Where Django finds the models; each stands in its room."""

from ita.assessment.models import Element, Evidence, Framework, Indicator, Item, SubIndicator
from ita.integrity.models import Seal
from ita.notifications.models import Notice, Webhook, WebhookCall
from ita.papers.models import PaperSettings, SignedScan
from ita.people.models import OfficerProfile, PublicationSettings, ReturnReason
from ita.register.models import RegisterEntry, RegisterHead
from ita.workbook.models import Export
from ita.workflow.models import DutyTask

__all__ = [
    "DutyTask",
    "Element",
    "Evidence",
    "Export",
    "Framework",
    "Indicator",
    "Item",
    "Notice",
    "OfficerProfile",
    "PaperSettings",
    "PublicationSettings",
    "RegisterEntry",
    "RegisterHead",
    "ReturnReason",
    "Seal",
    "SignedScan",
    "SubIndicator",
    "Webhook",
    "WebhookCall",
]
