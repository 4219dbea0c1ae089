"""Changes told in sentences: on an A3, month by month, and in feeds.

Other wings may use:

    change_writer: ChangeView, ChangeWriter, Names
    diary: DiaryView, NOTES, changes_page, diary_view, happened
    feeds: FeedPlan, feed_plans
    sentences: change_views
"""
