"""The names of a record's fields: English in the code, Chinese beside it in the file, and both in the JSON Schema."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class Key:
    """How a field is called in Chinese, what it is, further names it may have, and wrong names people give it."""

    alias: str
    about: str = ""
    more: tuple[str, ...] = ()
    mistaken: tuple[str, ...] = ()


def key_of(field: FieldInfo) -> Key:
    """Return the Key among a field's annotations; a field without one has no Chinese name."""
    return next((item for item in field.metadata if isinstance(item, Key)), Key(""))


def aliases(field: FieldInfo) -> tuple[str, ...]:
    """Return the Chinese names of a field, the usual one first."""
    key = key_of(field)
    return tuple(word for word in (key.alias, *key.more) if word)


@cache
def names(model: type[BaseModel]) -> Mapping[str, str]:
    """Return every name that a key of `model` may have, with the field it stands for."""
    return {word: name for name, field in model.model_fields.items() for word in (name, *aliases(field))}


def label(name: str, field: FieldInfo) -> str:
    """Return both names of a field for a message: 期号（number）."""
    alias = key_of(field).alias
    return f"{alias}（{name}）" if alias else name


@cache
def labels(model: type[BaseModel]) -> Mapping[str, str]:
    """Return the label of each field of `model`, by its name."""
    return {name: label(name, field) for name, field in model.model_fields.items()}


def meant(word: str, model: type[BaseModel]) -> str:
    """Return the field that an unknown key was probably meant to be, or nothing."""
    mistakes = {wrong: name for name, field in model.model_fields.items() for wrong in key_of(field).mistaken}
    known = names(model)
    return mistakes.get(word.lower()) or known.get(nearest(word, known), "")


def nearest(word: str, choices: Iterable[str]) -> str:
    """Return the choice that `word` was probably meant to be, or nothing."""
    return next(iter(difflib.get_close_matches(word[:80], list(choices), n=1, cutoff=0.5)), "")


def with_aliases(schema: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """Let an object's JSON Schema take each property by its Chinese names too, but not by two names at once."""
    properties, required = schema.get("properties", {}), schema.pop("required", [])
    rules: list[dict[str, Any]] = []
    for name, field in model.model_fields.items():
        words, key = (name, *aliases(field)), key_of(field)
        properties.update({word: _described(properties[name], key) for word in words})
        pairs = [(one, two) for i, one in enumerate(words) for two in words[i + 1 :]]
        rules += [{"not": {"required": list(pair)}} for pair in pairs]
        if name in required:
            rules.append({"anyOf": [{"required": [word]} for word in words]})
    schema.pop("description", None)
    schema.pop("title", None)
    return {**schema, **({"allOf": rules} if rules else {})}


def _described(schema: dict[str, Any], key: Key) -> dict[str, Any]:
    """Return a property its Chinese name and description; that its default is nothing goes without saying."""
    described = {**schema, "title": key.alias, "description": key.about}
    return {what: value for what, value in described.items() if what != "default" or value is not None}
