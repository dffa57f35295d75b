"""Python's values as PyMySQL writes them into a statement, and what the server sends as PyMySQL reads it."""
import base64
import datetime
import decimal
import math
import re
import time

from athanor_pep249 import ProgrammingError
from athanor_server import Text, list_of


def _float(value):
    if not math.isfinite(value):
        raise ProgrammingError("%r can not be used with MySQL" % value)
    text = repr(float(value))
    return text if "e" in text else text + "e0"


def _seconds(hours, minutes, seconds, microseconds):
    text = "%02d:%02d:%02d" % (hours, minutes, seconds)
    return text + ".%06d" % microseconds if microseconds else text


def _interval(value):
    # PyMySQL gets a part of an hour below zero wrong.
    sign, span = ("-", -value) if value < datetime.timedelta(0) else ("", value)
    whole = span.days * 24 * 3600 + span.seconds
    return sign + _seconds(whole // 3600, whole // 60 % 60, whole % 60, span.microseconds)


def _moment(value):
    """The text of a date or time; a zone is left out, as PyMySQL leaves it out."""
    if isinstance(value, datetime.datetime):
        return value.strftime("%Y-%m-%d ").rjust(11, "0") + _moment(value.time())
    if isinstance(value, datetime.time):
        return _seconds(value.hour, value.minute, value.second, value.microsecond)
    if isinstance(value, datetime.timedelta):
        return _interval(value)
    if isinstance(value, time.struct_time):
        return time.strftime("%Y-%m-%d %H:%M:%S", value)
    return value.isoformat() if isinstance(value, datetime.date) else None


def written(value):
    """The pieces of a value."""
    if value is None:
        return ["NULL"]
    if isinstance(value, int):
        return [str(int(value))]
    if isinstance(value, float):
        return [_float(value)]
    if isinstance(value, decimal.Decimal):
        return [str(value)]
    if isinstance(value, str):
        return [Text(str.__str__(value))]
    if isinstance(value, (bytes, bytearray, memoryview)):
        return ["_binary ", {"bytes": base64.b64encode(bytes(value)).decode("ascii")}] if value else ["_binary''"]
    moment = _moment(value)
    if moment is not None:
        return [Text(moment)]
    if isinstance(value, (list, tuple, set, frozenset)):
        return list_of(value, written, "(", ")")
    raise TypeError("%s can not be used as parameter" % type(value).__name__)


_datetime_text = re.compile(r"(\d{1,4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,6}))?$")
_span = re.compile(r"(-)?(\d{1,3}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,6}))?$")


def _date(text):
    try:
        return datetime.date(*(int(part) for part in text.split("-", 2)))
    except ValueError:
        return text  # 0000-00-00 is no date of Python's


def _datetime(text):
    match = _datetime_text.match(text)
    if not match:
        return _date(text)
    *parts, fraction = match.groups()
    try:
        return datetime.datetime(*(int(part) for part in parts), int((fraction or "0").ljust(6, "0")))
    except ValueError:
        return text


def _timedelta(text):
    match = _span.match(text)
    if not match:
        return text
    sign, hours, minutes, seconds, fraction = match.groups()
    span = datetime.timedelta(hours=int(hours), minutes=int(minutes), seconds=int(seconds),
                              microseconds=int((fraction or "0").ljust(6, "0")))
    return -span if sign else span


# By enum_field_types of the protocol.
_casters = {0: decimal.Decimal, 1: int, 2: int, 3: int, 4: float, 5: float, 7: _datetime, 8: int, 9: int, 10: _date,
            11: _timedelta, 12: _datetime, 13: int, 246: decimal.Decimal}


def read(value, kind):
    """A value of this type, as it stands in the channel's message."""
    if value is None:
        return None
    if isinstance(value, dict):
        return base64.b64decode(value["bytes"])
    return _casters.get(kind, str)(value)
