"""Changes told in sentences: on an A3, month by month, and in feeds.

Other wings may use:

    change_writer: ChangeView, ChangeWriter, Names
    diary: DiaryView, NOTES, changes_view, diary_view, happened
    feeds: Feed, every_feed, feed_view, json_feed
    sentences: change_views
"""
