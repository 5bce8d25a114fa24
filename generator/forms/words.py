"""The words that stand as keys in the data files: what a slip of typing may be known by."""

from collections.abc import Iterator
from functools import lru_cache

from generator.forms import files, registry
from generator.forms.shape import Entries, Field, Many, Shape, Text, Value, Variants


def known_keys() -> frozenset[str]:
    """Every key of every data file, in all editions that are known."""
    return _keys_of(registry.labels(), registry.parts())


@lru_cache(maxsize=8)
def _keys_of(labels: tuple[str, ...], parts: tuple[str, ...]) -> frozenset[str]:
    shapes: list[Value] = [
        files.DEPARTMENT,
        files.disclosure(labels, parts),
        files.ACKNOWLEDGEMENTS,
        files.CORRECTIONS,
        files.WORDS,
    ]
    for edition in map(registry.edition, labels):
        shapes += [files.tables(edition), files.narrative(edition), files.project(edition)]
        shapes += [files.table(edition.procurement), files.table(edition.assets)]
    return frozenset(key for shape in shapes for key in _keys(shape, ()))


def _keys(value: Value, above: tuple[str, ...]) -> Iterator[str]:
    """The keys of a shape; one that contains itself is gone through once."""
    match value:
        case Shape(name=name, fields=fields):
            if name not in above:
                yield from _of_fields(fields, (*above, name))
        case Many():
            yield from _keys(value.inner, above)
        case Variants(name=name, shapes=shapes):
            for _, shape in shapes if name not in above else ():
                yield from _keys(shape, (*above, name))
        case Text() | Entries():
            return


def _of_fields(fields: tuple[Field, ...], above: tuple[str, ...]) -> Iterator[str]:
    for field in fields:
        yield field.key
        yield from _keys(field.value, above)
