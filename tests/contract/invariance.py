"""Writes one table of many rows in many forms into the current folder:
invariance.py ROWS

plain.csv, shuffled.csv, rotated1.csv … (cut somewhere, the parts in the other
order) and the same rows in other clothes: quoted, CRLF, gzip, UTF-16, tabs.
Values of x go from 1e-60 to 1e60, of both signs, in all spellings of numbers.
"""
import gzip
import math
import random
import sys

ROWS = int(sys.argv[1])

random.seed(20220117)


def number():
    """A value of x or missing; 0 and a half stand in more than one spelling."""
    kind = random.randrange(9)
    if kind == 0:
        return random.choice(('', '0', '-0', '0.0', '0.5', '.50', '5e-1'))
    if kind == 1:
        return f'{random.choice((-1, 1)) * random.randrange(1, 10**6)}e{random.randrange(-60, 54)}'
    if kind == 2:
        return f'-{random.randrange(10**6)}.{random.randrange(1, 10, 2)}'
    return f'{random.randrange(10**4)}.{random.randrange(10**5)}1'


def row(i):
    group = random.choice(('Алматы', 'Ақтөбе', 'West Kazakhstan', 'Zhambyl', 'a long name of a place',
                           'Abai', ''))
    return [group, random.choice('abc'), number(), f'{random.randrange(4)}.{random.randrange(10**6):06}',
            random.choice(('', str(random.randrange(-5, 300)))), random.choice(('0', '1.25', '1.250', '2')),
            f'20{random.randrange(10, 23)}-{random.randrange(1, 13):02}-17', f'note {i % 977}']


def lines(rows, delimiter=',', quote='', end='\n'):
    return ''.join(delimiter.join(quote + cell + quote if cell else cell for cell in cells) + end
                   for cells in rows)


def write(name, text, encoding='utf-8'):
    with open(name, 'w', encoding=encoding, newline='') as file:
        file.write(text)


header = ['region', 'h', 'x', 'y', 'k', 'w', 'day', 'remark']
table = [row(i) for i in range(ROWS)]
write('plain.csv', lines([header] + table))
for i in range(4):
    cut = random.randrange(ROWS)
    write(f'rotated{i}.csv', lines([header] + table[cut:] + table[:cut]))
shuffled = table[:]
random.shuffle(shuffled)
write('shuffled.csv', lines([header] + shuffled))
write('sorted.csv', lines([header] + sorted(table)))
write('quoted.csv', lines([header] + table, quote='"'))
write('crlf.csv', lines([header] + table, end='\r\n'))
write('tabs.csv', lines([header] + table, delimiter='\t'))
write('bom.csv', '\ufeff' + lines([header] + table))
write('utf16.csv', lines([header] + table), encoding='utf-16')
with gzip.open('packed.csv.gz', 'wt', encoding='utf-8', newline='') as file:
    file.write(lines([header] + table))

# Events among people who are no whole numbers (people-years, weighted counts),
# with weights of replicates, in three orders; and what they add up to.
header = ['region', 'kind', 'events', 'n', 'people', 'w'] + [f'r{i}' for i in range(1, 7)]
table = []
for i in range(600):
    n = random.randrange(5, 60)
    table.append([random.choice('ABCDE'), random.choice('tuvwxyz'), str(random.randrange(n)), str(n),
                  f'{random.randrange(10**6)}.{random.randrange(10**4):04}'] +
                 [f'{random.randrange(1, 4)}.{random.randrange(10**4):04}' for _ in range(7)])
for name in ('people', 'people1', 'people2'):
    write(f'{name}.csv', lines([header] + table))
    random.shuffle(table)
sums = {region: math.fsum(float(row[4]) for row in table if row[0] == region) for region in 'ABCDE'}
write('people_sums.csv', lines([['region', 'population']] +
                               [[region, repr(sum)] for region, sum in sums.items()]))
