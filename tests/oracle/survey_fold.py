"""Expected values of tests/unit/test_survey_fold.c, from exact rational arithmetic.

python3 tests/oracle/survey_fold.py   prints the numbers to paste there: of three
rows far from 0, about the origin that stands first, with weights and without,
and of a ratio.
"""
from fractions import Fraction as F

W = [F(w) for w in (1.5, 2.5, 0.1)]
X = [F(x) for x in (3.25, 4.5, 2.0)]
E = [F(e) for e in (1, -2.5, 0.75)]


def total(*factors):
    terms = [F(1)] * len(factors[0])
    for factor in factors:
        terms = [a * b for a, b in zip(terms, factor)]
    return sum(terms)


def about(a, b):
    return total(a, b) - sum(a) * sum(b) / len(a)


def show(w, y, x, is_ratio):
    origin = F(float(total(w, y) / (total(w, x) if is_ratio else sum(w))))
    d = [a - origin * (b if is_ratio else 1) for a, b in zip(y, x)]
    wd, wx = [a * b for a, b in zip(w, d)], [a * b for a, b in zip(w, x)]
    numbers = [origin, sum(w), total(w, w), sum(wd), total(wd, d), sum(wx), total(wx, x), total(wx, d),
               about(w, w), about(w, wd), about(wd, wd), about(w, wx), about(wd, wx), about(wx, wx)]
    print(', '.join(repr(float(n)) for n in numbers))


show(W, [10**9 + e for e in E], X, False)
show([F(1)] * 3, [10**9 + e for e in E], X, False)
show(W, [10**9 * x + e for x, e in zip(X, E)], X, True)
# Products that no double holds.
show(W, [F(y) for y in (0.1, 0.7, 0.9)], [F(x) for x in (0.3, 2.1, 2.7)], True)
