"""The words of a disclosure as printed, for the rules that look at wording: passages, names, years."""
