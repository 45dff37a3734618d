"""All cases of the corpus, class by class."""

from __future__ import annotations

import of_characters
import of_extract
import of_folders
import of_front_matter
import of_house_files
import of_markdown
import of_pictures
import of_processes
import of_templates
from case import Case

CLASSES = (
    of_front_matter,
    of_characters,
    of_markdown,
    of_pictures,
    of_templates,
    of_house_files,
    of_folders,
    of_processes,
    of_extract,
)


def cases() -> list[Case]:
    """Return every case."""
    return [case for module in CLASSES for case in module.cases()]
