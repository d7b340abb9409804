"""Join marks into one Vega-Lite specification.

Altair writes every mark; layers, rows and columns of marks are joined here. Altair's own joining
copies and checks all it holds once for each level, which took longer than all the rest of a
report; that specifications keep to Vega-Lite's schema is tested instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import altair as alt

#: A Vega-Lite specification, or a part of one.
Spec = dict[str, Any]


def mark(chart: alt.Chart) -> Spec:
    """One mark with its data, as a part of a specification."""
    part: Spec = chart.to_dict(validate=False, context={"top_level": False, "pre_transform": False})
    return part


def layered(*layers: alt.Chart | Spec, **properties: Any) -> Spec:
    """Layers over each other, the first lowest, with properties such as width and height."""
    return {"layer": [part if isinstance(part, dict) else mark(part) for part in layers]} | {
        name: value for name, value in properties.items() if value is not None
    }


def in_columns(*parts: Spec, spacing: int) -> Spec:
    """Parts side by side."""
    return {"hconcat": list(parts), "spacing": spacing}


def in_rows(*parts: Spec, spacing: int) -> Spec:
    """Parts below each other."""
    return {"vconcat": list(parts), "spacing": spacing}


def on_lines(parts: list[Spec], across: int, *, spacing: tuple[int, int]) -> Spec:
    """Parts in lines of `across`; the spacing within a line and between lines."""
    within, between = spacing
    lines = [parts[at : at + across] for at in range(0, len(parts), across)]
    return in_rows(*(in_columns(*line, spacing=within) for line in lines), spacing=between)
