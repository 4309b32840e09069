from ita.models.officers import OfficerProfile
from ita.models.register import RegisterEntry, RegisterIsAppendOnly
from ita.models.frameworks import Element, Framework, Indicator, Item, SubIndicator
from ita.models.evidence import Evidence
from ita.models.exports import Export
from ita.models.tasks import DutyTask

__all__ = [
    "DutyTask",
    "Element",
    "Evidence",
    "Export",
    "Framework",
    "Indicator",
    "Item",
    "OfficerProfile",
    "RegisterEntry",
    "RegisterIsAppendOnly",
    "SubIndicator",
]
