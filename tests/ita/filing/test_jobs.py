from ita.filing.models import Filing


def test_it(filing: Filing) -> None:
    print(filing.error, filing.state, filing.entry_id)
    for c in filing.captures.all():
        print(c.kind, c.status, c.size, c.url, c.media_type, c.shown_on, c.error)
    assert filing.is_filed
