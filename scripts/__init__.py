"""Small programs that keep the repository in order; none is needed to use gouji."""
