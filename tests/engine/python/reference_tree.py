"""Writes what treetext.cpp writes, from Python's own parser: one file a line on standard input, trees on output."""
import ast
import sys

BINARY = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.MatMult: "@", ast.Div: "/", ast.FloorDiv: "//",
          ast.Mod: "%", ast.Pow: "**", ast.LShift: "<<", ast.RShift: ">>", ast.BitOr: "|", ast.BitXor: "^",
          ast.BitAnd: "&"}
UNARY = {ast.Not: "not", ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}
COMPARE = {ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "is",
           ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in"}


def lst(head, parts):
    return "(" + " ".join([head, *parts]) + ")"


def opt(node):
    return show(node) if node is not None else "-"


def constant(value):
    if value is Ellipsis:
        return "..."
    if isinstance(value, complex):
        return "imaginary"
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1 << 63:
        return "large"
    return repr(value)


def joined(values):
    return lst("joined", [show(v) for v in values if not (isinstance(v, ast.Constant) and v.value == "")])


def clauses(node):
    return [lst("afor" if g.is_async else "for", [show(g.target), show(g.iter), *map(show, g.ifs)])
            for g in node.generators]


def arguments(positional, keywords):
    return sorted([*map(show, positional)] + [f"{k.arg}={show(k.value)}" if k.arg else "**" + show(k.value)
                                              for k in keywords], key=lambda text: text.encode("utf-16-be"))


def parameters(a):
    def one(mark, arg, default=None):
        return (mark + arg.arg + (":" + show(arg.annotation) if arg.annotation else "")
                + ("=" + show(default) if default is not None else ""))
    plain = [*a.posonlyargs, *a.args]
    defaults = [None] * (len(plain) - len(a.defaults)) + a.defaults
    texts = [one("/" if i < len(a.posonlyargs) else "", arg, d) for i, (arg, d) in enumerate(zip(plain, defaults))]
    if a.vararg:
        texts.append(one("*", a.vararg))
    texts += [one("kw:", arg, d) for arg, d in zip(a.kwonlyargs, a.kw_defaults)]
    if a.kwarg:
        texts.append(one("**", a.kwarg))
    return lst("parameters", texts)


def show(n):
    kind = type(n)
    if kind is ast.Name:
        return n.id
    if kind is ast.Constant:
        return constant(n.value)
    if kind is ast.JoinedStr:
        return joined(n.values)
    if kind is ast.FormattedValue:
        parts = [show(n.value)]
        if n.conversion != -1:
            parts.append("!" + chr(n.conversion))
        if n.format_spec is not None:
            parts.append(show(n.format_spec))
        return lst("field", parts)
    if kind in (ast.List, ast.Tuple, ast.Set):
        return lst(kind.__name__.lower(), map(show, n.elts))
    if kind is ast.Dict:
        return lst("dict", [opt(k) + ":" + show(v) for k, v in zip(n.keys, n.values)])
    if kind in (ast.ListComp, ast.SetComp, ast.GeneratorExp):
        names = {ast.ListComp: "listcomp", ast.SetComp: "setcomp", ast.GeneratorExp: "genexp"}
        return lst(names[kind], [show(n.elt), *clauses(n)])
    if kind is ast.DictComp:
        return lst("dictcomp", [show(n.key), show(n.value), *clauses(n)])
    if kind is ast.Attribute:
        return lst(".", [show(n.value), n.attr])
    if kind is ast.Subscript:
        return lst("[]", [show(n.value), show(n.slice)])
    if kind is ast.Slice:
        return lst("slice", [opt(n.lower), opt(n.upper), opt(n.step)])
    if kind is ast.Call:
        return lst("call", [show(n.func), *arguments(n.args, n.keywords)])
    if kind is ast.Starred:
        return lst("*", [show(n.value)])
    if kind is ast.UnaryOp:
        return lst("u" + UNARY[type(n.op)], [show(n.operand)])
    if kind is ast.BinOp:
        return lst("b" + BINARY[type(n.op)], [show(n.left), show(n.right)])
    if kind is ast.BoolOp:
        return lst("or" if isinstance(n.op, ast.Or) else "and", map(show, n.values))
    if kind is ast.Compare:
        parts = [show(n.left)]
        for op, right in zip(n.ops, n.comparators):
            parts += [COMPARE[type(op)], show(right)]
        return lst("compare", parts)
    if kind is ast.IfExp:
        return lst("if", [show(n.test), show(n.body), show(n.orelse)])
    if kind is ast.Lambda:
        return lst("lambda", [parameters(n.args), show(n.body)])
    if kind is ast.NamedExpr:
        return lst(":=", [show(n.target), show(n.value)])
    if kind is ast.Await:
        return lst("await", [show(n.value)])
    if kind is ast.Yield:
        return lst("yield", [opt(n.value)])
    if kind is ast.YieldFrom:
        return lst("yieldfrom", [opt(n.value)])
    return pattern(n)


def pattern(n):
    kind = type(n)
    if kind is ast.MatchValue:
        return show(n.value)
    if kind is ast.MatchSingleton:
        return constant(n.value)
    if kind is ast.MatchStar:
        return lst("*", [n.name or "_"])
    if kind is ast.MatchOr:
        text = show(n.patterns[0])
        for other in n.patterns[1:]:
            text = lst("b|", [text, show(other)])
        return text
    if kind is ast.MatchAs:
        if n.pattern is None:
            return n.name or "_"
        return lst("as", [show(n.pattern), n.name])
    if kind is ast.MatchClass:
        keywords = [f"{k}={show(v)}" for k, v in zip(n.kwd_attrs, n.kwd_patterns)]
        return lst("call", [show(n.cls), *sorted([*map(show, n.patterns), *keywords])])
    if kind is ast.MatchMapping:
        parts = [show(k) + ":" + show(v) for k, v in zip(n.keys, n.patterns)]
        return lst("dict", parts + (["-:" + n.rest] if n.rest else []))
    raise NotImplementedError(kind)  # MatchSequence: brackets and parentheses are one to Python, two to us


class Writer:
    def __init__(self):
        self.lines = []
        self.depth = 0

    def line(self, text):
        self.lines.append("  " * self.depth + text)

    def block(self, head, body):
        self.line(head)
        self.depth += 1
        self.write(body)
        self.depth -= 1

    def or_else(self, head, body):
        if body:
            self.block(head, body)

    def write(self, body):
        for statement in body:
            getattr(self, type(statement).__name__)(statement)

    def Expr(self, n): self.line(show(n.value))
    def Assign(self, n): self.line(lst("assign", [*map(show, n.targets), show(n.value)]))
    def AugAssign(self, n): self.line(lst(BINARY[type(n.op)] + "=", [show(n.target), show(n.value)]))
    def AnnAssign(self, n): self.line(lst("annotate", [show(n.target), show(n.annotation), opt(n.value)]))
    def Return(self, n): self.line(lst("return", [opt(n.value)]))
    def Delete(self, n): self.line(lst("del", map(show, n.targets)))
    def Pass(self, n): self.line("pass")
    def Break(self, n): self.line("break")
    def Continue(self, n): self.line("continue")
    def Global(self, n): self.line(lst("global", n.names))
    def Nonlocal(self, n): self.line(lst("nonlocal", n.names))
    def names(self, n): return [a.name + (" as " + a.asname if a.asname else "") for a in n.names]
    def Import(self, n): self.line(lst("import", self.names(n)))
    def ImportFrom(self, n): self.line(lst("from", ["." * n.level + (n.module or ""), *self.names(n)]))
    def Raise(self, n): self.line(lst("raise", [opt(n.exc), opt(n.cause)]))
    def Assert(self, n): self.line(lst("assert", [opt(n.test), opt(n.msg)]))

    def If(self, n):
        self.block("if " + show(n.test), n.body)
        if len(n.orelse) == 1 and isinstance(n.orelse[0], ast.If) and n.orelse[0].col_offset == n.col_offset:
            self.If(n.orelse[0])  # an elif
        else:
            self.or_else("else", n.orelse)

    def While(self, n):
        self.block("while " + show(n.test), n.body)
        self.or_else("else", n.orelse)

    def For(self, n, head="for"):
        self.block(lst(head, [show(n.target), show(n.iter)]), n.body)
        self.or_else("else", n.orelse)

    def AsyncFor(self, n): self.For(n, "afor")

    def Try(self, n, head="try"):
        self.block(head, n.body)
        for h in n.handlers:
            self.block(lst("except", [opt(h.type), h.name or "-"]), h.body)
        self.or_else("else", n.orelse)
        self.or_else("finally", n.finalbody)

    def TryStar(self, n): self.Try(n, "try*")

    def With(self, n, head="with"):
        parts = []
        for item in n.items:
            parts += [show(item.context_expr), opt(item.optional_vars)]
        self.block(lst(head, parts), n.body)

    def AsyncWith(self, n): self.With(n, "awith")

    def Match(self, n):
        self.line(lst("match", [show(n.subject)]))
        self.depth += 1
        for case in n.cases:
            self.block(lst("case", [show(case.pattern), opt(case.guard)]), case.body)
        self.depth -= 1

    def FunctionDef(self, n, head="def"):
        for d in n.decorator_list:
            self.line("@" + show(d))
        self.block(lst(head, [n.name, parameters(n.args), opt(n.returns)]), n.body)

    def AsyncFunctionDef(self, n): self.FunctionDef(n, "adef")

    def ClassDef(self, n):
        for d in n.decorator_list:
            self.line("@" + show(d))
        self.block(lst("class", [n.name, *arguments(n.bases, n.keywords)]), n.body)


for name in sys.stdin.read().splitlines():
    with open(name, "rb") as source:
        writer = Writer()
        try:
            writer.write(ast.parse(source.read(), name).body)
        except (SyntaxError, ValueError):  # a test of Python's own, written wrong on purpose
            writer.lines = ["refused"]
    sys.stdout.buffer.write(("\n".join(writer.lines) + "\n\f\n").encode("utf-8", "backslashreplace"))
