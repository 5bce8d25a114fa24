"""Why a portal cannot be made."""


class PortalError(Exception):
    """The message (中文) says which member or file it is about, and what to do."""
