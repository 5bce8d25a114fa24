"""What stands in a built site: pages of disclosures, their bytes, all files."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

# <region>/<department>/<year>/…/index.html: the pages that every generator makes.
_PAGE = re.compile(r"\d{6}/[^/]+/\d{4}(/.+)?/index\.html")


@dataclass(frozen=True)
class Size:
    """``pages`` of disclosures and their bytes; all ``files`` of the site and theirs."""

    pages: int
    page_bytes: int
    files: int
    file_bytes: int


def size_of(site: Path) -> Size:
    """Count the files below a folder; links within are not followed."""
    pages = page_bytes = files = file_bytes = 0
    top = os.path.realpath(site)
    for folder, _, names in os.walk(top):
        for name in names:
            path = f"{folder}/{name}"
            length = os.lstat(path).st_size
            files, file_bytes = files + 1, file_bytes + length
            if _PAGE.fullmatch(path[len(top) + 1 :]):
                pages, page_bytes = pages + 1, page_bytes + length
    return Size(pages, page_bytes, files, file_bytes)
