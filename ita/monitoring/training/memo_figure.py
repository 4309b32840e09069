"""What the yearly memo says of training."""

from datetime import date

from django.urls import reverse
from wagtail.models import Site

from home.thai.calendar import fiscal_year, to_be
from ita.monitoring.memo.sources import Place, Source, Stated
from ita.monitoring.training.selectors import TrainingFigures, training_of


def training(site: Site, first: date, last: date) -> Stated | None:
    """What was held and read from ``first`` to ``last``, and who took part in nothing."""
    figures = training_of(site, first, last)
    words = "ไม่มีการอบรมที่บันทึกไว้" if figures.is_empty else _in_words(figures)
    if figures.without:
        words += f" เจ้าหน้าที่ตามคำสั่งที่ยังไม่มีการอบรมในช่วงนี้ {len(figures.without):,} คน"
    return Stated(words, f"{reverse('ita_training_report')}?year={to_be(fiscal_year(last))}")


def _in_words(figures: TrainingFigures) -> str:
    outsiders = f" และบุคคลอื่น {figures.outsiders:,} คน-ครั้ง" if figures.outsiders else ""
    return (
        f"อบรม {figures.courses:,} ครั้ง แลกเปลี่ยนเรียนรู้ {figures.exchanges:,} ครั้ง "
        f"อ่านบันทึกความรู้ {figures.notes:,} เรื่อง เจ้าหน้าที่เข้าร่วม {figures.people:,} คน{outsiders} "
        f"รวม {figures.hours.normalize():f} คน-ชั่วโมง"
    )


def training_source() -> Source:
    return Source(Place.TRAINING, training)
