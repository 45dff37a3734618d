"""From a YAML tree to a typed record: pydantic judges the values, and all it finds is said in Chinese with its place.

A model's field is `name: Annotated[Type, Key("中文名", "what it is, in Chinese")]`; the file may use either name. A
type of our own calls `refuse(code, message, hint)`; pydantic's own codes are put into Chinese by typed_faults.py.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Generic, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, ValidationError

from bulletin.errors import ContentError
from bulletin.findings import Edit, Finding, Place, arranged
from bulletin.records.keys import Key, key_of, labels, meant, names, nearest, with_aliases
from bulletin.records.refusals import refuse, translate

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic.fields import FieldInfo
    from pydantic_core import CoreSchema, ErrorDetails

    from bulletin.records.tree import Node

__all__ = ["Key", "Record", "key_of", "nearest", "read", "refuse", "validate"]

Loc: TypeAlias = tuple[str | int, ...]
Model = TypeVar("Model", bound=BaseModel)


class Record(BaseModel):
    """A frozen record that takes no key it does not know; `text_allowed` says that a bare text will do as well."""

    text_allowed: ClassVar[bool] = False
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Put the Chinese names into the record's JSON Schema."""
        schema = with_aliases(handler.resolve_ref_schema(handler(core)), cls)
        return {"anyOf": [{"type": "string"}, schema]} if cls.text_allowed else schema


def validate(model: type[Model], node: Node) -> Model:
    """Make a `model` of a mapping; ContentError carries every finding, in the order of the file."""
    return read(model, node)[0]


def read(model: type[Model], node: Node) -> tuple[Model, dict[str, Place]]:
    """Make a `model` of a mapping, and return the place of each value by its dotted name (`number`, `editor.phone`)."""
    walk = _Walk()
    data = walk.plain(node, model, ())
    record = walk.judged(model, data)
    if walk.findings or record is None:
        raise ContentError(arranged(walk.findings))
    return record, walk.named_places()


@dataclass(frozen=True)
class Examined(Generic[Model]):
    """A record as far as it could be read; `faulty` names the fields whose value a default or a stand-in replaces."""

    record: Model
    places: Mapping[str, Place]
    findings: tuple[Finding, ...]
    faulty: frozenset[str]


def examine(model: type[Model], node: Node, stand_ins: Mapping[str, object]) -> Examined[Model]:
    """Make a `model` of a mapping whatever is wrong with it: faulty values are left out and told.

    `stand_ins` are values of the fields that must not be left out.
    """
    walk = _Walk()
    data = walk.plain(node, model, ())
    record = walk.judged(model, data)
    faulty = frozenset(str(loc[0]) for loc in walk.settled if loc)
    if record is None:
        sound = {name: value for name, value in data.items() if name not in faulty}
        record = model.model_validate({**stand_ins, **sound})
    return Examined(record, walk.named_places(), tuple(arranged(walk.findings)), faulty)


# Blanks that YAML takes for a part of a key.
_WIDE_BLANKS = "\u3000\xa0"


class _Walk:
    """One pass over the tree: Chinese keys become field names; places and labels are kept by location."""

    def __init__(self) -> None:
        self.places: dict[Loc, Place] = {}
        self.keys: dict[Loc, Place] = {}
        self.labels: dict[Loc, str] = {}
        self.settled: set[Loc] = set()
        self.findings: list[Finding] = []

    def judged(self, model: type[Model], data: object) -> Model | None:
        """Make a `model` of `data`; None where pydantic finds fault with it."""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self.take(error)
            return None

    def named_places(self) -> dict[str, Place]:
        """Return the place of each value by its dotted name."""
        return {".".join(map(str, loc)): place for loc, place in self.places.items() if loc}

    def plain(self, node: Node, kind: object, loc: Loc) -> Any:  # noqa: ANN401  # text, a list or a dict
        """Return the node as text, lists and dicts, with the names that the model in `kind` uses."""
        self.places[loc] = node.place
        if isinstance(node.value, str):
            return node.value
        if isinstance(node.value, tuple):
            inner = _inside(kind, (list, tuple), 0)
            return [self.plain(child, inner, (*loc, i)) for i, child in enumerate(node.value)]
        if model := _model(kind):
            return self._fields(node.value, node, model, loc)
        inner = _inside(kind, (dict, Mapping), 1)
        self.keys.update({(*loc, name): place for name, place in node.keys.items()})
        return {name: self.plain(child, inner, (*loc, name)) for name, child in node.value.items()}

    def _fields(self, items: dict[str, Node], node: Node, model: type[BaseModel], loc: Loc) -> dict[str, object]:
        """Take a mapping's items as fields of `model`; an item left blank counts as not given."""
        self.labels.update({(*loc, name): label for name, label in labels(model).items()})
        data: dict[str, object] = {}
        known = names(model)
        blank = ""  # the last item without a value: what follows may have been meant as its parts
        for key, child in items.items():
            blank = key if child.blank else blank
            name = known.get(key, "")
            here: Loc = (*loc, name)
            if not name:
                self._unknown(key, node.keys[key], model, loc, blank if blank != key else "")
            elif here in self.keys:
                self._twice(here, node.keys[key])
            else:
                self.keys[here] = node.keys[key]
                self._value(data, child, model.model_fields[name], here)
        return data

    def _value(self, data: dict[str, object], node: Node, field: FieldInfo, loc: Loc) -> None:
        if not node.blank:
            data[str(loc[-1])] = self.plain(node, field.annotation, loc)
        elif field.is_required():
            self._find(
                self.keys[loc], "value-missing", f"{self._named(loc)}还没有填写", "请在冒号后面空一格填写。", loc
            )

    def _unknown(self, key: str, place: Place, model: type[BaseModel], loc: Loc, above: str) -> None:
        bare = key.strip(_WIDE_BLANKS)
        if bare != key and bare in names(model):
            hint = f"删去空格，从行首写起：{bare}: ……；是上面一项的下级的，行首空两个半角空格"
            fix = (Edit(place, bare),) if place.end_line else ()
            message = f"“{bare}”前后有全角空格，这一项不起作用"
            self._find(place, "key-unknown", message, hint, (*loc, names(model)[bare]), fix)
            return
        name = meant(key, model)
        hint = (
            f"您是不是要写 {self.labels[*loc, name]}？"
            if name
            else f"可以写的项目：{'、'.join(labels(model).values())}。"
        )
        if above and not name:
            hint = f"它是“{above}”下面的一项，就在行首空两格；否则，{hint}"
        self._find(place, "key-unknown", f"不认识的项目“{_short(key)}”", hint, (*loc, name))

    def _twice(self, loc: Loc, place: Place) -> None:
        message = f"{self._named(loc)}写了两次，第一次在第 {self.keys[loc].line} 行"
        self._find(place, "key-twice", message, "中文名和英文名是同一项，请只保留一个。", loc)

    def take(self, error: ValidationError) -> None:
        """Add a finding for each of pydantic's errors; a field left blank or misspelt is not called missing too."""
        for details in error.errors():
            if details["type"] != "missing":
                self._faulty(details)
            elif details["loc"] not in self.settled:
                self._missing(details["loc"])

    def _missing(self, loc: Loc) -> None:
        hint = f"请加一行“{self._first_name(loc)}: ……”。"
        self._find(self._place(loc[:-1]), "key-missing", f"缺少{self._named(loc)}", hint, loc)

    def _faulty(self, details: ErrorDetails) -> None:
        loc: Loc = details["loc"]
        said = translate(details, self._named(loc), _short(details["input"]))
        place = (self.keys.get(loc + said.at) if said.on_key else None) or self._place(loc + said.at)
        fix = (Edit(place, said.instead),) if said.instead and place.end_line else ()
        self._find(place, said.code, said.message, said.hint, loc, fix)

    def _find(  # noqa: PLR0913, PLR0917  # what a finding says, and the value it is about
        self, place: Place, code: str, message: str, hint: str, loc: Loc, fix: tuple[Edit, ...] = ()
    ) -> None:
        self.settled.add(loc)
        self.findings.append(Finding(place, code, message, hint, fix=fix))

    def _place(self, loc: Loc) -> Place:
        """Return the place of a location, or of the nearest thing around it that the file has."""
        while loc not in self.places and loc:
            loc = loc[:-1]
        return self.places[loc]

    def _named(self, loc: Loc) -> str:
        """Name a value for a message: “期号”, or the third item of “送”."""
        if loc and isinstance(loc[-1], int):
            return f"{self._named(loc[:-1])}的第 {loc[-1] + 1} 项"
        return f"“{self._first_name(loc)}”" if loc else "这里"

    def _first_name(self, loc: Loc) -> str:
        return self.labels.get(loc, str(loc[-1])).partition("（")[0]


def _parts(kind: object) -> list[object]:
    """Take Annotated, Optional and Union apart."""
    if get_origin(kind) is Annotated:
        return _parts(get_args(kind)[0])
    if get_origin(kind) in {Union, types.UnionType}:
        return [part for arg in get_args(kind) for part in _parts(arg)]
    return [kind]


def _model(kind: object) -> type[BaseModel] | None:
    return next((part for part in _parts(kind) if isinstance(part, type) and issubclass(part, BaseModel)), None)


def _inside(kind: object, containers: tuple[type, ...], index: int) -> object:
    """Return the type of a container's items: of a list or tuple, or of a mapping's values."""
    for part in _parts(kind):
        if get_origin(part) in containers and len(get_args(part)) > index:
            return get_args(part)[index]
    return object


def _short(value: Any) -> str:  # noqa: ANN401
    """Show a value in a message: text cut to a reasonable length, nothing else."""
    longest = 40
    text = value if isinstance(value, str) else ""
    return text if len(text) <= longest else text[: longest - 1] + "…"
