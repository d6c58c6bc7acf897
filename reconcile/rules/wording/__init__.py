"""Rules on words: names, years, units, headings and what a template left behind."""
