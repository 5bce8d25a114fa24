"""Why the files across the site could not be made."""


class BulkError(Exception):
    """The disk did not take them; the message is for the user."""
