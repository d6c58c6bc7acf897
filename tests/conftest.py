"""Settings for all tests."""

from hypothesis import settings

# Machines differ in speed; how long something takes is for `benchmarks/`, never for a test.
settings.register_profile("gouji", deadline=None)
settings.load_profile("gouji")
