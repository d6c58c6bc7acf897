"""Settings for all tests."""

import atexit
import os
import shutil
import tempfile

from hypothesis import settings

# No test reads or leaves anything in the cache of the person who runs it; commands that tests start inherit this.
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="gouji-cache-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)

# Machines differ in speed; how long something takes is for `benchmarks/`, never for a test.
settings.register_profile("gouji", deadline=None)
settings.load_profile("gouji")
