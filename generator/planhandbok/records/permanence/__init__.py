"""No published address is lost: what was published, and where it leads now.

Other wings may use:

    addresses: address_files, with_permalinks
    published: open_editions, owners_of_editions
"""
