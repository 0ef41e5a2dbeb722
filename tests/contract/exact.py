"""Sums against exact fractions: exact.py FOLDER writes small tables of many kinds
of numbers there, has gbv-summarize and gbv-describe add them up, and compares
every digit with Python's fractions, rounded once."""
import csv
import io
import math
import random
import subprocess
import sys
from fractions import Fraction

KINDS = [
    lambda: str(random.randrange(9)),
    lambda: "%.6f" % random.uniform(0, 4),
    lambda: random.choice(["%d" % random.randrange(-10**6, 10**6),
                           "%.3f" % random.uniform(-50, 50)]),
    lambda: repr(random.uniform(-1, 1) * 10 ** random.randrange(-40, 40)),
    lambda: random.choice(["1", "2.5", "1e15", "0.0000001", "-3", "123456789012"]),
    lambda: random.choice(["0", "1"]),
    lambda: random.choice(["1", "1", "1", "2", "7", "2.5", "100"]),
    lambda: random.choice(["10000000000", "-10000000000", "100000000.5"]),
    lambda: random.choice(["%d" % random.randrange(-10**11, 10**11)] * 9 +
                          ["%.2f" % random.uniform(-10**9, 10**9)]),
]


def table_of(*command):
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return list(csv.DictReader(io.StringIO(text)))


def summarize(path, *options):
    rows = table_of("gbv-summarize", path, "--by", "g", "--value", "x", *options)
    return {row["g"]: row for row in rows}


def describe(path):
    row = next(row for row in table_of("gbv-describe", path) if row["column"] == "x")
    return {"x_mean": row["mean"], "x_sd": row["sd"]}


def differs(found, expected, last_bit):
    """All but standard errors, which are rounded twice, are the nearest number."""
    return found != expected and not (last_bit and
                                      abs(found - expected) <= 2.3e-16 * abs(expected))


def compare(row, expected):
    return [(name, row[name], value) for name, value in expected.items()
            if differs(float(row[name] or "nan"), value, name == "x_se")]


def plain(values):
    total, n = sum(values), len(values)
    answer = {"x_sum": float(total), "x_mean": float(total / n)}
    if n > 1:
        squares = sum(value * value for value in values)
        answer["x_var"] = float((squares - total * total / n) / (n - 1))
        answer["x_sd"] = math.sqrt(answer["x_var"])
        answer["x_se"] = math.sqrt((squares - total * total / n) / (n - 1) / n)
    return answer


def described(values):
    return {name: value for name, value in plain(values).items() if name in ("x_mean", "x_sd")}


def weighted(values, weights):
    total = sum(weight * value for weight, value in zip(weights, values))
    return {"x_sum": float(total), "x_mean": float(total / sum(weights))}


def check_table(path, kind, weight_kind, n):
    rows = [("g%d" % random.randrange(3), KINDS[kind](), KINDS[weight_kind]().lstrip("-"))
            for _ in range(n)]
    with open(path, "w", encoding="utf-8") as table:
        table.write("g,x,w\n" + "".join("%s,%s,%s\n" % row for row in rows))
    found = summarize(path, "--stat", "sum,mean,var,sd,se", "--threads", "3")
    by_weight = summarize(path, "--stat", "sum,mean", "--weight", "w")
    wrong = compare(describe(path), described([Fraction(float(x)) for g, x, w in rows]))
    for group in found:
        values = [Fraction(float(x)) for g, x, w in rows if g == group]
        weights = [Fraction(float(w)) for g, x, w in rows if g == group]
        wrong += compare(found[group], plain(values))
        if sum(weights):
            wrong += compare(by_weight[group], weighted(values, weights))
    return wrong


def main():
    random.seed(5)
    count = 0
    for trial in range(12 * len(KINDS)):
        kind, n = trial % len(KINDS), random.choice([1, 2, 5, 50, 2000])
        for wrong in check_table(sys.argv[1] + "/x.csv", kind, random.choice([0, 1, 2]), n):
            print("numbers of kind %d, %d rows: %s is %s, not %r" % (kind, n, *wrong))
            count += 1
    return count > 0


sys.exit(main())
