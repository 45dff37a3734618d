from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngInfo

from bulletin.errors import BulletinError, ContentError, LimitError
from bulletin.findings import Place
from bulletin.images import Picture, cleaning, intake, take_in

HERE = Place("issues/2024/12.md", 7, 1, "![甲](a.png)")
ORIENTATION, ROTATED = 0x0112, 6
# The coarsest step of quality 92 in the table of JPEG (ITU T.81, K.1).
QUANTISED = 19


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "issues/2024").mkdir(parents=True)
    (tmp_path / "assets/2024").mkdir(parents=True)
    return tmp_path


def taken(root: Path, reference: str = "a.png") -> Picture:
    return take_in(reference, root / "issues/2024/12.md", root / "assets", HERE)


def fault(root: Path, reference: str = "a.png", kind: type[BulletinError] = ContentError) -> str:
    with pytest.raises(kind) as caught:
        taken(root, reference)
    (finding,) = caught.value.findings
    assert finding.place == HERE
    return finding.code


def save(root: Path, image: Image.Image, name: str = "a.png", **options: object) -> None:
    image.save(root / "assets" / name, **options)  # type: ignore[arg-type]


def decoded(picture: Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data))


def test_a_png_comes_in_with_its_size_and_media(root: Path) -> None:
    save(root, Image.new("RGB", (30, 20)))
    picture = taken(root)
    assert (picture.name, picture.width, picture.height, picture.media) == ("a.png", 30, 20, "image/png")


def test_a_jpeg_stays_a_jpeg(root: Path) -> None:
    save(root, Image.new("RGB", (30, 20)), "a.jpg")
    picture = taken(root, "a.jpg")
    assert (picture.media, picture.data[:3]) == ("image/jpeg", b"\xff\xd8\xff")


@pytest.mark.parametrize("reference", ["2024/a.png", "../../assets/2024/a.png", "./2024/../2024/a.png"])
def test_a_picture_is_named_from_the_issue_or_within_assets(root: Path, reference: str) -> None:
    save(root, Image.new("L", (1, 1)), "2024/a.png")
    assert taken(root, reference).name == "2024/a.png"


@pytest.mark.parametrize("reference", ["b.png", "", ".", "2024", "a\0.png", "a" * 5000])
def test_a_picture_that_is_not_there_is_found(root: Path, reference: str) -> None:
    assert fault(root, reference) == "picture-missing"


@pytest.mark.parametrize("reference", ["http://example.org/a.png", "https://example.org/a.png"])
def test_a_picture_on_the_net_is_not_fetched(root: Path, reference: str) -> None:
    assert fault(root, reference) == "picture-outside"


@pytest.mark.parametrize("reference", ["../../secret.png", "/{root}/secret.png", "../assets/../secret.png"])
def test_a_picture_outside_assets_is_refused(root: Path, reference: str) -> None:
    Image.new("L", (1, 1)).save(root / "secret.png")
    assert fault(root, reference.format(root=root)) in {"picture-outside", "picture-missing"}


def test_a_link_that_leads_out_of_assets_is_refused(root: Path) -> None:
    Image.new("L", (1, 1)).save(root / "secret.png")
    (root / "assets/a.png").symlink_to(root / "secret.png")
    assert fault(root) == "picture-outside"


def test_a_link_within_assets_is_followed(root: Path) -> None:
    save(root, Image.new("L", (1, 1)), "b.png")
    (root / "assets/a.png").symlink_to("b.png")
    assert taken(root).name == "b.png"


def test_a_link_that_leads_nowhere_is_missing(root: Path) -> None:
    (root / "assets/a.png").symlink_to("a.png")
    assert fault(root) == "picture-missing"


def test_a_device_is_missing_and_does_not_block(root: Path) -> None:
    os.mkfifo(root / "assets/a.png")
    assert fault(root) == "picture-missing"


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"not a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>"]
)
def test_a_file_that_is_no_picture_is_broken(root: Path, data: bytes) -> None:
    (root / "assets/a.png").write_bytes(data)
    assert fault(root) == "picture-broken"


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
@pytest.mark.parametrize("lenient", [True, False])
def test_a_picture_that_was_cut_off_is_broken_whatever_the_engine_allows(
    root: Path, name: str, monkeypatch: pytest.MonkeyPatch, *, lenient: bool
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    save(root, Image.effect_noise((200, 200), 50), name)
    path = root / "assets" / name
    path.write_bytes(path.read_bytes()[:2000])
    assert fault(root, name) == "picture-broken"


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP"])
def test_other_formats_are_refused_whatever_their_name(root: Path, kind: str) -> None:
    Image.new("L", (2, 2)).save(root / "assets/a.png", kind)
    assert fault(root) == "picture-broken"


def test_a_cmyk_jpeg_becomes_rgb(root: Path) -> None:
    save(root, Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "a.jpg")
    image = decoded(taken(root, "a.jpg"))
    red, green, blue = image.convert("RGB").getpixel((4, 4))  # type: ignore[misc]
    assert image.mode == "RGB"
    assert (red > 200, green < 60, blue < 60) == (True, True, True)


def test_a_huge_one_bit_picture_is_a_limit(root: Path) -> None:
    save(root, Image.new("1", (13_000, 13_000)))
    assert fault(root, kind=LimitError) == "picture-too-large"


def test_a_file_of_too_many_bytes_is_a_limit(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(root, Image.new("L", (9, 9)))
    monkeypatch.setattr(intake, "MAX_BYTES", 10)
    assert fault(root, kind=LimitError) == "picture-too-large"


@pytest.mark.parametrize("size", [(1, 100), (100, 1)])
def test_a_picture_a_hundred_times_as_long_as_wide_comes_in(root: Path, size: tuple[int, int]) -> None:
    save(root, Image.new("L", size))
    assert (taken(root).width, taken(root).height) == size


@pytest.mark.parametrize("size", [(1, 101), (101, 1)])
def test_a_thinner_picture_is_a_limit(root: Path, size: tuple[int, int]) -> None:
    save(root, Image.new("L", size))
    assert fault(root, kind=LimitError) == "picture-too-thin"


def test_a_photograph_is_turned_the_way_it_was_taken(root: Path) -> None:
    image = Image.new("RGB", (40, 20))
    exif = image.getexif()
    exif[ORIENTATION] = ROTATED
    save(root, image, "a.jpg", exif=exif)
    picture = taken(root, "a.jpg")
    assert (picture.width, picture.height) == (20, 40)
    assert not decoded(picture).getexif()


@pytest.mark.parametrize(
    ("mode", "colour"),
    {"RGBA": (0, 0, 0, 0), "LA": (0, 0), "PA": None}.items(),
)
def test_what_is_transparent_stands_on_white_paper(root: Path, mode: str, colour: tuple[int, ...] | None) -> None:
    image = Image.new("RGBA", (2, 2), (0, 0, 0, 0)) if colour is None else Image.new(mode, (2, 2), colour)
    save(root, image)
    assert decoded(taken(root)).getpixel((0, 0)) == (255, 255, 255)


def test_a_transparent_colour_of_a_palette_stands_on_white_paper(root: Path) -> None:
    image = Image.new("P", (2, 2), 0)
    image.putpalette([10, 20, 30, 200, 100, 50])
    image.putpixel((1, 1), 1)
    save(root, image, transparency=0)
    clean = decoded(taken(root))
    assert (clean.getpixel((0, 0)), clean.getpixel((1, 1))) == ((255, 255, 255), (200, 100, 50))


def test_a_transparent_colour_without_an_alpha_channel_stands_on_white_paper(root: Path) -> None:
    save(root, Image.new("RGB", (2, 2), (1, 2, 3)), transparency=(1, 2, 3))
    assert decoded(taken(root)).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("mode", "colour", "grey"), [("1", 1, 255), ("L", 100, 100), ("I;16", 0x8000, 128), ("I;16", 65_000, 253)]
)
def test_grey_stays_grey(root: Path, mode: str, colour: int, grey: int) -> None:
    save(root, Image.new(mode, (2, 2), colour))
    clean = decoded(taken(root))
    assert (clean.mode, clean.getpixel((0, 0))) == ("L", grey)


def test_metadata_and_colour_profiles_are_left_out(root: Path) -> None:
    info = PngInfo()
    info.add_text("Author", "某人")
    info.add_itxt("Comment", "机密")
    save(root, Image.new("RGB", (2, 2)), pnginfo=info, icc_profile=b"profile", dpi=(72, 72))
    assert set(decoded(taken(root)).info) == set()


def test_a_jpeg_keeps_no_exif_no_comment_and_no_profile(root: Path) -> None:
    image = Image.new("RGB", (2, 2))
    exif = image.getexif()
    exif[0x010F] = "Camera"
    save(root, image, "a.jpg", exif=exif, comment=b"secret", icc_profile=b"profile")
    assert not {"exif", "comment", "icc_profile"} & set(decoded(taken(root, "a.jpg")).info)


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_the_same_picture_gives_the_same_bytes(root: Path, name: str) -> None:
    save(root, Image.effect_noise((50, 50), 20), name)
    first = taken(root, name)
    intake._clean.cache_clear()  # noqa: SLF001  # the bytes are to be made twice
    assert taken(root, name).data == first.data


def test_a_picture_that_changes_is_read_anew(root: Path) -> None:
    save(root, Image.new("L", (1, 1)))
    taken(root)
    save(root, Image.new("L", (2, 2)))
    os.utime(root / "assets/a.png", ns=(1, 1))
    assert taken(root).width == 2


@pytest.mark.parametrize(("spare", "broken"), [(0, False), (-1, True)])
def test_a_file_may_have_as_many_bytes_as_the_limit(
    root: Path, spare: int, monkeypatch: pytest.MonkeyPatch, *, broken: bool
) -> None:
    save(root, Image.new("L", (9, 9)))
    monkeypatch.setattr(intake, "MAX_BYTES", (root / "assets/a.png").stat().st_size + spare)
    assert (fault(root, kind=LimitError) if broken else taken(root).name) == (
        "picture-too-large" if broken else "a.png"
    )


@pytest.mark.parametrize(("most", "found"), [(80, (10, 8)), (79, "picture-too-large")])
def test_a_picture_may_have_as_many_pixels_as_the_limit(most: int, found: object) -> None:
    cleaned = cleaning.clean(encoded(Image.new("L", (10, 8))), most, 9)
    assert (cleaned if isinstance(cleaned, str) else (cleaned.width, cleaned.height)) == found


@pytest.mark.filterwarnings("default")
def test_pillows_own_warning_of_too_many_pixels_is_never_printed(
    monkeypatch: pytest.MonkeyPatch, recwarn: pytest.WarningsRecorder
) -> None:
    data = encoded(Image.new("L", (10, 8)))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 50)
    assert (cleaning.clean(data, 60, 9), list(recwarn)) == ("picture-too-large", [])


@pytest.mark.parametrize("lenient", [True, False])
def test_what_the_engine_allows_is_allowed_again_afterwards(monkeypatch: pytest.MonkeyPatch, *, lenient: bool) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    cleaning.clean(encoded(Image.new("L", (1, 1))), 1, 9)
    assert ImageFile.LOAD_TRUNCATED_IMAGES is lenient


def test_a_jpeg_that_has_to_be_coded_anew_keeps_its_quality(root: Path) -> None:
    image = Image.radial_gradient("L").convert("CMYK")
    save(root, image, "a.jpg", quality=100)
    coded = decoded(taken(root, "a.jpg"))
    assert isinstance(coded, JpegImageFile)
    assert max(coded.quantization[0]) <= QUANTISED


def encoded(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
