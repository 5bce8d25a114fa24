"""What keeps the page shell from being made."""


class ShellError(Exception):
    """MkDocs could not build the shell; the message is for the user."""
