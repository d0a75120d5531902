import pytest

from plugins.keywords.core.aliases import parse_aliases
from plugins.keywords.files import read_aliases
from plugins.model import Code, EntityKind


def parse(source):
    return parse_aliases("aliases.toml", source)


def test_entry_is_read():
    aliases, findings = parse(
        '# ours\n\n[[entity]]\nnames = ["Marta Olesen", "M. Olesen"]\nkind = "person"\n'
        'note = "Prime minister."\nhide = true\n'
    )

    (alias,) = aliases.entities
    assert findings == ()
    assert alias.names == ("Marta Olesen", "M. Olesen")
    assert (alias.line, alias.kind, alias.note) == (3, EntityKind.PERSON, "Prime minister.")
    assert alias.hide


def test_names_kept_apart_are_read():
    aliases, findings = parse('[[not_same]]\nnames = ["Jan Berg", "Jan Bergh"]\n')

    assert findings == ()
    assert [pair.names for pair in aliases.apart] == [("Jan Berg", "Jan Bergh")]


@pytest.mark.parametrize(
    ("source", "line", "told"),
    [
        ("names = = 3", None, "not valid TOML"),
        ("[entity]\nnames = ['A']", None, "two brackets"),
        ("[[entities]]\nnames = ['A']", None, "did you mean [[entity]]"),
        ("[[entity]]\nkind = 'person'", 1, "no names"),
        ("[[entity]]\nnames = []", 1, "no names"),
        ("[[entity]]\nnames = ['A', 3]", 1, "no names"),
        ("\n[[entity]]\nnames = ['A']\nkind = 'town'", 2, "person, place, organisation"),
        ("[[entity]]\nnames = ['A']\nnotes = 'x'", 1, "did you mean `note`"),
        ("[[entity]]\nnames = ['A']\nhide = 1", 1, "true or false"),
        ("[[entity]]\nnames = ['A']\nnote = 1", 1, "text in quotes"),
        ("[[not_same]]\nnames = ['A B', 'a b']", 1, "two different names"),
        ("[[entity]]\nnames = ['A']\n[[entity]]\nnames = ['B', 'a.']", 3, "in line 1"),
        ("entity = [1]", 1, "not a block"),
    ],
)
def test_mistake_is_told_and_left_out(source, line, told):
    aliases, findings = parse(source)

    (finding,) = findings
    assert finding.code is Code.ALIASES_FILE
    assert finding.line == line
    assert told in finding.message
    assert len(aliases.entities) + len(aliases.apart) < source.count("[[") or not aliases.entities


def test_apart_and_together_contradict():
    aliases, findings = parse(
        "[[entity]]\nnames = ['Jan Berg', 'Jan Bergh']\n"
        "[[not_same]]\nnames = ['Jan Berg', 'Jan Bergh']\n"
    )

    (finding,) = findings
    assert finding.code is Code.ALIASES_CONTRADICTION
    assert finding.line == 3
    assert aliases.apart == ()
    assert len(aliases.entities) == 1


def test_file_is_optional(tmp_path):
    aliases, findings = read_aliases(tmp_path)

    assert (aliases.entities, findings) == ((), ())


def test_file_is_read(tmp_path):
    (tmp_path / "aliases.toml").write_bytes("\ufeff[[entity]]\nnames = ['Bodø']\n".encode())

    aliases, findings = read_aliases(tmp_path)

    assert findings == ()
    assert aliases.entities[0].names == ("Bodø",)


def test_file_that_is_not_utf8_is_a_finding(tmp_path):
    (tmp_path / "aliases.toml").write_bytes(b"\xff\xfe\x00")

    _, (finding,) = read_aliases(tmp_path)

    assert finding.code is Code.ALIASES_FILE
    assert "UTF-8" in finding.message


def test_file_of_thousands_of_entries_is_read_in_one_pass():
    # Going through all names again for each entry took a minute for 20,000.
    entries = "".join(f'[[entity]]\nnames = ["N {at}", "M {at}"]\n' for at in range(20_000))
    aliases, findings = parse(f'{entries}[[entity]]\nnames = ["m 19999"]\n')
    assert len(aliases.entities) == 20_000
    assert [finding.line for finding in findings] == [40_001]
