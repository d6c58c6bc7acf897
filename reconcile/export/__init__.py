"""What is handed on: the report for machines, the ledger and the tables, and a review in every format."""
