"""The first room: files become `AllRecords`, and the `Handbook` of one audience, or a list of
problems.
"""
