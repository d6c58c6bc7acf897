"""Benchmarks: disclosures from a consistent model, errors put into them, and how well gouji finds them."""
