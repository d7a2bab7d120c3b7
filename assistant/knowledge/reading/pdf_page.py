"""Follows the painting orders of a PDF page (ISO 32000, annex A) and notes what is painted where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.knowledge.reading.model import Refused
from assistant.knowledge.reading.pdf_colours import BLACK, colour_of
from assistant.knowledge.reading.pdf_fonts import Face, Faces, resolved
from assistant.knowledge.reading.pdf_geometry import Box
from assistant.knowledge.reading.pdf_layers import Layers
from assistant.knowledge.reading.pdf_paint import Fill, Painted
from assistant.knowledge.reading.pdf_shapes import Shapes
from assistant.knowledge.reading.pdf_state import Pen, State, States, matrix_of

_DEEPEST = 12
_MOST_FORMS = 2000
_FILLING = frozenset([b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"])
_ENDING = frozenset([b"n", b"S", b"s"])
_SPACES = {b"g": "/DeviceGray", b"rg": "/DeviceRGB", b"k": "/DeviceCMYK"}


def paint(page: Any, faces: Faces, layers: Layers) -> Painted:
    """Follow one page of pypdf; what stands on ``layers`` that are off is noted as hidden."""
    left, bottom, right, top = (float(edge) for edge in page.cropbox)
    crop = Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    painted = Painted(crop, int(page.rotation) % 360)
    painter = _Painter(painted, faces, layers, page.pdf)
    contents = resolved(page.get("/Contents"))
    if contents is not None:
        painter.run(contents, resolved(page.get("/Resources")) or {})
    return painted


class _Painter:
    def __init__(self, out: Painted, faces: Faces, layers: Layers, pdf: Any) -> None:
        self._out, self._faces, self._pdf = out, faces, pdf
        self._file_layers = layers
        self._states = States()
        self._pen = Pen()
        self._shapes = Shapes()
        self._order = 0
        self._forms: list[int] = []
        self._forms_seen = 0
        self._layers: list[bool] = []
        self._resources: Any = {}

    def run(self, stream: Any, resources: Any) -> None:
        """Follow the orders of a page or a form."""
        from pypdf.generic import ContentStream

        before, self._resources = self._resources, resources
        depth, layers = self._states.depth, len(self._layers)
        for operands, operator in ContentStream(stream, self._pdf, "bytes").operations:
            self._order += 1
            try:
                self._do(operator, operands)
            except (TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError):
                continue  # an order with wrong values paints nothing
        self._states.forget_above(depth)
        del self._layers[layers:]
        self._resources = before

    def _do(self, operator: bytes, operands: Any) -> None:
        order = _ORDERS.get(operator)
        if order is not None:
            order(self, operands)
        elif operator in _SPACES:
            space = _SPACES[operator]
            self._states.set(space=space, colour=colour_of(operands, None))
        elif operator in _FILLING:
            self._out.fill(self._shapes.filled(self._now, self._order))
        elif operator in _ENDING:
            self._shapes.clear()

    # The state

    @property
    def _now(self) -> State:
        return self._states.now

    def _place(self, values: Any) -> None:
        self._states.set(place=matrix_of(values).then(self._now.place))

    def _set_space(self, values: Any) -> None:
        name = values[0]
        named = resolved(self._resource("/ColorSpace", name))
        self._states.set(space=name if named is None else named, colour=BLACK)

    def _set_colour(self, values: Any) -> None:
        self._states.set(colour=colour_of(values, self._now.space))

    def _set_extra(self, values: Any) -> None:
        extra = resolved(self._resource("/ExtGState", values[0])) or {}
        if "/ca" in extra:
            self._states.set(alpha=float(resolved(extra["/ca"])))
        if "/BM" in extra:
            mode = str(resolved(extra["/BM"]))
            self._states.set(blends=mode not in ("/Normal", "/Compatible"))
        if "/Font" in extra:
            font = resolved(extra["/Font"])
            self._states.set(face=self._faces.of(font[0]), size=float(font[1]))

    def _resource(self, kind: str, name: Any) -> Any:
        """Give an entry of the resources as it stands: it may point to an object."""
        found = resolved(self._resources.get(kind)) or {}
        return found.raw_get(name) if hasattr(found, "raw_get") and name in found else None

    # Layers

    def _begin_marked(self, values: Any) -> None:
        hidden = False
        if len(values) > 1 and values[0] == "/OC":
            hidden = self._file_layers.hide(self._resource("/Properties", values[1]))
        self._layers.append(hidden)

    def _end_marked(self, _: Any) -> None:
        if self._layers:
            self._layers.pop()

    # Shapes and pictures

    def _rectangle(self, values: Any) -> None:
        self._shapes.rectangle(self._now.place, *map(float, values))

    def _point(self, values: Any) -> None:
        self._shapes.point(self._now.place, float(values[-2]), float(values[-1]))

    def _shade(self, _: Any) -> None:
        self._out.fill([Fill(self._out.page, self._order, None, whole=False)])

    def _picture(self, whole: bool) -> None:
        box = self._now.place.box(0, 0, 1, 1)
        self._out.fill([Fill(box, self._order, None, whole, is_picture=True)])

    def _inline_picture(self, _: Any) -> None:
        self._picture(whole=False)

    def _draw(self, values: Any) -> None:
        entry = self._resource("/XObject", values[0])
        drawn = resolved(entry)
        if drawn is None:
            return
        if drawn.get("/Subtype") == "/Image":
            solid = not any(key in drawn for key in ("/SMask", "/Mask", "/ImageMask"))
            self._picture(whole=solid and self._now.alpha > 0.95)
        elif drawn.get("/Subtype") == "/Form":
            self._form(entry, drawn)

    def _form(self, entry: Any, form: Any) -> None:
        key = getattr(entry, "idnum", id(form))
        if key in self._forms or len(self._forms) >= _DEEPEST:
            return
        self._forms_seen += 1
        if self._forms_seen > _MOST_FORMS:
            raise Refused(
                "A page of this PDF is made of too many pieces.", "Print it to a new PDF."
            )
        before, pen, self._pen = self._now, self._pen, Pen()
        matrix = resolved(form.get("/Matrix"))
        if matrix:
            self._place(matrix)
        layer = form.raw_get("/OC") if "/OC" in form else None
        self._layers.append(self._file_layers.hide(layer))
        self._forms.append(key)
        self.run(form, resolved(form.get("/Resources")) or self._resources)
        self._forms.pop()
        self._layers.pop()
        self._states.now, self._pen = before, pen

    # Text

    def _font(self, values: Any) -> None:
        entry = self._resource("/Font", values[0])
        face = self._faces.of(entry) if entry is not None else Face({})
        self._states.set(face=face, size=float(values[1]))

    def _next_line(self, values: Any) -> None:
        self._pen.next_line(float(values[0]), float(values[1]))

    def _next_line_with_leading(self, values: Any) -> None:
        self._states.set(leading=-float(values[1]))
        self._next_line(values)

    def _next_line_down(self, _: Any = None) -> None:
        self._pen.next_line(0.0, -self._now.leading)

    def _number(self, name: str, values: Any, share: float = 1.0) -> None:
        self._states.set(**{name: float(values[0]) * share})

    def _set_mode(self, values: Any) -> None:
        self._states.set(mode=int(values[0]))

    def _show(self, pieces: Any) -> None:
        span = self._pen.write(pieces, self._now, self._order, any(self._layers))
        if span is not None:
            self._out.spans.append(span)

    def _show_on_next_line(self, values: Any) -> None:
        self._next_line_down()
        self._show(values[:1])

    def _show_spaced(self, values: Any) -> None:
        self._number("word_gap", values)
        self._number("letter_gap", values[1:])
        self._show_on_next_line(values[2:])


_ORDERS: Mapping[bytes, Any] = {
    b"q": lambda self, _: self._states.save(),
    b"Q": lambda self, _: self._states.bring_back(),
    b"cm": _Painter._place,
    b"cs": _Painter._set_space,
    b"sc": _Painter._set_colour,
    b"scn": _Painter._set_colour,
    b"gs": _Painter._set_extra,
    b"BDC": _Painter._begin_marked,
    b"BMC": _Painter._begin_marked,
    b"EMC": _Painter._end_marked,
    b"re": _Painter._rectangle,
    b"m": _Painter._point,
    b"l": _Painter._point,
    b"c": _Painter._point,
    b"v": _Painter._point,
    b"y": _Painter._point,
    b"sh": _Painter._shade,
    b"Do": _Painter._draw,
    b"INLINE IMAGE": _Painter._inline_picture,
    b"BT": lambda self, _: self._pen.begin(),
    b"Tf": _Painter._font,
    b"Td": _Painter._next_line,
    b"TD": _Painter._next_line_with_leading,
    b"T*": _Painter._next_line_down,
    b"Tm": lambda self, values: self._pen.set(matrix_of(values)),
    b"Tc": lambda self, values: self._number("letter_gap", values),
    b"Tw": lambda self, values: self._number("word_gap", values),
    b"Tz": lambda self, values: self._number("stretch", values, 0.01),
    b"TL": lambda self, values: self._number("leading", values),
    b"Ts": lambda self, values: self._number("rise", values),
    b"Tr": _Painter._set_mode,
    b"Tj": _Painter._show,
    b"TJ": lambda self, values: self._show(values[0]),
    b"'": _Painter._show_on_next_line,
    b'"': _Painter._show_spaced,
}
