"""The one table of codes: what a Finding may be called, how grave it is, and its page of the manual, in Chinese."""

from bulletin.codes import body, checking, command, forms, front, house, machine, pages, yaml
from bulletin.codes.code import Code

TABLE: dict[str, Code] = {
    code.name: code
    for family in (yaml, front, body, forms, pages, house, checking, command, machine)
    for code in family.CODES
}

__all__ = ["TABLE", "Code"]
