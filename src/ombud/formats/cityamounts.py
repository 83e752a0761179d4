"""What is provided where, as a place file says: points counted, lines and surfaces shared out, or counts by area."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np

from ombud.casefile.gains.city import Amounts
from ombud.casefile.gains.tallied import WHY
from ombud.formats.chosenpoints import chosen
from ombud.formats.citytable import CityTable, Numbers, read_city_table
from ombud.formats.placefile import PlaceFile, ProvisionTold
from ombud.formats.reading import Unreadable
from ombud.places.keys import UnfitKeys, matched
from ombud.places.pieces import Pieces, read_pieces
from ombud.places.table import AreaTable
from ombud.served.apportion import Apportioned, shared_out
from ombud.served.crossings import one_generation
from ombud.served.points import Columns, Cut
from ombud.served.tally import Progress, Tally, tally
from ombud.words import Sentence, say

Count = Callable[..., Tally]
"""What counts points: ``ombud.served.tally.tally``, or the same on Spark."""
_SEE = say("see docs/who-gains.md")


def amounts(
    place: PlaceFile, areas: AreaTable, table: CityTable, folder: Path, today: date,
    progress: Progress | None = None, count: Count = tally,
) -> Amounts:  # fmt: skip
    """How much of the thing each area has; raises :class:`Unreadable`, and the engines' own errors."""
    told = place.provision
    if told.column:
        return _of_column(told, table)
    if not told.file:
        raise Unreadable(say("nothing says where it is provided"), "provision", say("give a file, or a column"))
    if told.lon and told.lat and not areas.has_borders:
        said = say("No area has borders, so it is not known how much stands in each; distances can be told.")
        return Amounts(np.full(len(areas), np.nan), (said,), told.unit)
    if told.lon and told.lat:
        return _of_points(told, areas, folder, today, progress, count)
    if told.area and told.amount:
        return _of_counts(told, areas, folder, place.areas.generation)
    if not (told.area or told.lon or told.lat):
        return _of_pieces(told, areas, folder)
    raise Unreadable(say("points need lon and lat, counts need area and amount"), "provision", _SEE)


def _of_column(told: ProvisionTold, table: CityTable) -> Amounts:
    held = table.numbers(told.column)
    return Amounts(held, (_counted(told, held),), told.unit, whole=_whole(held))


def _of_points(
    told: ProvisionTold, areas: AreaTable, folder: Path, today: date, progress: Progress | None, count: Count
) -> Amounts:
    columns = Columns(told.lon, told.lat, told.on, told.category, time_format=told.day_format if told.on else "")
    between = (told.since or date.min, told.until or today) if told.on else None
    with chosen(folder / told.file, columns, told.where) as file:
        found = count(file, areas, columns, cut=Cut.YEAR, between=between, crs=told.crs or "EPSG:4326",
                      progress=progress)  # fmt: skip
    return Amounts(found.by_area().astype(np.float64), tuple(_fallen(told, found)), told.unit, tally=found)


def _fallen(told: ProvisionTold, found: Tally) -> list[Sentence]:
    said = [say("{what}: {n} of {all} lie in an area; areas: {areas}.", what=told.what, n=found.inside,
                all=found.points, areas=found.areas)]  # fmt: skip
    said += [say("Not counted in full: {n} ({why}).", n=n, why=WHY[why]) for why, n in found.fallen.items() if n]
    if told.where:
        sort = ", ".join(f"{name}: {value}" for name, value in told.where.items())
        said.append(say("Only those of one sort are counted ({sort}).", sort=sort))
    return said


def _of_counts(told: ProvisionTold, areas: AreaTable, folder: Path, generation: str) -> Amounts:
    """Counts by area from a table of their own; an area without a row is not known, which is not zero."""
    one_generation(name for name in (told.generation, generation) if name)
    table = read_city_table(folder / told.file, (told.area,), told.where)
    held = table.numbers(told.amount)
    try:
        both = matched(areas.codes, table.words(told.area), (areas.source, told.file))
    except UnfitKeys as wrong:
        raise Unreadable(say("{why}", why=wrong.told), told.file, say("choose the rows with provision.where")) from None
    found = np.full(len(areas), np.nan)
    found[both.left_at] = held[both.right_at]
    said = [_counted(told, found)]
    if both.only_right:
        lost = sum(n for code, n in zip(table.words(told.area), held.tolist(), strict=True) if code in both.only_right)
        said.append(say("Counted for areas that the table of areas does not know: {n}, in {names}.", n=float(lost),
                        names=_first(both.only_right)))  # fmt: skip
    if both.only_left:
        said.append(say("Areas without a count, which is not zero: {n} ({names}).", n=len(both.only_left),
                        names=_first(both.only_left)))  # fmt: skip
    return Amounts(found, tuple(said), told.unit, whole=_whole(found))


def _of_pieces(told: ProvisionTold, areas: AreaTable, folder: Path) -> Amounts:
    """Lines in metres, surfaces in square metres; with ``amount``, what they hold, shared out with its bounds."""
    pieces = read_pieces(folder / told.file, crs=told.crs, where=told.where)
    cut = shared_out(pieces.shapes, areas, pieces.crs)
    said = [say("{what}: pieces cut along the borders: {n}.", what=told.what, n=len(pieces.shapes))]
    if pieces.empty:
        said.append(say("Rows without a shape: {n}.", n=len(pieces.empty)))
    if cut.mended:
        said.append(say("Shapes whose border crossed itself, mended: {n}.", n=len(cut.mended)))
    if not told.amount:
        return _by_size(told, cut, said)
    return _by_value(told, pieces, cut, said)


def _by_size(told: ProvisionTold, cut: Apportioned, said: list[Sentence]) -> Amounts:
    outside = float((cut.whole * cut.outside).sum())
    if outside:
        said.append(say("Outside every area: {n} {unit}.", n=float(f"{outside:.6g}"), unit=told.unit or "m"))
    return Amounts(cut.by_area(), tuple(said), told.unit or "m", whole=False, outside=outside)


def _by_value(told: ProvisionTold, pieces: Pieces, cut: Apportioned, said: list[Sentence]) -> Amounts:
    values = CityTable(told.file, pieces.columns).numbers(told.amount)
    shared = cut.shared(values)
    said.append(say("What a piece holds is taken to be spread evenly along it; the bounds assume nothing."))
    if shared.unvalued:
        said.append(say("Pieces without a value, in none of the sums: {n}.", n=len(shared.unvalued)))
    if shared.outside:
        said.append(say("Outside every area: {n} {unit}.", n=float(f"{shared.outside:.6g}"), unit=told.unit))
    return Amounts(shared.expected, tuple(said), told.unit, shared.low, shared.high, False, shared.outside)


def _counted(told: ProvisionTold, held: Numbers) -> Sentence:
    return say("{what}: {n} counted, in areas with a count: {areas} of {all}.", what=told.what,
               n=float(f"{np.nansum(held):.12g}"), areas=int(np.isfinite(held).sum()), all=held.size)  # fmt: skip


def _whole(held: Numbers) -> bool:
    there = held[np.isfinite(held)]
    return bool((there % 1 == 0).all())


def _first(names: tuple[str, ...]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
