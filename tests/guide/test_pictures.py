"""The pictures of the guide: there, light, described, and the same when they are taken again."""

import re
from pathlib import Path

import pytest
from PIL import Image

from tests.guide.pictures import PICTURES, chromium, take
from tests.guide.steps import FOLDER, PAGES

_SHOWN = re.compile(
    r"!\[([^\]]*)\]\(pictures/(\w+)\.webp\)\{ width=(\d+) height=(\d+) loading=lazy \}"
)
_CODE = re.compile(r"`[^`\n]+`")


def shown() -> list[tuple[str, str, str, str]]:
    return [found for page in PAGES for found in _SHOWN.findall((FOLDER / page).read_text("utf-8"))]


def test_every_picture_is_shown_with_words_and_its_size() -> None:
    texts = (_CODE.sub("", (FOLDER / page).read_text("utf-8")) for page in PAGES)
    images = sum(text.count("![") for text in texts)
    assert images == len(shown()) == len(PICTURES)
    files = {path.name for path in (FOLDER / "pictures").iterdir()}
    assert files == {f"{name}.webp" for _, name, _, _ in shown()}
    for words, name, width, height in shown():
        path = FOLDER / "pictures" / f"{name}.webp"
        assert len(words) > 10
        assert path.stat().st_size < 60_000
        assert Image.open(path).size == (int(width), int(height))


def test_taken_again_they_are_the_same() -> None:
    with chromium() as browser:
        for picture in PICTURES[1:4]:
            first = take(picture, browser)
            assert first == take(picture, browser)
            assert Image.open(FOLDER / f"pictures/{picture.name}.webp").size[1] == picture.height


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_what_is_done_for_a_picture_can_still_be_done(picture: object, tmp_path: Path) -> None:
    from tests.guide.pictures import Picture
    from tests.readme import documents

    assert isinstance(picture, Picture)
    picture.prepare(documents.project(tmp_path))
