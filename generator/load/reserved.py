"""Names that Windows keeps for its devices: a file or folder of that name cannot be had there.

https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

import re

from generator.patterns import regex

_DEVICE = regex(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])", re.IGNORECASE)
RESERVED_HINT = "这是 Windows 保留的名称，不能作文件名和文件夹名；照原件改正"


def is_reserved(name: str) -> bool:
    """Whether a name without its suffix is that of a device."""
    return _DEVICE.fullmatch(name) is not None
