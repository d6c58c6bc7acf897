"""Pages and tables that are pictures."""
