from ita.models.officers import OfficerProfile
from ita.models.register import RegisterEntry, RegisterHead, RegisterIsAppendOnly
from ita.models.frameworks import Element, Framework, Indicator, Item, SubIndicator
from ita.models.evidence import Evidence
from ita.models.exports import Export
from ita.models.papers import PaperSettings, SignedScan
from ita.models.notices import Notice
from ita.models.reasons import ReturnReason
from ita.models.seals import Seal
from ita.models.tasks import DutyTask
from ita.models.settings import PublicationSettings
from ita.models.webhooks import Webhook, WebhookCall

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
    "PublicationSettings",
    "PaperSettings",
    "RegisterEntry",
    "RegisterHead",
    "RegisterIsAppendOnly",
    "ReturnReason",
    "Seal",
    "SignedScan",
    "SubIndicator",
    "Webhook",
    "WebhookCall",
]
