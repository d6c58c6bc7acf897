"""How text, tables, colours and pictures are laid out on a terminal, without widgets."""
