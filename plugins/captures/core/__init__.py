"""Pure core of the captures stage."""
