"""What is on one page: characters, words and lines, rules and drawings, each with its place."""
