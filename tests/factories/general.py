from decimal import Decimal

import factory

from home.enums import ExecutiveSide, PlanKind, PolicyKind
from home.models import (
    AgencyProfilePage,
    ContactPage,
    Division,
    Executive,
    ExecutivesPage,
    OrganisationStructurePage,
    PlanPage,
    PolicyPage,
)
from tests.factories.files import DocumentFactory, ImageFactory
from tests.factories.pages import ContentPageFactory


class AgencyProfilePageFactory(ContentPageFactory):
    class Meta:
        model = AgencyProfilePage

    history = '<p data-block-key="a1b2c">จัดตั้งขึ้นเมื่อปี พ.ศ. 2542</p>'
    vision = "เมืองน่าอยู่ บริหารโปร่งใส"
    mission = '<p data-block-key="a1b2c">ให้บริการสาธารณะแก่ประชาชน</p>'
    powers = '<p data-block-key="a1b2c">ตามพระราชบัญญัติเทศบาล พ.ศ. 2496</p>'


class OrganisationStructurePageFactory(ContentPageFactory):
    class Meta:
        model = OrganisationStructurePage

    chart = factory.SubFactory(ImageFactory)
    divisions = factory.LazyFunction(
        lambda: [
            Division(name="สภาเทศบาล", side=ExecutiveSide.POLITICAL),
            Division(name="สำนักปลัดเทศบาล", duties="งานบริหารทั่วไป"),
        ]
    )


class ExecutivesPageFactory(ContentPageFactory):
    class Meta:
        model = ExecutivesPage

    executives = factory.LazyFunction(
        lambda: [
            Executive(
                position="นายกเทศมนตรี",
                side=ExecutiveSide.POLITICAL,
                name="นายสมมติ ตัวอย่าง",
                photo=ImageFactory(),
                phone="0 2000 0000",
                email="mayor@example.go.th",
            ),
            Executive(position="รองปลัดเทศบาล", is_vacant=True, is_cio=True),
        ]
    )


class PolicyPageFactory(ContentPageFactory):
    class Meta:
        model = PolicyPage

    policy_kind = PolicyKind.PRIVACY


class PlanPageFactory(ContentPageFactory):
    class Meta:
        model = PlanPage

    class Params:
        files = factory.LazyFunction(lambda: [DocumentFactory()])

    plan_kind = PlanKind.ACTION_PLAN
    budget = Decimal("1500000.00")


class ContactPageFactory(ContentPageFactory):
    class Meta:
        model = ContactPage

    address = "99 หมู่ 1 ตำบลตัวอย่าง อำเภอเมือง"
    phone = "0 2000 0000"
    fax = "ไม่มีโทรสาร"
    email = "contact@example.go.th"
    latitude = Decimal("16.543210")
    longitude = Decimal("104.723456")
    opening_hours = "วันจันทร์ถึงวันศุกร์ เวลา 08.30 - 16.30 น."
