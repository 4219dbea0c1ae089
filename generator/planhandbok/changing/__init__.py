"""The sixth room: what writes in a handbook, as new files, frozen editions and upgrades."""
