"""What lies over the desk until it is put away."""
