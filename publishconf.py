"""Settings of the published site: those of pelicanconf.py, and its public address.

``make publish SITEURL=https://example.org/news`` sets the address, or write it here.
"""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

SITEURL = os.environ.get("SITEURL", "").rstrip("/")
FEED_DOMAIN = SITEURL
LOG_FILTER = []
