"""Expected values of tests/unit/test_exact_sum.c, from exact rational arithmetic.

python3 tests/oracle/exact_sum.py   prints the array to paste there.
The terms come from the 64-bit congruential generator of Knuth's MMIX, so that
both programs see the same doubles.
"""
from fractions import Fraction
import math

def terms(seed, n, spread):
    state, out = seed, []
    for _ in range(n):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        mantissa = (state >> 11) - 2**52
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        exponent = (state >> 33) % (2 * spread + 1) - spread - 52
        out.append(math.ldexp(mantissa, exponent))
    return out

def nearest(f):
    return float(f)     # Fraction to float rounds to nearest, ties to even

for seed, n, spread in ((1, 1000, 5), (2, 1000, 60), (3, 777, 140), (4, 2, 0), (5, 5000, 30)):
    xs = [Fraction(x) for x in terms(seed, n, spread)]
    ws = [abs(Fraction(x)) for x in terms(seed + 100, n, spread)]
    s, s2 = sum(xs), sum(x * x for x in xs)
    s3, s4 = sum(x**3 for x in xs), sum(x**4 for x in xs)
    w, wx = sum(ws), sum(w * x for w, x in zip(ws, xs))
    wx2 = sum(w * x * x for w, x in zip(ws, xs))
    print("    { %d, %d, %d, %s,\n      %s, %s, %s,\n      %s, %s,\n      %s, %s }," % (
        seed, n, spread, *(nearest(v).hex() for v in (s, s2, wx, wx2)),
        nearest((n * s2 - s * s) / (n * (n - 1))).hex(), nearest(wx / w).hex(),
        nearest(s3).hex(), nearest(s4).hex()))
