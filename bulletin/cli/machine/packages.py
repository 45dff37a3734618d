"""What to install where something is missing: in a checkout its own set-up; with the wheel alone, the packages by their names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import bulletin

_APT = "sudo apt install --no-install-recommends"
_PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig"
# TeX's package has the only free 仿宋 and 楷体 that Debian has; setup/fandol.sh takes them out of it.
_FACES = "fonts-noto-cjk fonts-liberation texlive-lang-chinese"
_FANDOL = "/usr/share/texlive/texmf-dist/fonts/opentype/public/fandol"


def has_setup() -> bool:
    """Tell whether the program runs from a checkout, which has a set-up of its own."""
    return (Path(bulletin.__file__).resolve().parent.parent / "setup/run").is_file()


def faces() -> str:
    """Say how to come by faces."""
    if has_setup():
        return "运行 make setup，或者安装 FandolFonts、Noto CJK 和 Liberation。"
    return f"Debian、Ubuntu 运行 {_APT} {_FACES}，再运行 mkdir -p ~/.local/share/fonts && cp -r {_FANDOL} ~/.local/share/fonts/；别的系统安装 FandolFonts、Noto CJK 和 Liberation，或者把字体文件放进 assets/fonts。"


def libraries(missing: Iterable[str]) -> str:
    """Say how to come by libraries of Python."""
    command = f"pip install {' '.join(missing)}"
    return f"运行 make setup，或者 {command}" if has_setup() else f"运行 {command}"


def program() -> str:
    """Say how to install the program itself."""
    return "运行 make setup" if has_setup() else "运行 pip install --force-reinstall bulletin"


def engine() -> str:
    """Say how to come by what WeasyPrint loads."""
    known = f"Debian、Ubuntu：{_APT} {_PANGO}；Fedora：dnf install pango harfbuzz fontconfig；macOS：brew install pango fontconfig"
    return f"运行 make setup；或者 {known}" if has_setup() else known


def subsetter() -> str:
    """Say how to come by the library that makes small fonts of large ones."""
    return f"Debian、Ubuntu：{_APT} libharfbuzz-subset0"
