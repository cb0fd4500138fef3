"""What the schema of a resource type refuses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema
import regex

from .coercion import coerce
from .registry import ResourceSchema, find_schema

Failures = Iterator[jsonschema.ValidationError]


def find_violations(schema: ResourceSchema, properties: dict[str, Any]) -> list[str]:
    """Each violation with its path. Properties are resolved: no intrinsic function is left in them."""
    document = schema.document
    value = coerce(remove_system_tags(properties), document, document)
    violations = [
        f"#/{'/'.join(str(part) for part in error.absolute_path)}: {error.message[:300]}"
        for error in _build_validator(schema.type_name, _Hashable(document)).iter_errors(value)
    ]
    generated = [name for name in schema.read_only if name in properties and name not in schema.create_only]
    return violations + [f"#/{name}: is read-only" for name in generated]


def remove_system_tags(value: Any) -> Any:
    """The value without the tags that CloudFormation itself adds; a template cannot set tags named `aws:`."""
    if isinstance(value, dict):
        return {name: remove_system_tags(each) for name, each in value.items() if not name.startswith("aws:cloudf")}
    if isinstance(value, list):
        return [remove_system_tags(each) for each in value if not _is_system_tag(each)]
    return value


def _is_system_tag(value: Any) -> bool:
    return isinstance(value, dict) and str(value.get("Key", "")).startswith("aws:cloudformation:")


# The patterns of the registry are those of Java; \p{L} is unknown to Python's `re`, which jsonschema uses.


def _check_pattern(validator: Any, pattern: str, instance: Any, _schema: Any) -> Failures:
    if validator.is_type(instance, "string") and not regex.search(pattern, instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


def _check_pattern_properties(validator: Any, patterns: dict[str, Any], instance: Any, _schema: Any) -> Failures:
    for pattern, schema in patterns.items() if validator.is_type(instance, "object") else ():
        for name, value in instance.items():
            if regex.search(pattern, name):
                yield from validator.descend(value, schema, path=name, schema_path=pattern)


def _check_additional_properties(validator: Any, allowed: Any, instance: Any, schema: Any) -> Failures:
    if not validator.is_type(instance, "object"):
        return
    patterns = list(schema.get("patternProperties", {}))
    for name, value in instance.items():
        if name in schema.get("properties", {}) or any(regex.search(pattern, name) for pattern in patterns):
            continue
        if isinstance(allowed, dict):
            yield from validator.descend(value, allowed, path=name)
        elif not allowed:
            yield jsonschema.ValidationError(f"{name!r} is not a property of this type")


# Keywords that cfn-lint adds to the schemas, from the documentation of the services.


def _check_required_or(validator: Any, names: list[str], instance: Any, _schema: Any) -> Failures:
    if validator.is_type(instance, "object") and not any(name in instance for name in names):
        yield jsonschema.ValidationError(f"one of {names} is required")


def _check_required_xor(validator: Any, names: list[str], instance: Any, _schema: Any) -> Failures:
    if validator.is_type(instance, "object") and sum(name in instance for name in names) != 1:
        yield jsonschema.ValidationError(f"exactly one of {names} is required")


def _check_dependent_excluded(validator: Any, excluded: dict[str, list[str]], instance: Any, _schema: Any) -> Failures:
    for name, others in excluded.items() if validator.is_type(instance, "object") else ():
        for other in others if name in instance else ():
            if other in instance:
                yield jsonschema.ValidationError(f"{name!r} excludes {other!r}")


def _check_dependent_required(validator: Any, required: dict[str, list[str]], instance: Any, _schema: Any) -> Failures:
    for name, others in required.items() if validator.is_type(instance, "object") else ():
        for other in others if name in instance else ():
            if other not in instance:
                yield jsonschema.ValidationError(f"{name!r} requires {other!r}")


def _check_enum_of_any_case(_validator: Any, values: list[str], instance: Any, _schema: Any) -> Failures:
    if str(instance).lower() not in {str(value).lower() for value in values}:
        yield jsonschema.ValidationError(f"{instance!r} is not one of {values}")


_Validator = jsonschema.validators.extend(
    jsonschema.Draft7Validator,
    {
        "pattern": _check_pattern,
        "patternProperties": _check_pattern_properties,
        "additionalProperties": _check_additional_properties,
        "requiredOr": _check_required_or,
        "requiredXor": _check_required_xor,
        "dependentExcluded": _check_dependent_excluded,
        "dependentRequired": _check_dependent_required,
        "enumCaseInsensitive": _check_enum_of_any_case,
    },
)


class _Hashable:
    """A document as part of a cache key; equal when it is the same object."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Hashable) and other.document is self.document


@cache
def _build_validator(_type_name: str, document: _Hashable) -> Any:
    return _Validator(document.document)


def check_properties(type_name: str, logical_id: str, properties: dict[str, Any], region: str) -> None:
    """Fails as CloudFormation does before it calls the service."""
    schema = find_schema(type_name, region)
    if schema is None:
        raise ValueError(f"Unrecognized resource types: [{type_name}]")
    violations = find_violations(schema, properties)
    if violations:
        found = "; ".join(violations)
        raise ValueError(f"Properties validation failed for resource {logical_id} with message: {found}")
