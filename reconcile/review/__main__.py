"""`python -m reconcile.review` writes the JSON Schema of a review file, from the root of the repository."""

from pathlib import Path

from reconcile.review.schema import schema_text

FILE = Path("schemas/review-notes.schema.json")

if __name__ == "__main__":
    FILE.write_text(schema_text(), "utf-8")
