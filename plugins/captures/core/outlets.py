"""What is known of outlets: the editor's ``content/outlets.toml`` over a shipped list of facts."""

import difflib
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from plugins.model import Code, Finding, NewsArticle, Outlet
from plugins.text.direction import find_unseen
from plugins.text.outlets import outlet_key
from plugins.text.toml_lines import parse_toml

SHIPPED_FILE = Path(__file__).parent.parent / "data" / "outlets.toml"

_WORD = re.compile(r"\w+")
_BRACKET = re.compile(r"\s\([^()]{1,60}\)\Z")
_TEXT_KEYS = ("country", "owner", "note", "citation")
_LIST_KEYS = ("aliases", "domains")
_KEYS = ("name", *_LIST_KEYS, *_TEXT_KEYS)


def parse_outlets(path: str, source: str) -> tuple[tuple[Outlet, ...], tuple[Finding, ...]]:
    """Read the editor's outlets in file order.

    An entry that cannot be used is reported and left out. So is one whose name, alias or
    domain an entry above has.
    """
    try:
        entries = parse_toml(source).get("outlet", [])
    except ValueError as error:
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
        if (unseen := find_unseen("".join(value))) is not None:
            return f"`{key}` holds U+{ord(unseen):04X}, which nobody sees; type it anew"
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
    """Outlets by printed name and by domain, the editor's before the shipped ones.

    ``own`` are the names of the editor's, ``shared`` the keys of printed names that several
    outlets have.
    """

    own: frozenset[str]
    shared: frozenset[str]
    by_name: Mapping[str, Outlet]
    by_domain: Mapping[str, Outlet]

    def find(self, printed: str) -> Outlet | None:
        """Return the outlet that goes by a printed name."""
        return self.by_name.get(outlet_key(printed))

    def find_certain(self, printed: str) -> Outlet | None:
        """Return the outlet that goes by a printed name, None where others do as well."""
        found, key = self.find(printed), outlet_key(printed)
        if found is None or found.name in self.own or key not in self.shared:
            return found
        return found if key == outlet_key(found.name) else None

    def settle_printed(self, printed: str, address: str | None = None) -> str:
        """Return the one name of the outlet a page names: its entry's, else the printed one.

        Papers of two cities are called "The Daily Telegraph". Where the address of the page
        belongs to an outlet whose name holds the printed words, that one is meant; without one
        the printed name stays.
        """
        found = self.find_certain(printed)
        if found and found.name in self.own:
            return found.name
        owner, words = self.find_by_address(address or ""), _words(printed)
        if owner and words and words <= _words(owner.name):
            return owner.name
        is_other = owner is None and _is_own_site(printed, address or "")
        return found.name if found and not is_other else printed

    def settle_stated(self, stated: str) -> str:
        """Return the name of an outlet the editor states: only the editor's own list renames it.

        The shipped list sets the case right.
        """
        found = self.find(stated)
        if found is None:
            return stated
        is_same = found.name.casefold() == stated.casefold()
        return found.name if is_same or found.name in self.own else stated

    def find_by_address(self, address: str) -> Outlet | None:
        """Return the outlet that owns the host of an address, or the domain it lies under."""
        labels = _host(address).split(".")
        domains = (".".join(labels[at:]) for at in range(len(labels)))
        return next((self.by_domain[d] for d in domains if d in self.by_domain), None)


def _is_own_site(printed: str, address: str) -> bool:
    """True where a page comes from a site of its outlet's name.

    Where no entry lists that site, "News Nation" from newsnation.in is not the NewsNation of
    newsnationnow.com.
    """
    name = "".join(_WORD.findall(outlet_key(printed)))
    return bool(name) and name in "".join(_WORD.findall(_host(address)))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(outlet_key(name)))


@lru_cache(maxsize=8)
def outlet_directory(own: tuple[Outlet, ...]) -> OutletDirectory:
    """Return the directory of the editor's outlets over the shipped ones, entry by entry."""
    taken_names = {key for outlet in own for key in _name_keys(outlet)}
    taken_domains = {domain.lower() for outlet in own for domain in outlet.domains}
    left = [
        outlet
        for outlet in shipped_outlets()
        if taken_names.isdisjoint(_name_keys(outlet)) and taken_domains.isdisjoint(outlet.domains)
    ]
    return _directory((*own, *left), frozenset(outlet.name for outlet in own))


def _directory(outlets: Sequence[Outlet], own: frozenset[str]) -> OutletDirectory:
    by_name: dict[str, Outlet] = {}
    by_domain: dict[str, Outlet] = {}
    for outlet in outlets:
        for key in _name_keys(outlet):
            by_name.setdefault(key, outlet)
        for domain in outlet.domains:
            by_domain.setdefault(domain.lower(), outlet)
    apart = (o.name for o in outlets if _BRACKET.search(o.name))
    return OutletDirectory(
        own=own,
        # "ABC (Spain)" stands in brackets because others are called ABC as well.
        shared=frozenset(outlet_key(_BRACKET.sub("", name)) for name in apart),
        by_name=MappingProxyType(by_name),
        by_domain=MappingProxyType(by_domain),
    )


def settle_outlets(
    article: NewsArticle, directory: OutletDirectory, stated: Collection[str]
) -> NewsArticle:
    """Return the article with the one name of each outlet it names; ``stated`` are the editor's."""
    printed, original = article.outlet, article.original_outlet
    if printed and printed in stated:
        article = replace(article, outlet=directory.settle_stated(printed))
    elif printed:
        settled = directory.settle_printed(printed, article.url)
        article = replace(article, outlet=settled, printed_outlet=printed)
    name = directory.settle_printed(original) if original else None
    return replace(article, original_outlet=name)


def known_names(own: Sequence[Outlet]) -> tuple[str, ...]:
    """Return the names and aliases of the editor's outlets and of the shipped ones."""
    outlets = (*own, *shipped_outlets())
    return tuple(sorted({name for o in outlets for name in (o.name, *o.aliases)}))


def outlets_of_digest(own: Sequence[Outlet], articles: Iterable[NewsArticle]) -> tuple[Outlet, ...]:
    """Return the editor's outlets and, of the shipped ones, those that articles name.

    A site speaks of outlets that it has articles of, not of every outlet in the world. Each goes
    by the name the articles have; its aliases are the names their captures print.
    """
    directory = outlet_directory(tuple(own))
    printed: dict[str, set[str]] = {}
    for article in articles:
        for name in filter(None, (article.outlet, article.original_outlet, article.agency)):
            printed.setdefault(name, set())
        if article.outlet and article.printed_outlet:
            printed[article.outlet].add(article.printed_outlet)
    known = ((name, directory.find_certain(name)) for name in sorted(printed))
    named = (
        replace(outlet, name=name, aliases=tuple(sorted(printed[name] - {name})))
        for name, outlet in known
        if outlet is not None and outlet.name not in directory.own
    )
    return (*own, *named)
