"""PDFs that are cut off, locked, turn in rings, unpack without end, or hide words."""

from __future__ import annotations

import zlib

from tests.knowledge.reading.hostile.catalogue import MB, Catalogue
from tests.knowledge.reading.pdfs import line, lines, pages, stream, write

FILES = Catalogue()
TEXT = ["This page has words that anybody can read, and they are", "the words that may be quoted."]
GOOD = pages([line("A heading", 740, font="F2") + lines(TEXT)])
for _at in range(5, 100, 10):
    FILES.has(f"cut-{_at}.pdf", "damaged", GOOD[: len(GOOD) * _at // 100])
FILES.has("no-table.pdf", "damaged", GOOD[: GOOD.rindex(b"xref\n")] + b"startxref\n99999\n%%EOF")
FILES.has("wrong-start.pdf", None, GOOD[: GOOD.rindex(b"startxref")] + b"startxref\n5\n%%EOF")
FILES.has(
    "wrong-table.pdf", None, GOOD.replace(b"00000 n", b"00007 n").replace(b"000001", b"000009")
)
FILES.has(
    "locked.pdf",
    "locked",
    pages(
        [lines(TEXT)],
        trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(%b)/U(%b)>>/ID[(a)(a)]"
        % (b"o" * 32, b"u" * 32),
    ),
)
FILES.has(
    "locked-by-another.pdf",
    "damaged",
    pages([lines(TEXT)], trailer=b"/Encrypt<</Filter/Unknown/V 9/R 9>>/ID[(a)(a)]"),
)
FILES.has("many-pages.pdf", "more than 2,000 pages", lambda: pages([b""] * 4_000))
FILES.has("no-pages.pdf", "has no pages", pages([]))
FILES.has(
    "page-circle.pdf",
    "damaged",
    write({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}),
)
FILES.has(
    "many-kids.pdf",
    "more than 2,000 pages",
    lambda: write(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[" + b"2 0 R " * 500_000 + b"]>>",
        }
    ),
)
FILES.has(
    "one-page-often.pdf",
    "more than 2,000 pages",
    lambda: write(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[" + b"3 0 R " * 50_000 + b"]/Count 50000>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        }
    ),
)
_deep = {
    number: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 1) for number in range(2, 3000)
}
FILES.has(
    "deep-pages.pdf",
    "more than 2,000 pages",
    lambda: write({1: b"<</Type/Catalog/Pages 2 0 R>>", **_deep, 3000: b"<</Type/Page>>"}),
)


def _bomb(size: int) -> bytes:
    body = zlib.compress(zlib.compress(bytes(size), 9), 9)
    return pages([b""], more={11: stream(body, b"/Filter[/FlateDecode/FlateDecode]")})


FILES.has("flate-bomb.pdf", "unpacks to far more", lambda: _bomb(60 * MB))
FILES.has("orders.pdf", "", lambda: pages([b""], more={11: stream(b"q " * (2 * MB), packed=True)}))
FILES.has("saves.pdf", None, lambda: pages([b"q " * 50_000 + lines(TEXT).encode()]))
FILES.has("deep-array.pdf", "damaged", lambda: pages([b"[" * 100_000 + b"]" * 100_000 + b" TJ"]))
FILES.has("long-string.pdf", "damaged", lambda: pages([b"BT /F1 9 Tf (" + b"(" * MB]))
_form = b"/XObject<</X 1000 0 R/Y 1001 0 R>>"
_ring = {
    1000: stream(b"/Y Do " * 50, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 3 0 R"),
    1001: stream(b"/X Do " * 50, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 3 0 R"),
}
FILES.has("form-ring.pdf", None, pages([lines(TEXT) + "/X Do"], resources=_form, more=_ring))
_tree = {
    1000 + i: stream(
        b"/N Do " * 20,
        b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</N %d 0 R>>>>" % (1001 + i),
    )
    for i in range(12)
}
FILES.has(
    "form-tree.pdf",
    "made of too many pieces",
    pages([lines(TEXT) + "/X Do"], resources=b"/XObject<</X 1000 0 R>>", more=_tree),
)
FILES.has(
    "outline-ring.pdf",
    None,
    pages(
        [lines(TEXT)],
        more={
            1000: b"<</Type/Outlines/First 1001 0 R/Last 1001 0 R>>",
            1001: b"<</Title(a)/Parent 1000 0 R/Next 1001 0 R/First 1000 0 R>>",
        },
        catalog=b"/Outlines 1000 0 R",
    ),
)
FILES.has(
    "length-ring.pdf",
    "unpacks to far more",
    pages([b""], more={11: b"<</Length 11 0 R>>stream\nx\nendstream"}),
)
FILES.has(
    "object-streams.pdf",
    "no text in it",
    pages(
        [b""],
        more={
            11: b"<</Type/ObjStm/N 99999999/First 5/Length 5/Extends 11 0 R>>stream\n11 0 \nendstream"
        },
    ),
)
FILES.has("kept-words.pdf", None, pages([line("SECRET", 500, how="3 Tr") + lines(TEXT)]))
FILES.has("white-words.pdf", None, pages([line("SECRET", 500, how="1 g") + lines(TEXT)]))
FILES.has("no-size.pdf", None, pages([line("SECRET", 500, size=0) + lines(TEXT)]))
FILES.has("only-hidden.pdf", "nobody can see it", pages([line("SECRET", 500, how="3 Tr")]))
FILES.has(
    "script.pdf",
    None,
    pages(
        [lines(TEXT)],
        catalog=b"/OpenAction<</S/JavaScript/JS(app.alert\\('SECRET'\\))>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>",
    ),
)
_TITLE = "\ufeff\x1b]0;SECRET\x07A title".encode("utf-16-be").hex().encode()
FILES.has(
    "escapes.pdf",
    None,
    pages(
        [lines(["\x1b[31mThis is clear.\x07 "])],
        more={900: b"<</Title<%b>>>" % _TITLE},
        trailer=b"/Info 900 0 R",
    ),
)
FILES.has(
    "numbers.pdf",
    None,
    pages(
        [b"q " + b"1e999 0 0 1e-999 99999999999999999999 0 cm " * 50 + b"Q " + lines(TEXT).encode()]
    ),
)
FILES.has(
    "no-operands.pdf",
    None,
    pages([b"Tj TJ ' Tf Tm cm re Do gs scn BDC sh " + lines(TEXT).encode()]),
)
FILES.has(
    "odd-boxes.pdf", "damaged", pages([lines(TEXT)], page=b"/MediaBox[1 2]/CropBox(a)/Rotate/No")
)
FILES.has(
    "huge-font.pdf",
    "no text in it",
    pages(
        ["BT /F9 9 Tf <0001> Tj ET"],
        resources=b"/Font<</F9 1000 0 R>>",
        more={
            1000: b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 1001 0 R"
            b"/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/W[0 99999999 500]>>]>>",
            1001: stream(
                b"begincmap 1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange endcmap", packed=True
            ),
        },
    ),
)
