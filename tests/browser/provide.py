"""Sees to it that there is a Chromium for the tests, the first way that works on this machine.

What is there already is used; else the system's package manager is asked, and last the browser
that Playwright brings.
"""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def installed_browser() -> str | None:
    """The path of a Chromium of the system, if there is one."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def main() -> None:
    if installed_browser():
        return
    if shutil.which("apt-get"):
        rights = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        unattended = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for words in (["update"], ["install", "--yes", "chromium"]):
            command = [*rights, "apt-get", "--quiet=2", *words]
            subprocess.run(command, check=False, env=unattended, stdout=subprocess.DEVNULL)
    if not installed_browser():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    main()
