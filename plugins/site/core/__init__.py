"""Pure core of the site stage."""
