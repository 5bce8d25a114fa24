"""The browser of this machine."""

import shutil

# The shell is Chromium without the windows that nobody sees here: it opens pages in half the time.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def chromium_path() -> str:
    """Where it is."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), "")
    assert found, "no Chromium here: tests/install-system-packages.sh installs it"
    return found
