"""Why a file could not be read, in words."""


def why_unreadable(error: OSError | UnicodeDecodeError) -> str:
    """Return the reason, as the end of a sentence."""
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return "it is not UTF-8"
