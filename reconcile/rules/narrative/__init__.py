"""Rules on the narrative: what its sentences say of amounts, shares, changes and counts."""
