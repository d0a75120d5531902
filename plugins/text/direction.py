"""Which way a language is written."""

# Languages whose usual script is Arabic, Hebrew, Syriac, Thaana or N'Ko.
_LANGUAGES = frozenset("ar arc ckb dv fa he iw ks lrc mzn nqo pnb prs ps sd syr ug ur yi".split())
_SCRIPTS = frozenset({"arab", "aran", "hebr", "mand", "mend", "nkoo", "syrc", "thaa"})


def text_direction(language: str) -> str:
    """Return "rtl" or "ltr" for a language (BCP 47); a script it names counts first."""
    first, *others = language.lower().replace("_", "-").split("-")
    scripts = [part for part in others if len(part) == 4 and part.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _SCRIPTS else "ltr"
    return "rtl" if first in _LANGUAGES else "ltr"
