"""Makes elementary-functions.table.json: arguments and correctly rounded results of exp, ln, log10 and power.

Each line is the big-endian bits, in hexadecimal, of the argument or arguments and of the result. Results come
from Python's decimal module at 100 digits, or from exact fractions where the result is a fraction, and are
rounded once to a double. Nothing of the TypeScript implementation is used.

Run: python3 elementary-functions.table.py > elementary-functions.table.json
"""

import json
import math
import random
import struct
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 100
getcontext().Emax = 999999
getcontext().Emin = -999999
random.seed(20240518)
inf, nan = math.inf, math.nan
smallest, smallest_normal, largest = 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308


def bits(x):
    return "7ff8000000000000" if x != x else struct.pack(">d", x).hex()


def rounded(d):
    """The nearest double; Python's float() of a decimal string is correctly rounded."""
    return float(d)


def neighbours(x, steps):
    result = [x]
    for towards in (inf, -inf):
        y = x
        for _ in range(steps):
            y = math.nextafter(y, towards)
            result.append(y)
    return result


def any_mantissa(low, high):
    """A random mantissa with an exponent between low and high."""
    return math.ldexp(1 + random.getrandbits(52) / 2**52, random.randint(low, high))


def exp(x):
    if x != x:
        return nan
    if x == inf:
        return inf
    if x == -inf:
        return 0.0
    if x > 1000:
        return inf
    if x < -1000:
        return 0.0
    return rounded(Decimal(x).exp())


def ln(x):
    if x != x or x < 0:
        return nan
    if x == 0:
        return -inf
    if x == inf:
        return inf
    return rounded(Decimal(x).ln())


def log10(x):
    if x != x or x < 0:
        return nan
    if x == 0:
        return -inf
    if x == inf:
        return inf
    return rounded(Decimal(x).log10())


def root(q):
    """The exact square root of a fraction, or None."""
    n, d = math.isqrt(q.numerator), math.isqrt(q.denominator)
    return Fraction(n, d) if n * n == q.numerator and d * d == q.denominator else None


def power(x, p):
    """Finite x > 0 and finite p only; the special cases are written out below."""
    base, exponent = Fraction(x), Fraction(p)
    while exponent.denominator > 1 and root(base) is not None and base != 1:
        base, exponent = root(base), exponent * 2
    if exponent.denominator == 1 and abs(exponent) <= 2000:
        q = base ** int(exponent)
        try:
            return q.numerator / q.denominator
        except OverflowError:
            return inf
    logarithm = Decimal(p) * Decimal(x).ln()
    return inf if logarithm > 1000 else 0.0 if logarithm < -1000 else rounded(logarithm.exp())


special = [0.0, -0.0, inf, -inf, nan, smallest, -smallest, smallest_normal, largest, -largest, 1.0, -1.0]

exp_arguments = special + [7.541752774995959e-10, 2.0**-53, -(2.0**-54), 3 * 2.0**-54, 2.0**-52, -(2.0**-53)]
exp_arguments += [k * 2.0**-54 for k in range(-12, 13)]
exp_arguments += neighbours(709.782712893384, 3) + neighbours(-745.1332191019412, 3)
exp_arguments += neighbours(-708.3964185322641, 3) + neighbours(-744.4400719213812, 2)
exp_arguments += [k * math.log(2) for k in (-1074, -1023, -1022, -1, -0.5, 0.5, 1, 1023)]
exp_arguments += [random.choice((-1, 1)) * any_mantissa(-60, -1) for _ in range(120)]
exp_arguments += [random.uniform(-745, 709.7) for _ in range(120)] + [random.uniform(-30, 30) for _ in range(80)]
# Subnormal results with few bits and with nearly all of them.
exp_arguments += [random.uniform(-745.2, -708) for _ in range(40)]
exp_arguments += [random.uniform(-709.1, -708.3) for _ in range(40)]
exp_arguments += [1e300, -1e300, 710.0, -746.0]

ln_arguments = special + neighbours(1.0, 6) + neighbours(math.e, 2) + neighbours(math.sqrt(2), 2)
ln_arguments += neighbours(smallest_normal, 2) + neighbours(0.7071067811865476, 2) + neighbours(10.0, 2)
ln_arguments += [10.0**k for k in range(-20, 23)] + [2.0**k for k in range(-1074, 1024, 97)]
ln_arguments += [1 + random.choice((-1, 1)) * any_mantissa(-50, -2) for _ in range(90)]
ln_arguments += [any_mantissa(-1022, 1023) for _ in range(120)] + [any_mantissa(-8, 40) for _ in range(80)]
ln_arguments += [random.getrandbits(random.randint(1, 51)) * smallest + smallest for _ in range(30)]

power_arguments = [(x, 0.5) for x in (2.0, 3.0, 10.0, 1e-300, smallest, largest)]
power_arguments += [(x, p) for x in (10.0, 2.0, 3.0, 1.5, 0.1) for p in (-3.0, -1.0, 1.0, 2.0, 3.0, 10.0, 17.0)]
# Half way between two doubles.
for _ in range(60):
    n = random.choice((2, 2, 3, 4, 5, 7, 9, 11))
    m = int(2 ** (53.95 / n)) - random.randrange(0, max(1, int(2 ** (53.95 / n) * 0.02)))
    power_arguments.append(((m | 1) * 2.0 ** random.randint(-40, 40), float(n)))
power_arguments += [(float((262143 - 2 * k) ** 2), 1.5) for k in range(6)]
power_arguments += [(float((11585 - 2 * k) ** 4) if (11585 - 2 * k) ** 4 < 2**53 else 81.0, 0.75) for k in range(6)]
power_arguments += [(3.0, 34.0), (3.0, 33.0), (4.0, -0.5), (2.0, -1074.0), (2.0, -1075.0), (2.0, 1023.0), (2.0, 1024.0)]
power_arguments += [(1 + 2.0**-52, float(2**k)) for k in (40, 52, 60, 63)] + [(0.5, 1e22), (1.5, 1e22), (0.5, 1e-22)]
# Subnormal results, some half way.
power_arguments += [(math.ldexp(2 * random.getrandbits(20) + 1, -557), 2.0) for _ in range(30)]
power_arguments += [(any_mantissa(-520, -505), random.uniform(2, 2.08)) for _ in range(60)]
power_arguments += [(any_mantissa(-3, 12), random.uniform(-4, 4)) for _ in range(120)]
power_arguments += [(any_mantissa(-300, 300), random.uniform(-3, 3)) for _ in range(60)]
power_arguments += [(1 + random.choice((-1, 1)) * any_mantissa(-40, -3), any_mantissa(-5, 30)) for _ in range(60)]
power_arguments += [(random.uniform(0, 1), random.choice((1 / 3, 0.25, 0.2, 1 / 7, 0.1))) for _ in range(40)]
# All but half way between two doubles: (2^e·(1 ± k·2^-53))^p.
for _ in range(120):
    e, k = random.choice((0, 0, 2, 4, -4, 8, 64)), random.randint(1, 40)
    x = 2.0**e * (1 + random.choice((2 * k, -k)) * 2.0**-53)
    power_arguments.append((x, random.choice((0.5, 1.5, 0.25, 0.75, -0.5, -1.0, 2.0, 2.5, 3.0, -1.5, 4.0, 1.25))))
power_table = [(x, p, power(x, p)) for x, p in power_arguments]
# Negative bases: the sign of an odd integer exponent.
power_table += [(-x, p, -power(x, p)) for x in (2.0, 1.1, 7.0) for p in (-3.0, -1.0, 1.0, 3.0, 5.0)]
power_table += [(-x, p, power(x, p)) for x in (2.0, 1.1, 7.0) for p in (-4.0, -2.0, 2.0, 4.0)]
# Special cases of ECMA-262 Number::exponentiate, except NaN^0 (a missing value stays missing).
power_table += [(x, p, nan) for x in (-2.0, -0.5, -largest) for p in (0.5, -1.5, 1e-10)]
power_table += [(x, p, nan) for x in (nan,) for p in (0.0, 1.0, nan)] + [(x, nan, nan) for x in (1.0, 0.0, 2.0)]
power_table += [(x, p, nan) for x in (1.0, -1.0) for p in (inf, -inf)]
power_table += [(x, p, 1.0) for x in (0.0, -0.0, 2.0, -2.0, inf, -inf) for p in (0.0, -0.0)]
power_table += [(x, inf, inf) for x in (2.0, -2.0, inf, -inf)] + [(x, inf, 0.0) for x in (0.5, -0.5, 0.0, -0.0)]
power_table += [(x, -inf, 0.0) for x in (2.0, -2.0, inf, -inf)] + [(x, -inf, inf) for x in (0.5, -0.5, 0.0, -0.0)]
power_table += [(inf, 0.5, inf), (inf, -0.5, 0.0), (-inf, 3.0, -inf), (-inf, 2.0, inf), (-inf, 0.5, inf)]
power_table += [(-inf, -3.0, -0.0), (-inf, -2.0, 0.0), (-inf, -0.5, 0.0)]
power_table += [(0.0, 2.0, 0.0), (0.0, -2.0, inf), (-0.0, 3.0, -0.0), (-0.0, 2.0, 0.0), (-0.0, 0.5, 0.0)]
power_table += [(-0.0, -3.0, -inf), (-0.0, -2.0, inf), (-0.0, -0.5, inf)]


def line(*numbers):
    return " ".join(bits(x) for x in numbers)


print(
    json.dumps(
        {
            "exp": [line(x, exp(x)) for x in exp_arguments],
            "ln": [line(x, ln(x)) for x in ln_arguments],
            "log10": [line(x, log10(x)) for x in ln_arguments],
            "power": [line(*row) for row in power_table],
        },
        indent=2,
    )
)
