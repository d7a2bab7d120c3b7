from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.exporting.school_template import _environment
from assistant.exporting.template_tags import why_not_read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\n{{ title\n{% if x }", [
            (2, "“{{” and “}}” do not pair. Compare it with the example template."),
            (3, "“{%” and “%}” do not pair. Compare it with the example template.")]),
        ("{% if a %}\n{% for b in c %}", [
            (1, "“if a” is not closed. Write “endif” after what belongs to it, between the same marks: "
             "{% endif %} or {%p endif %}."),
            (2, "“for b in c” is not closed. Write “endfor” after what belongs to it, between the same "
             "marks: {% endfor %} or {%p endfor %}.")]),
        ("{% for a in b %}\n{% if a.note %}\n{% endfor %}", [
            (2, "“if a.note” is not closed. Write “endif” before “endfor”, between the same marks: "
             "{% endif %} or {%p endif %}.")]),
        ("x\n{% endif %}", [
            (2, "“endif” closes nothing. Take it away, or write “if” before it. "
             "Each {%p stands alone in its paragraph.")]),
        ("{% else %}", [(1, "“else” stands in no if. Write the if before it.")]),
        ("{% if a %}{% else %}\n{% elif b %}{% endif %}", [
            (2, "“elif” comes after the else of “if a”. Take one of them away.")]),
        ("{% iff a %}{% endif %}", [(1, "“iff” cannot stand there. Did you mean 'if'?")]),
        ("{% for a in b %}{% end %}", [(1, "“end” cannot stand there. Did you mean 'endfor'?")]),
        ("{% elseif a %}", [(1, "“elseif” cannot stand there. Did you mean 'elif'?")]),
        ("{% while a %}", [
            (1, "“while” cannot stand there. Use if, for, elif, else, endif, endfor.")]),
        ("{%tr for a in b %}", [
            (1, "“{%tr for a in b %}” stands where it cannot. Put {%tr in a row of a table, {%p in a "
             "paragraph of its own.")]),
        ("{% for a b %}{% endfor %}", [
            (1, "this cannot be read. Write {{ name }}, {% if name %} or {% for one in list %}. "
             "Compare it with the example template.")]),
    ],
)  # fmt: skip
def test_what_keeps_a_template_from_being_read(text: str, found: list[tuple[int, str]]) -> None:
    assert why_not_read(text, 1) == found


_TAGS = [
    "{% if a %}",
    "{% else %}",
    "{% elif b %}",
    "{% endif %}",
    "{% for a in b %}",
    "{% endfor %}",
    "x",
    "\n",
]


@settings(max_examples=500)
@given(st.lists(st.sampled_from(_TAGS), max_size=8))
def test_pairs_are_blamed_just_where_the_engine_cannot_read_them(tags: list[str]) -> None:
    from jinja2 import TemplateSyntaxError

    text = "".join(tags)
    try:
        _environment().parse(text)
    except TemplateSyntaxError:
        assert all("cannot be read" not in what for _, what in why_not_read(text, 1))
    else:
        assert ["this cannot be read" in what for _, what in why_not_read(text, 1)] == [True]
