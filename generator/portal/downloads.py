"""What can be taken away from a portal: a row for each disclosure, and where the files are."""

import csv
import io

from msgspec.json import encode, format

from generator.exchange.csv_tables import guarded
from generator.portal.views import Told

_HEADS = (
    *("site", "region", "region_name", "department", "department_name", "year", "kind", "title"),
    *("unit", "total_label", "total", "projects", "indicators", "withdrawn", "address"),
)


def disclosures_csv(told: Told) -> bytes:
    """A row a disclosure, in the order of the members; UTF-8 with BOM, amounts as published."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(_HEADS)
    for member, site in told:
        for region in site.regions:
            for department in region.departments:
                place = (region.code, region.name, department.code, department.name)
                for year in department.years:
                    what = (year.year, year.kind, year.title, year.unit, year.label)
                    words = [guarded(word) for word in (member.name, *place, *what)]
                    counts = (year.projects, year.indicators, year.withdrawn)
                    address = f"{member.address}{year.path}"
                    rows.writerow((*words, year.total, *counts, address))
    return ("\ufeff" + text.getvalue()).encode()


def sites_json(told: Told) -> bytes:
    """The members with the addresses of all their files."""
    sites = [
        {
            "name": member.name,
            "address": member.address,
            "licence": site.licence,
            "licence_url": site.licence_url,
            "changed": site.changed,
            "files": [
                {"address": f"{member.address}{file.path}", "size": file.size, "rows": file.rows}
                for file in site.files
            ],
        }
        for member, site in told
    ]
    return format(encode({"format": "mingzhang-portal-1", "sites": sites}), indent=1) + b"\n"
