"""The work of each unit: what waits for it, and its A3s.

Other wings may use:

    waiting: Need, Waiting
    work: OpenSheet, UnitWork, UnitWorks, unit_addresses, unit_at, unit_works
"""
