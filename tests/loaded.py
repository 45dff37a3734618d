"""A program that is loaded and has run, so that what is read once is read: Python code for a process that forks."""

from __future__ import annotations

_ISSUE = "---\n期号: {}\n总期号: 1\n日期: 2024-07-30\n标题: 一期简报\n---\n正文。\n\n![甲](../../assets/a.png)\n"

# Typer reads the signatures of all verbs once, a right issue is built and a wrong one refused; all that lives is set aside, so that no child's collector walks through it.
LOADED = f"""
import gc, os, sys, tempfile
from pathlib import Path
from PIL import Image
import pikepdf, typer.main
import bulletin.wayback
from bulletin.cli import program

_command = typer.main.get_command(program.command_line())
typer.main.get_command = lambda _: _command

def _load(folder):
    os.chdir(folder)
    for name, number in (("1", "1"), ("2", "甲")):
        issue = Path("issues/2024", name + ".md")
        issue.parent.mkdir(parents=True, exist_ok=True)
        issue.write_text({_ISSUE!r}.format(number), encoding="utf-8")
    Path("bulletin.yaml").write_text("name: 工作简报\\npublisher: 某市人大\\n", encoding="utf-8")
    Path("assets").mkdir()
    Image.new("L", (1200, 800), 128).save("assets/a.png")
    sys.argv = ["bulletin", "build"]
    try:
        program.main()
    except SystemExit as end:
        return end.code

_said = [os.dup(1), os.dup(2)]
for _stream in (1, 2):
    os.dup2(os.open(os.devnull, os.O_RDWR), _stream)
with tempfile.TemporaryDirectory() as folder:
    _code = _load(folder)
    os.chdir("/")
sys.stdout.flush()
for _stream, _kept in zip((1, 2), _said):
    os.dup2(_kept, _stream)
assert _code == 1, _code
gc.collect()
gc.freeze()
"""
