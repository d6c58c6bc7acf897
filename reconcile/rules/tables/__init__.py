"""Rules on tables: totals, balances, and what one table shares with another."""
