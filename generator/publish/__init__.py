"""Publishing: write a site beside the old one, verify it, swap it in at once.

The room knows files, bytes and links; it knows no MkDocs and no domain. A build reads::

    with staging(Path("site")) as release:
        for path, content in pages:
            release.write(path, content)
        report = verify(gather(release.entries, release.read), expected=paths)
        if report.problems:
            ...                     # leave without swap(): the old site stays
        outcome = release.swap()

What cannot be published raises `PublishError` (its text is Chinese and says what to do);
what is wrong *in* the pages is returned as `Problem` values.
"""

from generator.publish.errors import PublishError
from generator.publish.facts import Facts, facts_key, file_facts, gather
from generator.publish.files import write_file
from generator.publish.html import page_facts
from generator.publish.manifest import LISTING, Entry, listing, load_manifest
from generator.publish.problems import Problem, grouped
from generator.publish.release import Outcome, Release, publish, staging
from generator.publish.target import Target, is_published, releases, switch
from generator.publish.verify import Verification, check_links, verify

__all__ = [
    "LISTING",
    "Entry",
    "Facts",
    "Outcome",
    "Problem",
    "PublishError",
    "Release",
    "Target",
    "Verification",
    "check_links",
    "facts_key",
    "file_facts",
    "gather",
    "grouped",
    "is_published",
    "listing",
    "load_manifest",
    "page_facts",
    "publish",
    "releases",
    "staging",
    "switch",
    "verify",
    "write_file",
]
