"""Publishing: write a site beside the old one, verify it, swap it in at once.

The room knows files, bytes and links; it knows no MkDocs and no domain. A site is made of parts,
and what a part is made from the caller knows::

    with staging(Path("site")) as release:
        for name, digest in parts:
            if not release.keep(name, digest):      # as it is published, unopened
                entry = write_file(release.folder, release.current, earlier, path, content)
                ...
                part, anchors = condense(files, address)
                release.add(name, seal(part))
        release.write_listing()
        report = release.verify(anchors_of, expected=paths)
        if report.problems:
            ...                     # leave without swap(): the old site stays
        outcome = release.swap()

What cannot be published raises `PublishError` (its text is Chinese and says what to do);
what is wrong *in* the pages is returned as `Problem` values.
"""

from generator.publish.beside import Beside
from generator.publish.condense import condense
from generator.publish.differing import Outcome
from generator.publish.errors import PublishError
from generator.publish.facts import Facts, file_facts
from generator.publish.files import write_file
from generator.publish.html import page_facts
from generator.publish.lookout import Lookout, watching
from generator.publish.manifest import LISTING, Entry
from generator.publish.parts import Anchors, Part, Want
from generator.publish.problems import Problem, grouped
from generator.publish.release import LOOSE, Release
from generator.publish.sealed import Sealed, seal
from generator.publish.staging import publish, staging
from generator.publish.target import Target, is_published, releases, switch
from generator.publish.verify import Known, Verification, verify, verify_parts

__all__ = [
    "LISTING",
    "LOOSE",
    "Anchors",
    "Beside",
    "Entry",
    "Facts",
    "Known",
    "Lookout",
    "Outcome",
    "Part",
    "Problem",
    "PublishError",
    "Release",
    "Sealed",
    "Target",
    "Verification",
    "Want",
    "condense",
    "file_facts",
    "grouped",
    "is_published",
    "page_facts",
    "publish",
    "releases",
    "seal",
    "staging",
    "switch",
    "verify",
    "verify_parts",
    "watching",
    "write_file",
]
