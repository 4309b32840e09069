"""Where Django finds the models; each stands in its room."""

from ita.assessment.agency.models import AgencyAssessment
from ita.assessment.assessor.models import AssessorLink, AssessorQuestion
from ita.assessment.board.models import Assignment
from ita.assessment.confirmation.models import Handbook, WordingConfirmation
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import (
    Deadline,
    Element,
    Framework,
    Indicator,
    Item,
    SubIndicator,
)
from ita.assessment.publicity.models import PublicFramework
from ita.assessment.rollover.models import OpenedYear
from ita.assessment.verdicts.models import Verdict
from ita.filing.models import Capture, Filing, FrozenItem, FrozenObject, FrozenPage, Pack
from ita.integrity.models import Seal
from ita.monitoring.adoption.models import Adoption, SharedPage
from ita.monitoring.currency.models import ReviewIntervals
from ita.monitoring.feedback.models import MistakeReport, UsefulTotal
from ita.monitoring.links.models import LinkAddress, LinkPlace, LinkRound
from ita.monitoring.memo.models import Memo, MemoPoint
from ita.monitoring.monthly.models import MonthlyReport
from ita.monitoring.personal_data.models import FileSearch, LiveSearch, ScanSearch
from ita.monitoring.petitions.models import Petition
from ita.monitoring.rounds.models import Round, RoundPage, RoundSettings
from ita.monitoring.satisfaction.models import PaperAnswer
from ita.monitoring.security.models import SecurityEvent
from ita.monitoring.self_assessment.models import SecurityAnswer, TlsLook
from ita.monitoring.statistics.models import DailyUse, DayTotal, StatisticsDraft
from ita.monitoring.traffic.models import TrafficCheck
from ita.monitoring.training.models import Attendance, TrainingCourse
from ita.monitoring.visits.models import EvidenceVisit, VisitJob
from ita.monitoring.yearly.models import DutyPage, YearlyDuty
from ita.notifications.daily.models import DailyMail
from ita.notifications.models import Notice, Webhook, WebhookCall
from ita.papers.models import PaperSettings, SignedScan
from ita.people.models import OfficerProfile, PostDuty, PublicationSettings, ReturnReason
from ita.register.anchors.models import Anchor, AnchorDelivery, Installation
from ita.register.models import RegisterEntry, RegisterHead
from ita.workbook.models import Export
from ita.workflow.changes.models import ProposedChange
from ita.workflow.erasure.models import Erasure
from ita.workflow.faults.models import WorkflowFault
from ita.workflow.models import DutyTask
from ita.workflow.old_addresses.models import OldAddressList
from ita.workflow.redaction.models import Redaction

__all__ = [
    "Adoption",
    "AgencyAssessment",
    "Anchor",
    "AnchorDelivery",
    "AssessorLink",
    "AssessorQuestion",
    "Assignment",
    "Attendance",
    "Capture",
    "DailyMail",
    "DailyUse",
    "DayTotal",
    "Deadline",
    "DutyPage",
    "DutyTask",
    "Element",
    "Erasure",
    "Evidence",
    "EvidenceVisit",
    "Export",
    "FileSearch",
    "Filing",
    "Framework",
    "FrozenItem",
    "FrozenObject",
    "FrozenPage",
    "Handbook",
    "Indicator",
    "Installation",
    "Item",
    "LinkAddress",
    "LinkPlace",
    "LinkRound",
    "LiveSearch",
    "Memo",
    "MemoPoint",
    "MistakeReport",
    "MonthlyReport",
    "Notice",
    "OfficerProfile",
    "OldAddressList",
    "OpenedYear",
    "Pack",
    "PaperAnswer",
    "PaperSettings",
    "Petition",
    "PostDuty",
    "ProposedChange",
    "PublicFramework",
    "PublicationSettings",
    "Redaction",
    "RegisterEntry",
    "RegisterHead",
    "ReturnReason",
    "ReviewIntervals",
    "Round",
    "RoundPage",
    "RoundSettings",
    "ScanSearch",
    "Seal",
    "SecurityAnswer",
    "SecurityEvent",
    "SharedPage",
    "SignedScan",
    "StatisticsDraft",
    "SubIndicator",
    "TlsLook",
    "TrafficCheck",
    "TrainingCourse",
    "UsefulTotal",
    "Verdict",
    "VisitJob",
    "Webhook",
    "WebhookCall",
    "WordingConfirmation",
    "WorkflowFault",
    "YearlyDuty",
]
