"""Whose figures a file holds, in words: what a disclosure itself knows by codes alone."""

from msgspec import Struct

from generator.model.disclosure import Disclosure


class Owner(Struct, frozen=True):
    """The names of the region and of the department."""

    region: str
    department: str

    def title_of(self, disclosure: Disclosure) -> str:
        """The printed title, or one made of department, year and kind."""
        made = f"{self.department}{disclosure.year}年{disclosure.kind.document}"
        return disclosure.title.text or made

    def told(self, disclosure: Disclosure) -> str:
        """Region, department, year and kind in words, and the folder where they stand."""
        whose = f"{self.region} {self.department} {disclosure.year} 年{disclosure.kind.value}"
        return f"{disclosure.folder}：{whose}"
