"""Bytes to text, text to lines."""

import pytest

from plugins.captures.core.decode import decode_capture, split_lines


def undeclared(_raw):
    return None


def never(_raw):
    raise AssertionError("the declaration of valid UTF-8 is not asked for")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32", "utf-32-be"])
def test_byte_order_mark_tells_the_encoding(encoding):
    mark = "\ufeff" if encoding.endswith("-be") else ""
    decoded = decode_capture((mark + "Kraków\n").encode(encoding), undeclared)
    assert decoded.text == "Kraków\n"
    assert not decoded.is_guess


def test_utf_8_goes_before_a_declaration():
    assert decode_capture("Kraków".encode(), never).encoding == "utf-8"


def test_declared_encoding_goes_before_statistics():
    decoded = decode_capture("Kraków".encode("iso8859-2"), lambda _raw: "iso8859-2")
    assert (decoded.text, decoded.is_guess) == ("Kraków", False)


@pytest.mark.parametrize("declared", ["no-such-charset", "zlib_codec", "idna", "ascii", ""])
def test_declaration_that_cannot_be_used_is_passed_over(declared):
    raw = "Der Hafen von Saltmarsh ist zugefroren, die Fähre fährt heute nicht.".encode("cp1252")
    decoded = decode_capture(raw, lambda _raw: declared)
    assert decoded.is_guess
    assert "Fähre fährt" in (decoded.text or "")


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“The ice is a visitor,” said Captain Mara Venn – and it’s cold in Saltmarsh."),
        ("cp1252", "Señora España, el niño no está"),
        (
            "cp1250",
            "Port w Saltmarsh zamarzł, a prom nie popłynął. Przystań będzie zamknięta do"
            " poniedziałku, powiedział kapitan.",
        ),
        ("gb18030", "盐沼港结冰，渡轮没有出航。船长说她从未见过这样的冰。"),
    ],
)
def test_old_encodings_are_guessed(encoding, text):
    decoded = decode_capture(text.encode(encoding), undeclared)
    assert (decoded.text, decoded.encoding, decoded.is_guess) == (text, encoding, True)


def test_bytes_that_no_encoding_fits_are_no_text():
    assert decode_capture(bytes(range(1, 256)) * 4, undeclared).text is None


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\x00\x00", b"\xef\xbb\xbfa\x00b", b"\xff\xfe\x00\x00"]
)
def test_nul_is_no_text(raw):
    assert not decode_capture(raw, undeclared).text


def test_broken_utf_16_keeps_what_can_be_read():
    assert decode_capture(b"\xff\xfea\x00b", undeclared).text == "a\ufffd"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ()),
        ("a", ("a",)),
        ("a\n", ("a",)),
        ("a\n\n", ("a", "")),
        ("\n", ("",)),
        ("a\r\nb\rc\nd", ("a", "b", "c", "d")),
        ("a\u2028b\x0bc\x0cd\x85e", ("a\u2028b\x0bc\x0cd\x85e",)),
    ],
)
def test_lines_end_at_line_ends_alone(text, lines):
    assert split_lines(text) == lines
