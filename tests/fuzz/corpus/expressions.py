a = 1 + 2 * -3 ** 4 // 5 % 6 @ 7 << 1 >> 1 & 1 | 2 ^ ~3
b = not a and a or (a if a else b) is not None
c = [*range(3), *(x for x in "abc" if x not in "b")]
d = {**{}, "k": [1, 2][0:1:-1], 1: {2, 3}, (): ...}
e = lambda x, /, y=1, *z, k, **w: (yield)
f = 0x1F + 0b101 + 0o17 + 1_000 + 1e-9 + 2j + .5
g = "a\n\x41\u00e9\N{DIGIT ONE}" 'b' r"\d" b"\x00" """x
y"""
h = f"{a!r:>{b}} {{}} {c=} {f'{d['k']}'}" rf"{a}\n"
i = (n := 10) < 20 <= 30 != 40
j = "%s %(x)d %5.2f" % (1,), "{} {0.a[b]!r:^9}".format(1), sorted("ba", key=lambda s: s, reverse=True)
k = {x: y for x, y in zip("ab", enumerate([1, 2]))}, {s for s in ""}
