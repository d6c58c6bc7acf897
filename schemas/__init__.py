"""What disclosures look like, as data: forms, lexicon, rules' documents and messages. No logic."""
