"""Text decoded wrongly before it was saved is told, and text of any language is not."""

import pytest

from plugins.captures.core.clean import clean_capture
from plugins.captures.core.mojibake import find_mojibake, find_replaced
from plugins.captures.core.values import RawCapture
from plugins.settings import CaptureSettings

GARBLED = {
    "quotes": ("It’s “odd” – so it is…", "cp1252"),
    "French": ("Le café où l’été déçoit", "cp1252"),
    "German": ("Die Fähre fährt über den Fluß", "cp1252"),
    "Polish": ("Zażółć gęślą jaźń", "cp1252"),
    "Russian": ("Гавань замёрзла", "cp1252"),
    "Russian in Cyrillic": ("Гавань замёрзла", "cp1251"),
    "Arabic": ("تجمد الميناء", "cp1252"),
    "Chinese": ("港口结冰了", "cp1252"),
    "euro": ("It costs 5 €", "cp1252"),
}
SOUND = (
    "It’s “odd” – so it is… and 5 € dear.",
    "Le café où l’été déçoit, face à\u00a0«\u00a0la mer\u00a0».",
    "NÃO HÁ PÃO: “AMANHÔ, DIZ A IRMÔ E “MAÇÃ”.",
    "À, Â, Ã, Ô and Ç are letters; © and ® are signs; 20 °C, 3 £.",
    "Гавань замёрзла. РСФСР, СССР и РФ.",  # noqa: RUF001
    "Гавань «Солёная», 5 № 3",
    "تجمد الميناء يوم الخميس",
    "港口周四结冰了，这是有史以来第一次。",
    "Ðunes ég þá Ñandú Ølse",
    "Zażółć gęślą jaźń",
)


def broken(text, encoding):
    """Return UTF-8 read as another encoding; the bytes it leaves free become control characters."""
    return "".join(
        bytes([byte]).decode(encoding, "replace").replace("\ufffd", chr(byte))
        for byte in text.encode()
    )


@pytest.mark.parametrize("case", GARBLED)
def test_text_decoded_wrongly_is_found(case):
    line = broken(*GARBLED[case])
    (found,) = find_mojibake(("Sound text.", line))
    assert found.line == 2
    assert found.sample


@pytest.mark.parametrize("line", SOUND)
def test_text_of_any_language_is_sound(line):
    assert find_mojibake((line,)) == ()


def test_text_decoded_wrongly_twice_is_found():
    assert find_mojibake((broken(broken("café", "cp1252"), "cp1252"),))


def test_long_lines_cost_little():
    for piece in ("â", "Ã", "Ð", "äå", "\u0420", "â€"):
        find_mojibake((piece * 500_000,))


def test_lost_characters_are_found():
    assert find_replaced(("Sound", "lo\ufffdt", "")) == (2,)


def test_both_are_told_once_with_their_first_line_and_nothing_is_repaired():
    text = f"Sound.\n{broken('It’s', 'cp1252')}\n{broken('café', 'cp1252')}\nlo\ufffdt\n"
    cleaned = clean_capture(RawCapture(path="a.txt", raw=text.encode()), CaptureSettings())
    told = {f.code.label: (f.line, f.message) for f in cleaned.findings}
    assert told["capture.mojibake"][0] == 2
    assert "on 2 lines" in told["capture.mojibake"][1]
    assert told["capture.replacement-character"][0] == 4
    assert "".join(f"{line.text}\n" for line in cleaned.capture.lines) == text


def test_bytes_that_are_wrong_behind_a_byte_order_mark_are_told():
    cleaned = clean_capture(
        RawCapture(path="a.txt", raw=b"\xef\xbb\xbfcaf\xe9 is open"), CaptureSettings()
    )
    assert [f.code.label for f in cleaned.findings] == ["capture.replacement-character"]
