"""Mutants of a module: its text goes in, every way to change it at one point, as a fault a hand makes, comes out.

Left alone is what no test is to hold: annotations and casts, which nothing reads at run time, docstrings, and messages to people (texts with
a clause of Chinese in them, and what describes a key or an option), which tests know by their codes. So is what makes no other program:
the arguments of max and min the other way round, a check of lengths (`strict`) that no right program trips, what a type checker has shown
to be never reached, and another value that is as good as no: None for False, a value for the `bool` of it.
"""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TypeAlias

_Signs: TypeAlias = "Mapping[type[ast.AST], tuple[str, str]]"
_COMPARED: _Signs = {
    ast.Lt: ("<", "<="),
    ast.LtE: ("<=", "<"),
    ast.Gt: (">", ">="),
    ast.GtE: (">=", ">"),
    ast.Eq: ("==", "!="),
    ast.NotEq: ("!=", "=="),
    ast.Is: ("is", "is not"),
    ast.IsNot: (r"is\s+not", "is"),
    ast.In: ("in", "not in"),
    ast.NotIn: (r"not\s+in", "in"),
}
_RECKONED: _Signs = {
    ast.Add: (r"\+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: (r"\*", "+"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "+"),
    ast.BitAnd: ("&", "|"),
}
_JOINED: _Signs = {ast.And: ("and", "or"), ast.Or: ("or", "and")}
_CLAUSE = re.compile("[\u4e00-\u9fff].*[\u4e00-\u9fff].*[\u4e00-\u9fff].*[\u4e00-\u9fff]", re.DOTALL)
# What a type checker alone reads.
_TYPES = {"cast", "Literal", "TypeVar", "ParamSpec", "Annotated"}
# Calls whose arguments may come in any order.
_SYMMETRIC = {"max", "min"}
_MARK = "XX"


@dataclass(frozen=True)
class Mutant:
    """One change of a module: characters from `start` to `end` become `new`; `lines` are those of the statement around them."""

    kind: str
    start: int
    end: int
    new: str
    lines: range

    def applied(self, text: str) -> str:
        """Return the text of the changed module."""
        return text[: self.start] + self.new + text[self.end :]

    def shown(self, text: str) -> str:
        """Return the lines that the change touches, as they were and as they are."""
        first, last = text.rfind("\n", 0, self.start) + 1, text.find("\n", self.end)
        before, head, tail = text[first:last], text[first : self.start], text[self.end : last]
        return "\n".join(
            f"{sign} {line.strip()}"
            for sign, lines in (("-", before), ("+", f"{head}{self.new}{tail}"))
            for line in lines.splitlines()
        )


def mutants(text: str) -> list[Mutant]:
    """Return all mutants of a module, in the order of its text."""
    return sorted(set(_Module(text).all()), key=lambda one: (one.start, one.end, one.kind, one.new))


class _Module:
    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) for line in self.text.splitlines(keepends=True))]

    @cached_property
    def _imported(self) -> set[str]:
        """Return the names of modules and what else is imported: without the call on them they are no value."""
        found = (node for node in ast.walk(self.tree) if isinstance(node, ast.Import | ast.ImportFrom))
        return {alias.asname or alias.name.partition(".")[0] for node in found for alias in node.names}

    def _at(self, line: int, column: int) -> int:
        """Return which character stands at a line (from 1) and a column (from 0, in bytes)."""
        begin = self._starts[line - 1]
        whole = self.text[begin : self._starts[line]].encode()
        return begin + len(whole[:column].decode())

    def _span(self, node: ast.AST) -> tuple[int, int]:
        found = node.__dict__
        return self._at(found["lineno"], found["col_offset"]), self._at(found["end_lineno"], found["end_col_offset"])

    def _source(self, node: ast.AST) -> str:
        start, end = self._span(node)
        return self.text[start:end]

    def _lines(self, start: int, statement: ast.stmt) -> range:
        """Return the lines of a statement that run with what begins at `start`: all of a simple one, the head of another."""
        end = statement.end_lineno or statement.lineno
        body = getattr(statement, "body", None)
        if not body:
            return range(statement.lineno, end + 1)
        line = bisect_right(self._starts, start)
        return range(min(line, statement.lineno), max(line, statement.lineno) + 1)

    def all(self) -> Iterator[Mutant]:
        for node, statement in self._nodes():
            for kind, (start, end), new in self._of(node):
                yield Mutant(kind, start, end, new, self._lines(start, statement))

    def _nodes(self) -> Iterator[tuple[ast.AST, ast.stmt]]:
        """Yield each node that runs, with the statement around it."""
        waiting: list[tuple[ast.AST, ast.stmt | None]] = [(self.tree, None)]
        while waiting:
            node, statement = waiting.pop()
            around = node if isinstance(node, ast.stmt) else statement
            if around is not None:
                yield node, around
            waiting += ((child, around) for child in _running(node))

    def _of(self, node: ast.AST) -> Iterator[tuple[str, tuple[int, int], str]]:
        match node:
            case ast.Compare():
                yield from self._signs("comparison", [node.left, *node.comparators], node.ops, _COMPARED)
            case ast.BoolOp():
                yield from self._signs("boolean", node.values, [node.op] * len(node.values), _JOINED)
            case ast.BinOp():
                yield from self._signs("arithmetic", [node.left, node.right], [node.op], _RECKONED)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield "boolean", self._span(node), f"({self._source(operand)})"
            case ast.Constant():
                yield from self._constant(node)
            case ast.Call():
                yield from self._call(node)
            case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and not value.value):
                yield "return", self._span(value), "None"
            case ast.Raise() | ast.AugAssign() | ast.Continue() | ast.Break() | ast.Expr(value=ast.Call()):
                yield "statement", self._span(node), "pass"
            case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
                yield "statement", self._span(node), "pass"
        yield from self._conditions(node)

    def _conditions(self, node: ast.AST) -> Iterator[tuple[str, tuple[int, int], str]]:
        tests = [node.test] if isinstance(node, ast.If | ast.IfExp | ast.While) else getattr(node, "ifs", [])
        for test in tests:
            if not isinstance(test, ast.Compare | ast.UnaryOp) and ast.unparse(test) != "TYPE_CHECKING":
                yield "condition", self._span(test), f"(not ({self._source(test)}))"
        for test in getattr(node, "ifs", []):
            yield "condition", self._span(test), "True"

    def _signs(
        self,
        kind: str,
        parts: list[ast.expr],
        found: list[ast.cmpop] | list[ast.boolop] | list[ast.operator],
        table: _Signs,
    ) -> Iterator[tuple[str, tuple[int, int], str]]:
        """Change the sign between each two parts: only brackets and blanks stand beside it."""
        for (before, after), sign in zip(pairwise(parts), found, strict=False):
            if type(sign) in table:
                old, new = table[type(sign)]
                start = self._span(before)[1]
                between = re.search(
                    rf"(?<!\w){old}(?!\w)" if old[0].isalpha() else old, self.text[start : self._span(after)[0]]
                )
                if between is not None:
                    yield kind, (start + between.start(), start + between.end()), new

    def _constant(self, node: ast.Constant) -> Iterator[tuple[str, tuple[int, int], str]]:
        value, span = node.value, self._span(node)
        if isinstance(value, bool):
            yield "constant", span, str(not value)
        elif isinstance(value, int | float):
            yield from (("number", span, repr(value + by)) for by in (1, -1))
        elif isinstance(value, str) and value and not _CLAUSE.search(value):
            yield "string", span, repr(value + _MARK)

    def _call(self, node: ast.Call) -> Iterator[tuple[str, tuple[int, int], str]]:
        plain = [one for one in node.args if not isinstance(one, ast.Starred)]
        match node:
            case ast.Call(func=ast.Name(id="bool")):
                pass
            case ast.Call(args=[ast.expr() as only], keywords=[]) if plain and not isinstance(only, ast.GeneratorExp):
                yield "call", self._span(node), f"({self._source(only)})"
            case ast.Call(func=ast.Attribute(value=of)) if not (isinstance(of, ast.Name) and of.id in self._imported):
                yield "call", self._span(node), f"({self._source(of)})"
        named = node.func.id if isinstance(node.func, ast.Name) else ""
        if len(plain) == len(node.args) > 1 and named not in _SYMMETRIC:
            first, second = node.args[:2]
            (start, end), (begin, close) = self._span(first), self._span(second)
            if self._source(first) != self._source(second):
                new = self.text[begin:close] + self.text[end:begin] + self.text[start:end]
                yield "arguments", (start, close), new


def _running(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the parts of a node that are run and mean something there."""
    left_out: list[object] = []
    match node:
        case ast.FunctionDef(args=arguments) | ast.AsyncFunctionDef(args=arguments):
            yield from (one for one in (*arguments.defaults, *arguments.kw_defaults) if one is not None)
            left_out = [arguments, node.returns]
        case ast.AnnAssign():
            left_out = [node.annotation]
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return
        case ast.Call(func=ast.Name(id=name)) | ast.Subscript(value=ast.Name(id=name)) if name in _TYPES:
            left_out = [*node.args[:1]] if isinstance(node, ast.Call) else [node.slice]
        case ast.JoinedStr():
            left_out = [one for one in node.values if isinstance(one, ast.Constant)]
        case ast.FormattedValue():
            left_out = [node.value, node.format_spec]  # until Python 3.12 they have no places of their own
        case ast.keyword(arg="strict", value=ast.Constant(value=True)):
            return
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.keyword(arg="description" | "metavar" | "help"):
            return
    body = getattr(node, "body", None)
    if isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant):
        left_out.append(body[0])  # a docstring
    yield from (
        child
        for child in ast.iter_child_nodes(node)
        if not any(child is one for one in left_out) and not _is_never(child)
    )


def _is_never(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Call(func=ast.Name(id="assert_never"))):
            return True
    return False
