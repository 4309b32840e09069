import pytest

from home.not_found import LONGEST, words_of_path


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/news/road-repair.html", "road repair"),
        ("/ข่าว/ซ่อมถนน_ตำบล", "ซ่อมถนน ตำบล"),
        ("/%E0%B8%99%E0%B9%89%E0%B8%B3%E0%B8%97%E0%B9%88%E0%B8%A7%E0%B8%A1/", "น้ำท่วม"),
        ("/en/Budget%202569/", "Budget 2569"),
        ("/2569/12/", ""),
        ("/", ""),
        ("/<script>alert(1)</script>", "script"),
        ("/%ff%fe", ""),
    ],
)
def test_words_of_an_address(path: str, words: str) -> None:
    assert words_of_path(path) == words


def test_a_long_address_gives_few_words() -> None:
    assert len(words_of_path("/" + "ก" * 20_000)) == LONGEST
