"""PostgreSQL's ranges as psycopg2 has them, for SQLAlchemy and for revisions."""
import re
import sys


class Range:
    """A range's two ends and its bounds, "[)" for instance; an empty one has None for bounds."""

    def __init__(self, lower=None, upper=None, bounds="[)", empty=False):
        self._lower, self._upper = (None, None) if empty else (lower, upper)
        self._bounds = None if empty else bounds

    lower = property(lambda self: self._lower)
    upper = property(lambda self: self._upper)
    isempty = property(lambda self: self._bounds is None)
    lower_inc = property(lambda self: bool(self._bounds) and self._lower is not None and self._bounds[0] == "[")
    upper_inc = property(lambda self: bool(self._bounds) and self._upper is not None and self._bounds[1] == "]")
    lower_inf = property(lambda self: self._bounds is not None and self._lower is None)
    upper_inf = property(lambda self: self._bounds is not None and self._upper is None)

    def __eq__(self, other):
        return hasattr(other, "isempty") and range_text(self) == range_text(other)

    def __hash__(self):
        return hash(range_text(self))

    def __repr__(self):
        return "%s(%r, %r, %r)" % (type(self).__name__, self._lower, self._upper, self._bounds)


class NumericRange(Range):
    pass


class DateRange(Range):
    pass


class DateTimeRange(Range):
    pass


class DateTimeTZRange(Range):
    pass


# By the type's OID: the class, and the OID of its ends' type.
RANGES = {3904: ("NumericRange", 23), 3926: ("NumericRange", 20), 3906: ("NumericRange", 1700),
          3912: ("DateRange", 1082), 3908: ("DateTimeRange", 1114), 3910: ("DateTimeTZRange", 1184)}
_text = re.compile(r'([\[(])("(?:[^"\\]|\\.|"")*"|[^,]*),("(?:[^"\\]|\\.|"")*"|[^\])]*)([\])])$', re.S)


def _end(value):
    return "" if value is None else '"%s"' % str(value).replace("\\", "\\\\").replace('"', '\\"')


def range_text(value):
    """The text of a range, of one of psycopg2's own classes too."""
    if value.isempty:
        return "empty"
    return "%s%s,%s%s" % ("[" if value.lower_inc else "(", _end(value.lower), _end(value.upper),
                          "]" if value.upper_inc else ")")


def read_range(text, oid, casters):
    name, end = RANGES[oid]
    # Where the project has imported psycopg2, it expects that one's classes.
    kind = getattr(sys.modules.get("psycopg2.extras"), name, None) or globals()[name]
    if text == "empty":
        return kind(empty=True)
    left, lower, upper, right = _text.match(text).groups()
    lower, upper = (casters[end](one.strip('"')) if one else None for one in (lower, upper))
    return kind(lower, upper, left + right)
