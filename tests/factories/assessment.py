import factory
from factory.django import DjangoModelFactory

from ita.assessment.enums import DataYear, Wording
from ita.assessment.evidence.models import Evidence
from ita.assessment.models import Element, Framework, Indicator, Item, SubIndicator
from ita.assessment.publicity.models import PublicFramework
from tests.factories.information import LawPageFactory
from tests.factories.pages import default_site


class FrameworkFactory(DjangoModelFactory):
    class Meta:
        model = Framework
        django_get_or_create = ("scheme", "fiscal_year")

    scheme = "OIT"
    fiscal_year = 2026
    issuer = "หน่วยงานผู้ประเมินตัวอย่าง"


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator
        django_get_or_create = ("framework", "code")

    framework = factory.SubFactory(FrameworkFactory)
    code = "9"
    title = "การเปิดเผยข้อมูล"


class SubIndicatorFactory(DjangoModelFactory):
    class Meta:
        model = SubIndicator
        django_get_or_create = ("framework", "code")

    framework = factory.SubFactory(FrameworkFactory)
    indicator_code = "9"
    code = "9.1"
    title = "ข้อมูลพื้นฐาน"


class ItemFactory(DjangoModelFactory):
    """An item with its indicator and sub-indicator; elements only when made for it."""

    class Meta:
        model = Item

    framework = factory.SubFactory(FrameworkFactory)
    code = factory.Sequence(lambda n: f"O{900 + n}")
    title = factory.LazyAttribute(lambda item: f"รายการ {item.code}")
    wording = Wording.HANDBOOK
    indicator_code = factory.LazyAttribute(
        lambda item: IndicatorFactory(framework=item.framework).code
    )
    sub_indicator_code = factory.LazyAttribute(
        lambda item: SubIndicatorFactory(framework=item.framework).code
    )
    data_year = DataYear.CURRENT
    sort_order = factory.Sequence(int)


class ElementFactory(DjangoModelFactory):
    class Meta:
        model = Element

    item = factory.SubFactory(ItemFactory)
    number = factory.Sequence(lambda n: str(n + 1))
    text = factory.LazyAttribute(lambda element: f"องค์ประกอบที่ {element.number}")
    sort_order = factory.Sequence(int)


class EvidenceFactory(DjangoModelFactory):
    """Evidence by a live page; ``elements`` that it covers can be given as a list."""

    class Meta:
        model = Evidence
        skip_postgeneration_save = True

    item = factory.SubFactory(ItemFactory)
    page = factory.SubFactory(LawPageFactory, live=True)
    note = "ดูหัวข้อที่ 1 ของหน้า"

    @factory.post_generation
    def elements(self: Evidence, create: bool, extracted: list[Element] | None) -> None:
        if create and extracted:
            self.elements.set(extracted)


class PublicFrameworkFactory(DjangoModelFactory):
    """A framework that the agency shows to the public; without the approver who allowed it."""

    class Meta:
        model = PublicFramework

    site = factory.LazyFunction(default_site)
    framework = factory.SubFactory(FrameworkFactory)
    is_public = True
