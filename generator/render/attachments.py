"""The files that scripts of pages fetch, as JSON."""

import msgspec

from generator.views.page import Attachment


def to_json(file: Attachment) -> bytes:
    """What an attachment holds; the same content always gives the same bytes."""
    return msgspec.json.encode(file.content)
