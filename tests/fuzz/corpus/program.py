import os, json, uuid, datetime, textwrap
from dataclasses import dataclass
class Node:
    count = 0
    def __init__(self, value, *rest, sep=","):
        self.value = value
        Node.count += 1
    @property
    def twice(self): return self.value * 2
    @staticmethod
    def make(n): return Node(n)
class Leaf(Node):
    def __str__(self): return "leaf %s" % self.value
def f(n=3, *args, **kw):
    out = []
    for i, x in enumerate(range(n)):
        try:
            if x == 1: raise KeyError("one")
            out.append({"a": [x, i]}["a"][0])
        except (KeyError, ValueError) as e:
            out.extend(str(e).split("n"))
        finally:
            out += [len(out)]
    while out and n > 0:
        n -= 1
        out.pop()
    return sum([1, 2]), max(3, 4), " ".join(["a", "b"]).upper().replace("A", "c"), dict(a=1, **kw)
x, (y, *z) = 1, (2, 3, 4)
l = Leaf(x).twice + Node.make(y).value
d = {k: v for k, v in os.environ.items()} if hasattr(os, "x") else os.getenv("HOME", "/")
t = textwrap.dedent("""
    a
      b""")
s = {1, 2} | {3}; s.add(4); w = "abc"[::-1] + "x" * 3
def upgrade():
    op.execute("x" if f(2) else "y")
