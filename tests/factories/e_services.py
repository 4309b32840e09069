from typing import Any

import factory
from factory.django import DjangoModelFactory

from home.models import Case, EServicePage, FormField, OnlineFormPage, SurveyPage
from tests.factories.pages import ContentPageFactory


class EServicePageFactory(ContentPageFactory):
    class Meta:
        model = EServicePage

    service_url = "https://eservice.example.go.th/"


class _ComposedFormPageFactory(ContentPageFactory):
    class Meta:
        abstract = True

    thank_you_text = "เจ้าหน้าที่จะติดต่อกลับภายใน 3 วันทำการ"
    privacy_notice = "เก็บชื่อและเบอร์โทรเพื่อติดต่อกลับเท่านั้น และลบภายใน 1 ปี"


class OnlineFormPageFactory(_ComposedFormPageFactory):
    class Meta:
        model = OnlineFormPage

    form_fields = factory.LazyFunction(
        lambda: [
            FormField(label="ชื่อ-นามสกุล", field_type="singleline", required=True),
            FormField(label="เรื่องที่แจ้ง", field_type="multiline", required=True),
            FormField(
                label="ช่องทางตอบกลับ",
                field_type="checkboxes",
                choices="โทรศัพท์,อีเมล",
                required=False,
            ),
        ]
    )


class SurveyPageFactory(_ComposedFormPageFactory):
    class Meta:
        model = SurveyPage

    form_fields = factory.LazyFunction(
        lambda: [
            FormField(
                label="ความพึงพอใจ", field_type="radio", choices="มาก,ปานกลาง,น้อย", required=True
            )
        ]
    )


class CaseFactory(DjangoModelFactory):
    """Opened as a citizen's request; ``case.secret`` is what the citizen was given."""

    class Meta:
        model = Case

    page = factory.SubFactory(OnlineFormPageFactory, live=True)
    data = factory.LazyAttribute(
        lambda case: {field.clean_name: "ไฟถนนดับ" for field in case.page.form_fields.all()}
    )

    @classmethod
    def _create(cls, model_class: type[Case], *args: Any, **kwargs: Any) -> Case:
        case = model_class.open(kwargs.pop("page"), kwargs.pop("data"))
        for name, value in kwargs.items():
            setattr(case, name, value)
        case.save()
        return case
