"""Python's search for garbage, as a build needs it."""

import gc

# A build makes millions of values and drops few. With Python's own (700, 10, 10) the search took
# 3.3 of 15.7 seconds of a build of 553 captures, with these .6, and never searching saves no more
# memory: 932 MB at most, with all three.
_THRESHOLDS = (50_000, 20, 20)


def calm_collector() -> None:
    """Have garbage looked for seldom, and once at the beginning of each further build of a process.

    What Pelican makes in a build points at itself in circles, so the last build goes only then.
    """
    if gc.get_threshold() == _THRESHOLDS:
        _forget_contents()
        gc.collect()
    gc.set_threshold(*_THRESHOLDS)


def _forget_contents() -> None:
    """Empty what Pelican remembers of contents for ever: with each, a whole build is kept.

    Under ``pelican --autoreload`` 60 captures took 17 MB more with every build.
    """
    from pelican.contents import Content

    for method in (Content.get_content, Content.get_summary):
        method.cache.clear()
