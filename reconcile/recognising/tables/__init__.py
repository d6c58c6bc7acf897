"""What the rows, columns and cells of any table mean."""
