"""Sees to it that there is a Chromium for the tests, and a Java where it is asked for.

What is there already is used; else the system's package manager is asked, and last, for a
Chromium, the browser that Playwright brings. Continuous integration gets the one without a window
also where there is another, for that one takes less than half the work.
"""

import os
import shutil
import subprocess
import sys

WITHOUT_WINDOW = "chromium-headless-shell"
"""Chromium without all that a window needs, as Debian calls its package and program."""
NAMES = (
    *(WITHOUT_WINDOW, "chromium", "chromium-browser"),
    *("google-chrome-stable", "google-chrome"),
)
IS_CI = bool(os.environ.get("CI"))
JAVA_IS_REQUIRED = bool(os.environ.get("REQUIRE_JAVA"))
"""True if no test that needs Java may be skipped, as in `.ci/run`."""


def installed_browser() -> str | None:
    """The path of a Chromium of the system, if there is one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def has_java() -> bool:
    """Return whether Java runs here. Without one, macOS has a `java` that only says so."""
    if not shutil.which("java"):
        return False
    return not subprocess.run(["java", "-version"], capture_output=True, check=False).returncode


def main() -> None:
    if JAVA_IS_REQUIRED and not has_java():
        _install("default-jre-headless")
    if not installed_browser() or (IS_CI and not shutil.which(WITHOUT_WINDOW)):
        _install(WITHOUT_WINDOW)
    if not installed_browser():
        _install("chromium")
    if not installed_browser():
        command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
        subprocess.run(command, check=True)


def _install(package: str) -> None:
    if shutil.which("apt-get"):
        rights = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        unattended = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "--yes", package]):
            command = [*rights, "apt-get", "--quiet=2", *words]
            subprocess.run(command, check=False, env=unattended, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
