"""What ``digest`` says of itself, and what it loads to say so."""

import subprocess
import sys

import pytest
from click.testing import CliRunner

from plugins.cli import main
from tests.shared import PROJECT_ROOT

REFERENCE = (PROJECT_ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")


@pytest.mark.parametrize("verb", sorted(main.commands))
def test_reference_holds_the_help_of_every_verb(verb):
    result = CliRunner().invoke(main, [verb, "--help"], prog_name="digest", terminal_width=80)
    assert result.exit_code == 0
    assert result.output in REFERENCE


def test_every_verb_documents_its_exit_status_or_always_succeeds():
    without = [
        verb for verb, command in main.commands.items() if "Exit status" not in (command.help or "")
    ]
    assert without == ["explain"]


def test_help_loads_no_library_that_reads_pages():
    heavy = "{'bs4', 'lxml', 'trafilatura', 'pelican', 'yake', 'warcio', 'pypdf', 'markdown'}"
    code = (
        "import sys\nfrom plugins.cli import main\n"
        "try:\n    main(['add', '--help'])\nexcept SystemExit:\n    pass\n"
        f"print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT_ROOT, capture_output=True, text=True, check=True
    )
    assert done.stderr == "[]\n"
    assert "--captured-at DATE" in done.stdout
