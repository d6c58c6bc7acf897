"""Tables with few lines or none: where they stand, which columns they have, what is one row."""
