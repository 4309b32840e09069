import pytest

from ita.integrity.models import Seal
from ita.register.models import RegisterIsAppendOnly


def test_a_seal_is_never_changed_or_removed(site: None) -> None:
    seal = Seal.objects.create(
        version=2, sha256="a", content="{}", page_id=1, revision_id=1, request_id=1
    )
    seal.content = '{"fields": {}}'
    for attempt in (seal.save, seal.delete):
        with pytest.raises(RegisterIsAppendOnly):
            attempt()
    assert Seal.objects.get(pk=seal.pk).content == "{}"


def test_the_frame_is_sealed_outside_of_any_request(site: None) -> None:
    Seal.objects.create(
        version=2, sha256="a", content="{}", page_id=987, revision_id=1, request_id=1
    )
    frame = Seal.objects.of_frame()
    assert frame and not frame.filter(page_id=987).exists()
