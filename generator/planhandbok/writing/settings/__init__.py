"""The settings of a handbook are written in the browser: those that are the municipality's own.

Other wings may use:

    settings_desk: SettingsDesk, TO_SETTINGS
"""
