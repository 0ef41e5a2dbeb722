"""Writes one table of many rows in many forms into the current folder:
invariance.py ROWS

plain.csv, shuffled.csv, rotated1.csv … (cut somewhere, the parts in the other
order) and the same rows in other clothes: quoted, CRLF, gzip, UTF-16, tabs.
Values of x go from 1e-60 to 1e60, of both signs, in all spellings of numbers.
"""
import gzip
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
