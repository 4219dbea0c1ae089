"""The settings of a handbook are written in the browser: those that are the municipality's own.

Other wings may use:

    renaming_desk: RenamingDesk
    settings_desk: SettingsDesk, TO_SETTINGS
"""
