"""The word that begins every placeholder in a shell: an empty page that the engine makes, and that
records are put into.

No page of the guide may contain it, and a published page that still does fails the build.
"""

SHELL_MARKER = "phb7"
