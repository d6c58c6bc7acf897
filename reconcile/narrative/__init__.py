"""The narrative's grammar: a sentence becomes claims, each with its subject, scope, unit and base."""
