"""The shape of the code that no linter looks at."""

import ast
import importlib
import subprocess
import sys

import pytest

from tests.shared import PROJECT_ROOT

MODULES = sorted(PROJECT_ROOT.glob("plugins/**/*.py"))
ADAPTERS = sorted(PROJECT_ROOT.glob("plugins/*/plugin.py"))
# Their names are what everyone imports; of a stage nobody imports the package itself.
EXPORTING = ("model", "settings")
STAGES = [
    path
    for path in sorted(PROJECT_ROOT.glob("plugins/*/__init__.py"))
    if path.parent.name not in EXPORTING
]
CORES = [
    path
    for path in MODULES
    if {"core", "core.py", "pipeline", "model", "settings", "text"} & set(path.parts)
]
SLOW_TO_IMPORT = ("bs4", "lxml", "numpy", "sklearn", "trafilatura", "yake")


def module_name(path):
    name = ".".join(path.relative_to(PROJECT_ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def parse(path):
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", EXPORTING)
def test_package_exports_what_it_imports(name):
    path = PROJECT_ROOT / "plugins" / name / "__init__.py"
    imported = {
        alias.asname or alias.name
        for node in parse(path).body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    exported = importlib.import_module(f"plugins.{name}").__all__
    assert set(exported) == imported
    assert len(exported) == len(set(exported))


@pytest.mark.parametrize("path", STAGES, ids=module_name)
def test_package_of_a_stage_holds_a_docstring_only(path):
    (docstring,) = parse(path).body
    assert isinstance(docstring, ast.Expr)


@pytest.mark.parametrize("path", ADAPTERS, ids=module_name)
def test_signal_handlers_are_functions_of_the_module(path):
    """Signals hold their handlers weakly: any other kind would silently never be called."""
    tree = parse(path)
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    connected = [
        node.args[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "connect"
    ]
    assert connected
    assert "register" in functions
    for handler in connected:
        assert isinstance(handler, ast.Name)
        assert handler.id in functions


def loaded_after_importing(*names):
    """Return the top-level packages loaded in a fresh Python after importing modules."""
    program = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *names],
        cwd=PROJECT_ROOT,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split())


def test_cores_load_without_pelican():
    loaded = loaded_after_importing(*map(module_name, CORES))
    assert not {"pelican", "jinja2", "blinker"} & loaded


def test_reading_the_settings_loads_no_slow_library():
    assert not set(SLOW_TO_IMPORT) & loaded_after_importing("pelicanconf")
