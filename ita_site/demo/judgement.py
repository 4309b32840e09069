"""What the ITA officer of the demonstration compared with the handbook, and judged."""

from django.contrib.auth.models import User
from wagtail.models import Site

from ita.assessment.confirmation.operations import confirm
from ita.assessment.confirmation.texts import fingerprint, texts_of
from ita.assessment.coverage import item_coverage
from ita.assessment.judging.operations import judge
from ita.assessment.models import Element, Framework, Item
from ita.assessment.verdicts.standing import fingerprint as fingerprint_of_judged
from ita.assessment.verdicts.standing import judged

NAME = ("OIT", 2569)
CONFIRMED = ("O2", "O3", "O5", "O7", "O8", "O13", "O16", "O18")
# {item: what the officer saw in every element of it}; O13 is judged as a whole
SEEN = {"O7": "เปิดดูรายงานทั้งเล่มแล้ว มีข้อมูลครบทุกหัวข้อ", "O5": "เปิดดูแผนแล้ว มีข้อมูลครบทุกหัวข้อ"}
WHOLE = ("O13", "มีโครงการ งบประมาณ และระยะเวลาครบทุกโครงการ ตรวจกับแผนที่อนุมัติแล้ว")


def make_judgement(site: Site, officer: User) -> None:
    """Some items are confirmed, of these some judged; the others wait, as in an office."""
    framework = Framework.objects.get_named(*NAME, site)
    items = {item.code: item for item in framework.items.prefetch_related("elements")}
    for code in CONFIRMED:
        seen = fingerprint(texts_of([items[code]]))
        confirm(framework, None, site, officer, seen=seen, item=items[code])
    for code, reason in SEEN.items():
        for element in items[code].elements.all():
            _judge(items[code], element, reason, site, officer)
    _judge(items[WHOLE[0]], None, WHOLE[1], site, officer)


def _judge(item: Item, element: Element | None, reason: str, site: Site, officer: User) -> None:
    now = judged(item, item_coverage(item, site).evidence, element)
    judge(item, element, True, reason, site, officer, seen=fingerprint_of_judged(now))
