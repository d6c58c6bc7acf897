"""What of a report is shown, without a screen: where everything is, what ties it, which finding comes next."""
