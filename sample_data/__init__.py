"""Disclosures that a newcomer can open at once; they travel with the program."""
