"""Upper limits, less 1, of ratios of shares near 1: Miettinen and Nurminen (1985),
equations 10 and 12, in 70 decimal digits. For tests/unit/test_compare.c."""
from decimal import Decimal as D, getcontext

getcontext().prec = 70
Z = D("1.959963984540054235524594430520551527955550")


def score(ratio, x1, n1, x2, n2):
    n = n1 + n2
    a, b, c = n * ratio, n1 * ratio + x1 + n2 + x2 * ratio, x1 + x2
    p2 = (b - (b * b - 4 * a * c).sqrt()) / (2 * a)
    p1 = ratio * p2
    variance = (p1 * (1 - p1) / n1 + ratio * ratio * p2 * (1 - p2) / n2) * n / (n - 1)
    return (x1 / n1 - ratio * x2 / n2) / variance.sqrt()


def high_less_one(*samples):
    x1, n1, x2, n2 = map(D, samples)
    low, high = x1 * n2 / (n1 * x2) * (1 + D(10) ** -40), D(3)
    for _ in range(220):
        middle = (low + high) / 2
        if score(middle, x1, n1, x2, n2) > -Z:
            low = middle
        else:
            high = middle
    return low - 1


for case in ((10, 10, 999999, 10**6), (2, 2, 99999, 10**5), (20, 20, 999, 1000),
             (999999999, 10**9, 999999990, 10**9)):
    print(case, "%.12e" % high_less_one(*case))
