"""What is known of outlets: the editor's ``content/outlets.toml`` over a shipped list of facts."""

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from plugins.model import Code, Finding, Outlet
from plugins.text.outlets import outlet_key

SHIPPED_FILE = Path(__file__).parent.parent / "data" / "outlets.toml"

_TEXT_KEYS = ("country", "owner", "note", "citation")
_LIST_KEYS = ("aliases", "domains")
_KEYS = ("name", *_LIST_KEYS, *_TEXT_KEYS)


def parse_outlets(path: str, source: str) -> tuple[tuple[Outlet, ...], tuple[Finding, ...]]:
    """Read the editor's outlets in file order.

    An entry that cannot be used is reported and left out. So is one whose name, alias or
    domain an entry above has.
    """
    try:
        entries = tomllib.loads(source).get("outlet", [])
    # Beside its own error the parser lets through what int() and deep nesting raise.
    except (ValueError, RecursionError) as error:
        return (), (_finding(path, f"This is not valid TOML: {error}."),)
    if not isinstance(entries, list):
        return (), (_finding(path, "`outlet` is not a list: write [[outlet]] with two brackets."),)
    outlets, findings = [], []
    taken: dict[str, str] = {}
    for number, entry in enumerate(entries, start=1):
        problem = _problem(entry) or _taken_problem(entry, taken)
        if problem:
            findings.append(_finding(path, f"[[outlet]] number {number}: {problem}."))
        else:
            outlets.append(_outlet(entry))
    return tuple(outlets), tuple(findings)


def _problem(entry: object) -> str | None:
    if not isinstance(entry, Mapping):
        return "it is not a block"
    if not isinstance(entry.get("name"), str) or not entry["name"].strip():
        return 'it has no name = "…"'
    for key, value in entry.items():
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            return f"`{key}` is not a key" + (f"; did you mean `{near[0]}`?" if near else "")
        if not _fits(key, value):
            expected = "a list of texts" if key in _LIST_KEYS else "text in quotes"
            return f"`{key}` must be {expected}"
    return next(filter(None, map(_domain_problem, entry.get("domains", ()))), None) or (
        _citation_problem(entry.get("citation", "-"))
    )


def _fits(key: str, value: object) -> bool:
    if key in _LIST_KEYS:
        return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
    return isinstance(value, str)


def _domain_problem(domain: str) -> str | None:
    # What an editor pastes is the address of a page; only its host is compared.
    if "/" in domain or ":" in domain or " " in domain.strip() or "." not in domain:
        return f"`{domain}` is no domain: write it like example.org"
    return None


def _citation_problem(citation: str) -> str | None:
    """Return what is wrong with a citation: an address must be of the web and have a host."""
    scheme, colon, _ = citation.partition("://")
    if not citation.strip():
        return "`citation` is empty"
    if not colon or " " in scheme:
        return None
    try:
        address = urlsplit(citation.strip())
        is_web = address.scheme in ("http", "https") and bool(address.hostname)
    except ValueError:
        is_web = False
    is_web = is_web and not any(char.isspace() for char in citation.strip())
    return None if is_web else "`citation` is neither an http or https address nor plain text"


def _taken_problem(entry: Mapping[str, Any], taken: dict[str, str]) -> str | None:
    name = entry["name"].strip()
    keys = dict.fromkeys(
        (
            *map(outlet_key, (name, *entry.get("aliases", ()))),
            *("." + domain.strip().lower() for domain in entry.get("domains", ())),
        )
    )
    for key in keys:
        if key in taken:
            return f"`{key.removeprefix('.')}` is also “{taken[key]}”"
    taken |= dict.fromkeys(keys, name)
    return None


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    texts = {key: entry[key].strip() for key in _TEXT_KEYS if key in entry}
    return Outlet(
        name=entry["name"].strip(),
        aliases=tuple(alias.strip() for alias in entry.get("aliases", ())),
        domains=tuple(domain.strip() for domain in entry.get("domains", ())),
        **texts,
    )


def _finding(path: str, message: str) -> Finding:
    return Finding(
        code=Code.OUTLETS_FILE,
        subject=path,
        message=message,
        hint='Each outlet is [[outlet]], name = "…" and optional ' + ", ".join(_KEYS[1:]) + ".",
    )


@cache
def shipped_outlets() -> tuple[Outlet, ...]:
    """Return the shipped outlets, by country and name."""
    countries = tomllib.loads(SHIPPED_FILE.read_text(encoding="utf-8"))
    return tuple(
        _shipped(country, line)
        for country, lines in countries.items()
        for line in lines.splitlines()
        if line
    )


def _shipped(country: str, line: str) -> Outlet:
    name, aliases, domains, owner, *_ = (*map(str.strip, line.split("|")), "")
    return Outlet(
        name=name,
        aliases=tuple(_parts(aliases)),
        domains=tuple(_parts(domains)),
        country=country,
        owner=owner or None,
    )


def _parts(field: str) -> Iterator[str]:
    return (part.strip() for part in field.split(";") if part.strip())


@cache
def shipped_keys() -> frozenset[str]:
    """Return every shipped name and alias in the form under which names are compared."""
    return frozenset(key for outlet in shipped_outlets() for key in _name_keys(outlet))


def _name_keys(outlet: Outlet) -> Iterator[str]:
    return (outlet_key(name) for name in (outlet.name, *outlet.aliases))


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletDirectory:
    """Outlets by printed name and by domain, the editor's before the shipped ones."""

    own: frozenset[str]
    by_name: Mapping[str, Outlet]
    by_domain: Mapping[str, Outlet]

    def find(self, printed: str) -> Outlet | None:
        """Return the outlet that goes by a printed name."""
        return self.by_name.get(outlet_key(printed))

    def settle_name(self, printed: str) -> str:
        """Return the name an outlet goes by: the editor's, else the printed one, case set right.

        The shipped list knows outlets but renames none: what a page calls "BBC News" stays so.
        """
        found = self.find(printed)
        if found is None:
            return printed
        is_same = found.name.casefold() == printed.casefold()
        return found.name if is_same or found.name in self.own else printed

    def find_by_address(self, address: str) -> Outlet | None:
        """Return the outlet that owns the host of an address, or the domain it lies under."""
        try:
            host = (urlsplit(address).hostname or "").lower().rstrip(".")
        except ValueError:
            return None
        labels = host.split(".")
        domains = (".".join(labels[at:]) for at in range(len(labels)))
        return next((self.by_domain[d] for d in domains if d in self.by_domain), None)


@lru_cache(maxsize=8)
def outlet_directory(own: tuple[Outlet, ...]) -> OutletDirectory:
    """Return the directory of the editor's outlets over the shipped ones, entry by entry."""
    taken_names = {key for outlet in own for key in _name_keys(outlet)}
    taken_domains = {domain.lower() for outlet in own for domain in outlet.domains}
    left = (
        outlet
        for outlet in shipped_outlets()
        if taken_names.isdisjoint(_name_keys(outlet)) and taken_domains.isdisjoint(outlet.domains)
    )
    return _directory((*own, *left), frozenset(outlet.name for outlet in own))


def _directory(outlets: Iterable[Outlet], own: frozenset[str]) -> OutletDirectory:
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for outlet in outlets:
        for key in _name_keys(outlet):
            by_name.setdefault(key, outlet)
        for domain in outlet.domains:
            by_domain.setdefault(domain.lower(), outlet)
    return OutletDirectory(
        own=own, by_name=MappingProxyType(by_name), by_domain=MappingProxyType(by_domain)
    )


def outlets_of_digest(own: Sequence[Outlet], names: Iterable[str]) -> tuple[Outlet, ...]:
    """Return the editor's outlets and, of the shipped ones, those that articles name.

    A site speaks of outlets that it has articles of, not of every outlet in the world. Each goes
    by the name the articles have.
    """
    directory = outlet_directory(tuple(own))
    known = ((name, directory.find(name)) for name in sorted(set(names)))
    named = (
        replace(outlet, name=name, aliases=())
        for name, outlet in known
        if outlet is not None and outlet.name not in directory.own
    )
    return (*own, *named)
