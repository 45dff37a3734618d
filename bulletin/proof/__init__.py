"""The proof of an issue: what rules read, and in which words they answer."""

from __future__ import annotations

from bulletin.proof.passages import HIDDEN, Passage, Region
from bulletin.proof.proof import Proof

__all__ = ["HIDDEN", "Passage", "Proof", "Region"]
