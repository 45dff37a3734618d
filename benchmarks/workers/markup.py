"""Write the HTML of issues and their style sheet, with the faces named by file. markup.py HOUSE OUT ISSUE…"""

from __future__ import annotations

import sys
from pathlib import Path

from bulletin import composition
from bulletin.manuscripts import issue
from bulletin.manuscripts.house import House
from bulletin.typesetting.faces import faces_of
from bulletin.typesetting.markup import Html
from bulletin.typesetting.sheet import css

root, out, *names = sys.argv[1:]
house = House.find(Path(root))
for name in names:
    document = composition.compose(issue.read(Path(name), house))
    faces = faces_of(document)
    markup = Html(document, faces, turned=False, turns={}).page()
    Path(out, f"{Path(name).stem}.html").write_text(markup, encoding="utf-8")
# Collections hold the faces for what others lack; the engine finds those by itself.
files = {role: face.path for role, face in faces.items() if face.path.suffix != ".ttc"}
rules = [f"@font-face{{font-family:'{role}';src:url('{path.as_uri()}')}}" for role, path in files.items()]
extents = {role: face.extents() for role, face in faces.items()}
sheet = css(document.layout, extents=extents, both_sides=document.both_sides)
Path(out, "sheet.css").write_text("\n".join([*rules, sheet]), encoding="utf-8")
Path(out, "faces.txt").write_text("\n".join(str(path) for path in files.values()), encoding="utf-8")
