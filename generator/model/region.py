"""行政区划: counties below cities below provinces."""

from msgspec import Struct


class Region(Struct, frozen=True):
    """A region by its six-digit code; the code also tells what it lies in."""

    code: str
    name: str

    @property
    def city(self) -> str:
        """The code of the city (地级) it lies in; its own when it is one."""
        return self.code[:4] + "00"

    @property
    def province(self) -> str:
        """The code of the province it lies in; its own when it is one."""
        return self.code[:2] + "0000"
