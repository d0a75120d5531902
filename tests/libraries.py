"""Which libraries of the lock a program loads."""

import subprocess
import sys
from importlib.metadata import packages_distributions

from tests.shared import PROJECT_ROOT

# One comes with every environment, the other holds types only: no result depends on them.
_WITHOUT_PART = {"setuptools", "typing-extensions"}
_TELL = "\nimport sys; print(*{name.partition('.')[0] for name in sys.modules})"


def loaded_libraries(program: str) -> set[str]:
    """Run a program and return the libraries it loads, normalised.

    Of those the product depends on; others may be loaded where they happen to be installed.
    """
    done = subprocess.run(
        [sys.executable, "-c", program + _TELL],
        cwd=PROJECT_ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    distributions = packages_distributions()
    loaded = {name for package in done.stdout.split() for name in distributions.get(package, ())}
    lock = (PROJECT_ROOT / "requirements.lock").read_text("utf-8")
    locked = {line.partition("==")[0] for line in lock.splitlines() if "==" in line}
    return ({normalise(name) for name in loaded} & locked) - _WITHOUT_PART


def normalise(name: str) -> str:
    """Return the name of a library as a lock file has it."""
    return name.lower().replace("_", "-")
