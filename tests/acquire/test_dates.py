import pytest

from muasal.acquire.dates import day, day_in_address


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025-03-04", "2025-03-04"),
        ("2025-03-04T23:30:00-05:00", "2025-03-04"),
        ("2025-3-4 10:00", "2025-03-04"),
        ("2025/03/04 10:00:00", "2025-03-04"),
        ("20250304", "2025-03-04"),
        ("20250304T101500", "2025-03-04"),
        ("Tue, 04 Mar 2025 10:15:00 GMT", "2025-03-04"),
        ("2025-13-04", None),
        ("2025-02-30", None),
        ("1789-07-14", None),
        ("yesterday", None),
        ("2025", None),
        ("", None),
    ],
)
def test_a_machine_written_date(written: str, iso: str | None) -> None:
    assert day(written) == iso


@pytest.mark.parametrize(
    ("address", "iso"),
    [
        ("https://news.example/2025/03/04/ferry-resumes", "2025-03-04"),
        ("https://news.example/world/2025-03-04-ferry", "2025-03-04"),
        ("https://news.example/read/20250304/ferry", "2025-03-04"),
        ("https://news.example/2025/03/ferry", None),
        ("https://news.example/article/20259904", None),
        ("https://news.example/a?date=2025-03-04", None),
        ("https://news.example/2025/03/04/on-2024-01-02/", None),
        ("", None),
    ],
)
def test_a_date_in_an_address(address: str, iso: str | None) -> None:
    assert day_in_address(address) == iso
