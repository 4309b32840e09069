"""What the pattern page shows: every component of the public site with words as offices write them.

Nothing here is stored or true; officers and designers see it, visitors do not.
"""

from types import SimpleNamespace as Sample
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone

from ita.assessment.enums import ItemState

LONG = (
    "ประกาศเทศบาลเมืองศรีธารา เรื่อง เผยแพร่แผนการจัดซื้อจัดจ้างประจำปีงบประมาณ พ.ศ. 2569 "
    "(ฉบับที่ 2) ด้วยวิธีประกวดราคาอิเล็กทรอนิกส์ (e-bidding) วงเงินงบประมาณ 52,300,000.00 บาท"
)
SUMMARY = (
    "พันธกิจของเทศบาลคือบริการประชาชนด้วยธรรมาภิบาล ผู้มีส่วนได้ส่วนเสียตรวจสอบอัตราค่าธรรมเนียมได้ "
    "สอบถามที่สำนักปลัดเทศบาล โทร. 0 2345 6789"
)
TOKENS = (
    "ink ink-quiet paper surface line line-strong primary primary-deep primary-soft link band "
    "band-deep accent accent-ink accent-soft good good-soft bad bad-soft told told-soft plain "
    "plain-soft found"
)


class SampleForm(forms.Form):
    """A form as citizens meet it, with each kind of field."""

    name = forms.CharField(label="ชื่อและนามสกุล", help_text="เขียนตามบัตรประจำตัวประชาชน")
    kind = forms.ChoiceField(
        label="เรื่องที่ติดต่อ", choices=[("1", "ร้องเรียนเหตุเดือดร้อนรำคาญ"), ("2", "ขอข้อมูลข่าวสาร")]
    )
    way = forms.ChoiceField(
        label="ช่องทางรับคำตอบ",
        choices=[("mail", "อีเมล"), ("post", "ไปรษณีย์")],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(label="รายละเอียด", widget=forms.Textarea, required=False)
    agreed = forms.BooleanField(label="ข้าพเจ้ารับทราบนโยบายคุ้มครองข้อมูลส่วนบุคคล")


def samples() -> dict[str, Any]:
    """The context of the page."""
    form = SampleForm({"kind": "1"})
    form.is_valid()
    person = Sample(name="นางสาวมานี ตัวอย่างกุล", position="ผู้อำนวยการกองคลัง", photo=None)
    return {
        "colours": TOKENS.split(),
        "long": LONG,
        "summary": SUMMARY,
        "form": form,
        "states": list(ItemState),
        "results": Paginator(range(60), 20).get_page(2),
        "crumbs": [Sample(url="#main", title="หน้าแรก"), Sample(url="#main", title="กฎหมาย ระเบียบ")],
        "files": [_file("pdf", "เอกสาร PDF"), _file("xlsx", "สมุดงาน Excel")],
        "steps": [_step("ยื่นคำขอและหลักฐาน"), _step("ตรวจสอบสถานที่ก่อสร้าง"), _step("ออกใบอนุญาต")],
        "people": [
            Sample(**vars(person), is_vacant=False, is_cio=True, phone="0 2345 6789", email=""),
            Sample(**vars(person), is_vacant=True, is_cio=False, phone="", email=""),
        ],
        "contracts": [_contract(LONG, 52_300_000), _contract("จ้างซ่อมแซมถนนสายหลัก", 498_500)],
        "act": Sample(name=person.name, position=person.position, at=timezone.now(), note=""),
    }


def _file(extension: str, label: str) -> Sample:
    document = Sample(
        extension=extension,
        type_label=label,
        file_size=1_234_567,
        original_filename=f"แผนการจัดซื้อจัดจ้าง_2569_ฉบับแก้ไขครั้งที่2.{extension}",
    )
    return Sample(document=document, document_id=0, title=LONG)


def _step(title: str) -> Sample:
    return Sample(title=title, details=SUMMARY, duration="15 นาที", responsible_unit="กองช่าง")


def _contract(work: str, budget: int) -> Sample:
    return Sample(
        work=work,
        budget=budget,
        reference_price=budget - 1_500,
        get_method_display="วิธีเฉพาะเจาะจง",
        bidders="ห้างหุ้นส่วนจำกัด ตัวอย่างการโยธา\nบริษัท สมมุติพัฒนา จำกัด",
        winner="บริษัท สมมุติพัฒนา จำกัด",
        reason="เสนอราคาต่ำสุดและไม่เกินราคากลาง",
        contract_number_date="12/2569 ลงวันที่ 3 มีนาคม 2569",
    )
