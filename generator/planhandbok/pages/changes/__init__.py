"""Changes told in sentences: on an A3, month by month, and in feeds.

Other wings may use:

    change_writer: ChangeView, ChangeWriter, ChangesContext, Names
    diary: DiaryView, changes_page, diary_view, entry_changes
    feeds: PlannedFeed, PlannedFeeds
    sentences: change_views
"""
