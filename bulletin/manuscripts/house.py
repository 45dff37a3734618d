"""The house: bulletin.yaml and the folders around it, found upwards from where one works."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

from bulletin import sources
from bulletin.errors import UsageError, refuse_errors
from bulletin.findings import Finding, Place, Source
from bulletin.manuscripts.shelf import Shelf
from bulletin.manuscripts.values import (
    Distribution,
    FileName,
    Folders,
    Levels,
    Line,
    MaybeEditor,
    MaybeLine,
    TemplateName,
    Whole,
)
from bulletin.records import tree
from bulletin.records.keys import nearest
from bulletin.records.typed import Key, Record, read
from bulletin.templating import packaged_templates

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE = "bulletin.yaml"
TEMPLATE = "lianluo"


class HouseFile(Record):
    """What bulletin.yaml may say."""

    name: Annotated[Line, Key("名称", "刊名，印在报头", ("刊名",))]
    publisher: Annotated[Line, Key("编印单位", "编印单位的全称，印在报头", ("编者", "编发单位"))]
    sponsor: Annotated[MaybeLine, Key("主办单位", "主办单位的全称，印在编印单位的上面一行", ("主办",))] = None
    picture: Annotated[MaybeLine, Key("报头图片", "手写刊名的图片，放在 assets 里，代替刊名", ("刊名图片",))] = None
    approval: Annotated[MaybeLine, Key("批准文号", "内部资料的批准文号，印在报尾")] = None
    template: Annotated[TemplateName, Key("模板", "版面：templates 下的文件夹名")] = TEMPLATE
    distribution: Annotated[Distribution, Key("分送", "分送单位：列表，或分报、送、发三类")] = ()
    editor: Annotated[MaybeEditor, Key("责任编辑", "一行文字，或姓名、电话、邮箱三项")] = None
    fonts: Annotated[Folders, Key("字体", "存放字体文件的文件夹")] = ()
    file_name: Annotated[FileName | None, Key("文件名", "另存一份的文件名，例如 {刊名}-{年}-{期号}[-总{总期号}]")] = (
        None
    )
    first: Annotated[Whole, Key("起始总期号", "本库第一期的总期号")] = 1
    rules: Annotated[Levels, Key("规则", "检查规则的轻重：关、提醒、警告、错误，例如 {mark-half-width: 关}")] = ()


class House(HouseFile):
    """A bulletin's house: what its file says, and its folders; `root` is the folder of bulletin.yaml.

    `places` leads from a field to where bulletin.yaml says it.
    """

    root: Path
    places: Mapping[str, Place] = MappingProxyType({})

    @classmethod
    def find(cls, start: Path, explicit: Path | None = None) -> House:
        """Load the house in the folder (or of the file) `explicit`, or else the nearest upwards from `start`.

        UsageError if there is none, ContentError with all findings if its file is faulty.
        """
        file = _given(explicit) if explicit else _nearest(start.resolve())
        source = sources.read(file, file.name, tree.LARGEST)
        record, places = read(HouseFile, tree.parse(source))
        house = cls(**dict(record), root=file.parent.resolve(), places=places)
        refuse_errors(house.unknown_template(house.template, places.get("template") or source.place(1)))
        return house

    @property
    def issues_folder(self) -> Path:
        """The folder with a folder for each year."""
        return self.root / "issues"

    @property
    def assets(self) -> Path:
        """The folder that pictures are taken from."""
        return self.root / "assets"

    @property
    def schema_file(self) -> Path:
        """Where the JSON Schema of the front matter is put for editors."""
        return self.issues_folder / ".schema.json"

    @property
    def font_folders(self) -> tuple[Path, ...]:
        """The folders whose faces come before those of the system: assets/fonts, then those the file names."""
        return (self.assets / "fonts", *(self.root / folder for folder in self.fonts))

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders that templates are looked for in: the house's own first, then the package's."""
        known = [self.root / "templates", *packaged_templates()]
        return tuple(dict.fromkeys(folder for folder in known if folder.is_dir()))

    @property
    def template_names(self) -> tuple[str, ...]:
        """The templates there are, each once."""
        folders = (folder for templates in self.templates for folder in templates.iterdir() if folder.is_dir())
        return tuple(sorted({folder.name for folder in folders if not folder.name.startswith((".", "_"))}))

    def unknown_template(self, name: str, place: Place | None) -> list[Finding]:
        """Find at `place` that there is no template of that name; without a place it is the house's own."""
        names = self.template_names
        if place is None or name in names:
            return []
        close = nearest(name, names)
        hint = f"您是不是要写 {close}？" if close else f"现有的模板：{'、'.join(names)}。"
        return [Finding(place, "template-unknown", f"没有这个模板：{name}", hint)]

    def issues(self) -> list[Path]:
        """List the issues, issues/YYYY/N.md, in the order of years and numbers."""
        return Shelf(self.root).files()

    def passed_over(self) -> list[Finding]:
        """Find the files among the issues that are named like issues and are none."""
        return Shelf(self.root).passed_over()

    def refuse_hidden(self) -> None:
        """Raise MachineError where issues cannot be listed."""
        Shelf(self.root).refuse_hidden()

    def resolve(self, words: Iterable[str]) -> list[Path]:
        """Turn the ISSUE words of a command line into paths: a path, 2024/12 or a 总期号; none means all.

        UsageError if a word means no issue, or if there is none at all.
        """
        return Shelf(self.root).resolve(words)

    def year_of(self, path: Path) -> int | None:
        """Return the year of the folder that an issue lies in; None for a file that lies elsewhere."""
        return Shelf(self.root).year(path)

    def source(self, path: Path) -> Source:
        """Read the text of an issue; the errors are those of Shelf.source."""
        return Shelf(self.root).source(path)

    def shown(self, path: Path) -> str:
        """Name a path for people: from the root with slashes if it is inside, whole if not."""
        return Shelf(self.root).shown(path)


def _given(path: Path) -> Path:
    """Return the house file that --house names."""
    file = path / FILE if path.is_dir() else path
    if not file.is_file():
        hint = f"--house 后面应是 {FILE} 所在的文件夹。"
        raise UsageError(Finding(Place(str(path)), "house-missing", f"这里没有 {FILE}", hint))
    return file


def _nearest(start: Path) -> Path:
    for folder in (start, *start.parents):
        if (folder / FILE).is_file():
            return folder / FILE
    hint = f"请在刊物的文件夹里运行，或用 --house 指出它；还没有的，用 bulletin init 建一个（{FILE} 至少要写“名称”和“编印单位”两项）。"
    raise UsageError(Finding(Place(str(start)), "house-missing", f"从这里往上找不到 {FILE}", hint))
