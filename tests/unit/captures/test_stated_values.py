"""Addresses, dates and texts that containers state."""

import pytest

from plugins.captures.core.containers.values import iso_moment, plain_text, web_address


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2025-07-05", "2025-07-05"),
        ("20250705", "2025-07-05"),
        ("2025-07-05T10:11:12Z", "2025-07-05T10:11:12+00:00"),
        ("2025-07-05 10:11:12 +0200", "2025-07-05T10:11:12+02:00"),
        ("2025-07-05T10:11", "2025-07-05T10:11:00"),
        ("2025-07-05T10:11:12 (UTC +02:00)", "2025-07-05T10:11:12+02:00"),
        ("Sat, 05 Jul 2025 10:11:12 +0200", "2025-07-05T10:11:12+02:00"),
        ("Sat, 05 Jul 2025 10:11:12 GMT", "2025-07-05T10:11:12+00:00"),
        ("July 5, 2025", "2025-07-05"),
        ("5 Jul 2025", "2025-07-05"),
        ("05/07/2025", None),
        ("2025-W27", None),
        ("2025-07", None),
        ("2025", None),
        ("2025-02-30", None),
        ("0001-01-01", None),
        ("9999-12-31T23:59:59Z", None),
        ("yesterday", None),
        ("10:11:12", None),
        ("", None),
        ("9" * 5_000, None),
        (20250705, None),
        (None, None),
    ],
)
def test_moment_is_read_or_left_out(stated, moment):
    assert iso_moment(stated) == moment


@pytest.mark.parametrize(
    ("stated", "address"),
    [
        ("https://parish.example.org/a?b=c#d", "https://parish.example.org/a?b=c#d"),
        ("<http://parish.example.org/a>", "http://parish.example.org/a"),
        (" https://parish.example.org/ ", "https://parish.example.org/"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("//parish.example.org/a", None),
        ("https://", None),
        ("https://[::1", None),
        ("https://a.example:99999999/", None),
        ("https://a.example/\u202egpj.exe", None),
        ('https://a.example/"onclick', None),
        ("https://a.example/" + "a" * 3_000, None),
        (7, None),
    ],
)
def test_address_is_one_of_the_web_or_none(stated, address):
    assert web_address(stated) == address


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        (" A\n title\u00a0here ", "A title here"),
        ("\x1b[2JA title", "[2JA title"),
        ("…", None),
        ("a" * 501, None),
        ("", None),
        (["A"], None),
    ],
)
def test_text_is_one_short_line(stated, text):
    assert plain_text(stated) == text
