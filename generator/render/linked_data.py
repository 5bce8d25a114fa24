"""The data behind a page as schema.org JSON-LD, safe inside an HTML script element."""

import json
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from generator.views.meta import DatasetView

# Nothing that could end the element or begin a comment in it is left as it is.
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def linked_data(dataset: DatasetView, address: Callable[[str], str]) -> Markup:
    """The text of the element; ``address`` turns a path of the site into a link from the page."""
    text = json.dumps(_dataset(dataset, address), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))


def _dataset(dataset: DatasetView, address: Callable[[str], str]) -> dict[str, Any]:
    owner = {"@type": "GovernmentOrganization", "name": dataset.creator}
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": dataset.name,
        "description": dataset.description,
        "url": address(dataset.path),
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "creator": owner,
        "spatialCoverage": {"@type": "Place", "name": dataset.place},
        "temporalCoverage": dataset.year,
        "datePublished": dataset.published,
        "dateModified": dataset.modified,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.text,
                "encodingFormat": file.media_type,
                "contentUrl": address(file.path),
            }
            for file in dataset.files
        ],
    }
    if dataset.part_of:
        name, path = dataset.part_of
        found["isPartOf"] = {"@type": "Dataset", "name": name, "url": address(path)}
    return {key: value for key, value in found.items() if value != ""}
