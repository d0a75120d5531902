"""What `digest suggest` prints works when it is saved."""

import json
import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from tests.shared import PROJECT_ROOT
from tests.site.build import build_site, write_files
from tests.site.growing import steps

Topics = dict[str, tuple[str, str, list[str]]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files = {name: text or "" for step in islice(steps(), 4) for name, text in step.items()}
    return write_files(tmp_path / "content", {**files})


def suggest(content: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "plugins.cli", "suggest", "--content", str(content), *arguments],
        cwd=PROJECT_ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
    )


def topics(content: Path, name: str) -> Topics:
    built = build_site(content, content.parent / name, "--fatal", "errors")
    assert built.status == 0, built.text
    data = json.loads((built.output / "digest.json").read_bytes())
    return {t["slug"]: (t["title"], t["source"], sorted(t["articles"])) for t in data["topics"]}


def test_saving_all_files_makes_the_topics_the_editors(content):
    before = topics(content, "before")
    assert len(before) == 5
    lock = content.parent / "topics.lock.json"
    kept = lock.read_bytes()
    told = suggest(content, "--save")
    assert told.returncode == 0, told.stderr
    assert told.stdout.count("Saved ") == 5
    assert lock.read_bytes() == kept
    after = topics(content, "after")
    assert after == {
        slug: (title, "editor", articles) for slug, (title, _, articles) in before.items()
    }
    told = suggest(content)
    assert (told.returncode, told.stdout) == (0, "")
    assert "No topic was found that has no file yet." in told.stderr


def test_one_printed_file_saved_by_hand_makes_its_topic(content):
    before = topics(content, "before")
    slug = min(before)
    (content / "topics").mkdir()
    (content / "topics" / "mine.md").write_text(suggest(content, slug).stdout, "utf-8")
    after = topics(content, "after")
    assert after.pop(slug)[1:] == ("editor", before.pop(slug)[2])
    assert after == before


def test_unknown_topic_and_existing_file_are_refused(content):
    told = suggest(content, "no-such-topic")
    assert (told.returncode, told.stdout) == (2, "")
    assert "no-such-topic" in told.stderr
    assert f"--content {content}" in suggest(content, str(content)).stderr
    slug = min(topics(content, "before"))
    write_files(content, {f"topics/{slug}.md": "No topic file."})
    told = suggest(content, "--save")
    assert told.returncode == 2
    assert "is there already" in told.stderr
    assert len(list((content / "topics").iterdir())) == 1
