"""Rules on forms: which must be there, their labels, notes and depth."""
