"""LibreOffice, run without a window: from one office format to another."""

import shutil
import subprocess
from pathlib import Path


def converted(source: Path, format: str, folder: Path) -> Path:
    """A file in another format, in ``folder``."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is missing; make test installs it"
    profile = (folder / "profile").as_uri()
    command = [program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", format]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(source)], capture_output=True, check=False
    )
    made = folder / f"{source.stem}.{format.partition(':')[0]}"
    assert made.is_file(), done.stderr.decode() + done.stdout.decode()
    return made
