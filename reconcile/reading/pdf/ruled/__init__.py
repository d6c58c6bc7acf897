"""Tables with ruling lines: the grid that the lines enclose, and the words in its cells."""
