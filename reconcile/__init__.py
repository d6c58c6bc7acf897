"""The engine: reads a disclosure, states its equations, decides them. Imports nothing that talks to a terminal."""
