"""Files that hold saved pages: what is in them, bytes in and values out."""
