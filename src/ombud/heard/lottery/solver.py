"""Linear and whole-number programs for HiGHS, which solves them quietly, on one core, the same way each time."""

from __future__ import annotations

from dataclasses import dataclass

import highspy
import numpy as np
from scipy.sparse import csr_matrix

from ombud.heard.lottery.problem import Floats, Problem

TRUE = 1e-9  # how true a linear program is solved


class Unsolved(ArithmeticError):
    """HiGHS ended without an answer where there must be one."""


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Maximise ``cost @ x`` with ``low <= rows @ x <= high`` and ``least <= x <= most``."""

    cost: Floats
    least: Floats
    most: Floats
    rows: csr_matrix
    low: Floats
    high: Floats


def opened(program: Program, whole: int = 0) -> highspy.Highs:
    """The program in a solver; its first ``whole`` columns are whole numbers."""
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.cost), len(program.low)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = program.cost, program.least, program.most
    lp.row_lower_, lp.row_upper_ = program.low, program.high
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = program.rows.indptr
    lp.a_matrix_.index_ = program.rows.indices
    lp.a_matrix_.value_ = program.rows.data
    lp.sense_ = highspy.ObjSense.kMaximize
    if whole:
        kind = highspy.HighsVarType
        lp.integrality_ = [kind.kInteger] * whole + [kind.kContinuous] * (len(program.cost) - whole)
    model = quiet()
    model.passModel(lp)
    return model


def quiet() -> highspy.Highs:
    """A solver that prints nothing, keeps to one core and solves truly."""
    model = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in (("output_flag", False), ("threads", 1), ("mip_rel_gap", 0.0), ("mip_abs_gap", TRUE),
                        ("primal_feasibility_tolerance", TRUE), ("dual_feasibility_tolerance", TRUE)):  # fmt: skip
        model.setOptionValue(name, value)
    return model


def panels_of(problem: Problem, cost: Floats | None = None) -> Program:
    """All panels, people divisible: what every whole panel keeps, a little more may."""
    kinds = len(problem.kinds)
    return Program(
        np.zeros(kinds) if cost is None else cost,
        problem.floors.astype(np.float64),
        problem.caps.astype(np.float64),
        csr_matrix(problem.rows),
        problem.low,
        problem.high,
    )


def run(model: highspy.Highs) -> bool:
    """Solve; whether an optimum was found, or a solution where one is enough; raises :class:`Unsolved` otherwise."""
    model.run()
    status, known = model.getModelStatus(), highspy.HighsModelStatus
    if status not in (known.kOptimal, known.kInfeasible, known.kSolutionLimit):
        model.clearSolver()
        model.run()
        status = model.getModelStatus()
    if status in (known.kOptimal, known.kSolutionLimit):
        return True
    if status in (known.kInfeasible, known.kUnboundedOrInfeasible):
        return False
    raise Unsolved(str(status))


def values(model: highspy.Highs) -> Floats:
    return np.asarray(model.getSolution().col_value, np.float64)


def prices(model: highspy.Highs) -> Floats:
    """What each row is worth at the optimum, as HiGHS signs it."""
    return np.asarray(model.getSolution().row_dual, np.float64)
