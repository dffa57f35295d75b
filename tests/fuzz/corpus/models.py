import enum
from typing import Annotated, Optional
from sqlalchemy import Column, ForeignKey, Integer, String, func
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from .base import *

class State(str, enum.Enum):
    NEW = "new"
    OLD = enum.auto()

class Stamped:
    made = Column(Integer, server_default=func.now())
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower() + "s"

class User(Stamped, Base):
    __table_args__ = ({"schema": "x", **{}},)
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Optional["str"]]
    state = Column(String(20), default=lambda: State.NEW.value)

tables = {t.name: t for t in [User, Stamped] if hasattr(t, "name")}
