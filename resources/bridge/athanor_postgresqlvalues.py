"""Python's values as psycopg2 writes them into a statement, and what the server sends as psycopg2 reads it."""
import base64
import datetime
import decimal
import json
import math
import re
import sys
import uuid

from athanor_pep249 import ProgrammingError
from athanor_postgresqlranges import RANGES, range_text, read_range
from athanor_server import Text, list_of


def _text(value):
    if "\0" in value:
        raise ValueError("A string literal cannot contain NUL (0x00) characters.")
    return Text(value)


def _number(text):
    return [" " + text if text.startswith("-") else text]


def _float(value):
    if math.isnan(value):
        return ["'NaN'::float"]
    if math.isinf(value):
        return ["'Infinity'::float" if value > 0 else "'-Infinity'::float"]
    return _number(repr(float(value)))


def _decimal(value):
    return _number(str(value)) if value.is_finite() else ["'NaN'::numeric"]


def _interval(value):
    return [Text("%d days %d.%06d seconds" % (value.days, value.seconds, value.microseconds)), "::interval"]


def _list(value, uuids):
    if not value:
        return ["'{}'"]
    if all(one is None for one in value):
        return ["'{%s}'" % ",".join(["NULL"] * len(value))]
    return list_of(value, lambda one: written(one, uuids), "ARRAY[", "]")


def _adapted(value):
    """What the project's own psycopg2 has an adapter for: Json, AsIs, and those that it has registered."""
    if hasattr(value, "adapted") and hasattr(value, "dumps"):
        return [_text(value.dumps(value.adapted))]
    if hasattr(value, "isempty") and hasattr(value, "lower_inc"):
        return [Text(range_text(value))]
    own = sys.modules.get("psycopg2.extensions")
    quoted = None
    if own is not None:
        try:
            quoted = own.adapt(value).getquoted().decode("utf-8")
        except Exception:
            pass  # it cannot either
    # Without a connection it doubles backslashes, which stand for themselves here.
    if quoted is None or "\\" in quoted:
        raise ProgrammingError("can't adapt type '%s'" % type(value).__name__)
    return [quoted]


def _simple(value, uuids):
    """The pieces of a value that is no list; None for a type that psycopg2 does not know by itself."""
    if value is None:
        return ["NULL"]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, int):
        return _number(str(int(value)))
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, decimal.Decimal):
        return _decimal(value)
    if isinstance(value, str):
        return [_text(str.__str__(value))]
    if isinstance(value, (bytes, bytearray, memoryview)):
        return [{"bytes": base64.b64encode(bytes(value)).decode("ascii")}, "::bytea"]
    if isinstance(value, uuid.UUID) and uuids:
        return [Text(str(value)), "::uuid"]
    return None


def _moment(value):
    if isinstance(value, datetime.datetime):
        return [Text(value.isoformat()), "::timestamptz" if value.tzinfo else "::timestamp"]
    if isinstance(value, datetime.date):
        return [Text(value.isoformat()), "::date"]
    if isinstance(value, datetime.time):
        return [Text(value.isoformat()), "::timetz" if value.tzinfo else "::time"]
    return _interval(value) if isinstance(value, datetime.timedelta) else None


def written(value, uuids):
    """The pieces of a value; `uuids` says whether the connection takes uuid.UUID."""
    pieces = _simple(value, uuids) or _moment(value)
    if pieces:
        return pieces
    if isinstance(value, list):
        return _list(value, uuids)
    if isinstance(value, tuple):
        return list_of(value, lambda one: written(one, uuids), "(", ")")
    return _adapted(value)


def _date(text):
    if text in ("infinity", "-infinity"):
        return datetime.date.max if text == "infinity" else datetime.date.min
    return datetime.date(*(int(part) for part in text.split("-")))


_clock = re.compile(r"(\d+):(\d+):(\d+)(?:\.(\d+))?(?:([+-])(\d+)(?::(\d+))?(?::(\d+))?)?$")


def _time(text):
    hour, minute, second, fraction, sign, *offset = _clock.match(text).groups()
    zone = None
    if sign:
        hours, minutes, seconds = (int(part or 0) for part in offset)
        apart = datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)
        zone = datetime.timezone(-apart if sign == "-" else apart)
    return datetime.time(int(hour) % 24, int(minute), int(second), int((fraction or "0").ljust(6, "0")), zone)


def _datetime(text):
    if text in ("infinity", "-infinity"):
        return datetime.datetime.max if text == "infinity" else datetime.datetime.min
    day, clock = text.split(" ")
    return datetime.datetime.combine(_date(day), _time(clock))


_span = re.compile(r"(?:(-?\+?\d+) years?)? ?(?:(-?\+?\d+) mons?)? ?(?:(-?\+?\d+) days?)? ?"
                   r"(?:([+-])?(\d+):(\d+):(\d+)(?:\.(\d+))?)?$")


def _timedelta(text):
    years, months, days, sign, hours, minutes, seconds, fraction = _span.match(text).groups()
    clock = datetime.timedelta(hours=int(hours or 0), minutes=int(minutes or 0), seconds=int(seconds or 0),
                               microseconds=int((fraction or "0").ljust(6, "0")))
    whole = datetime.timedelta(days=int(years or 0) * 365 + int(months or 0) * 30 + int(days or 0))
    return whole + (-clock if sign == "-" else clock)


def _bytes(value):
    if isinstance(value, bytes):
        return memoryview(value)
    if value.startswith("\\x"):
        return memoryview(bytes.fromhex(value[2:]))
    escaped = re.sub(rb"\\(\\|\d{3})", lambda one: b"\\" if one[1] == b"\\" else bytes([int(one[1], 8)]),
                     value.encode("utf-8"))
    return memoryview(escaped)


_elements = re.compile(r'([{},])|"((?:[^"\\]|\\.)*)"|([^{},"]+)', re.S)


def _array(text, element):
    """An array's text as lists; bounds before it, as in [0:1]={1,2}, are left out."""
    root = []
    stack = [root]
    for sign, quoted, plain in _elements.findall(text[text.index("{"):]):
        if sign == "{":
            stack.append([])
        elif sign == "}":
            done = stack.pop()
            stack[-1].append(done)
        elif sign != ",":
            is_null = not quoted and plain == "NULL"
            stack[-1].append(None if is_null else element(plain or re.sub(r"\\(.)", r"\1", quoted, flags=re.S)))
    return root[0]


_casters = {
    16: lambda text: text == "t",
    17: _bytes,
    20: int,
    21: int,
    23: int,
    26: int,
    700: float,
    701: float,
    1082: _date,
    1083: _time,
    1114: _datetime,
    1184: _datetime,
    1186: _timedelta,
    1266: _time,
    1700: decimal.Decimal,
}
_arrays = {
    1000: 16, 1001: 17, 1002: 25, 1003: 25, 1005: 21, 1006: 21, 1007: 23, 1009: 25, 1013: 26, 1014: 25, 1015: 25,
    1016: 20, 1021: 700, 1022: 701, 1028: 26, 1115: 1114, 1182: 1082, 1183: 1083, 1185: 1184, 1187: 1186, 1231: 1700,
    1270: 1266, 651: 25, 1040: 25, 1041: 25, 199: 114, 3807: 3802, 2951: 2950,
}
_casters.update({oid: lambda text, oid=oid: read_range(text, oid, _casters) for oid in RANGES})


def _caster(kind, connection):
    if kind in (114, 3802):
        return connection.loads or json.loads
    if kind == 2950 and connection.uuids:
        return uuid.UUID
    return _casters.get(kind, str)


def read(value, kind, connection):
    """A value of the type with this OID, as it stands in the channel's message."""
    if value is None:
        return None
    if isinstance(value, dict):
        value = base64.b64decode(value["bytes"])
    if kind in _arrays and (kind != 2951 or connection.uuids):
        return _array(value, _caster(_arrays[kind], connection))
    return _caster(kind, connection)(value)
