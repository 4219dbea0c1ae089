"""A change of files becomes one commit in git, in the name of the one who made it.

Other wings may use:

    repository: BeforeAndAfter, Repository, repository_of, write_texts
"""
