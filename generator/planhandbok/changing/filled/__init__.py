"""Office files that were filled in become changes; what cannot be read is told by its place.

Other wings may use:

    filled: filled_in, filled_in_file
"""
