"""Typed settings: type, default, range and help of each on one line."""

from plugins.settings.loader import SETTINGS_KEY, SettingsError, load_settings
from plugins.settings.structs import (
    CaptureSettings,
    CrosslinkSettings,
    KeywordSettings,
    Settings,
    SiteSettings,
    TopicSettings,
)

__all__ = [
    "SETTINGS_KEY",
    "CaptureSettings",
    "CrosslinkSettings",
    "KeywordSettings",
    "Settings",
    "SettingsError",
    "SiteSettings",
    "TopicSettings",
    "load_settings",
]
