import a.b as c, d
from .. import (e as f, g,)
from h import *
@c.d(1)
async def f[T: int, *Ts, **P](a: int = 1, *, b: T) -> "x":
    async with a as b, c as d: await e
    async for i in j: yield i
    return [k async for k in l]
class A[T](B, metaclass=C): x: int; y = 1
type X[T] = list[T]
try: pass
except* (A, B) as e: raise X from e
else: del a, b[0], c.d
finally: assert a, b
while True:
    if a: break
    elif b: continue
    else: global g; nonlocal_ = 1
match a, b:
    case [1, *_] | {"k": v, **r} if x: pass
    case A(b, c=-1 + 2j) as d: pass
    case None | True | "s" | a.b: pass
    case _: pass
with (open(a) as b, c): a += 1; b: int = 2; c, *d = e = f
