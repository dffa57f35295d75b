#include "engine/python/starimports.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace engine::python {

namespace {

/// Names that the modules give, where a part of them is enough to tell them from those of other modules.
const QHash<QString, QSet<QString>> &knownNames()
{
    static const QHash<QString, QSet<QString>> names{
        {u"typing"_s, {u"Any"_s,      u"Optional"_s,  u"Union"_s,   u"List"_s,          u"Dict"_s,      u"Set"_s,
                       u"Tuple"_s,    u"Annotated"_s, u"Literal"_s, u"ClassVar"_s,      u"Type"_s,      u"Callable"_s,
                       u"Iterable"_s, u"Sequence"_s,  u"Mapping"_s, u"TYPE_CHECKING"_s, u"NewType"_s,   u"TypeVar"_s,
                       u"Generic"_s,  u"Final"_s,     u"cast"_s,    u"NamedTuple"_s,    u"TypedDict"_s, u"Protocol"_s}},
        {u"enum"_s, {u"Enum"_s, u"IntEnum"_s, u"StrEnum"_s, u"Flag"_s, u"IntFlag"_s, u"auto"_s}},
        {u"datetime"_s, {u"datetime"_s, u"date"_s, u"time"_s, u"timedelta"_s, u"timezone"_s}},
        {u"sqlalchemy.orm"_s,
         {u"DeclarativeBase"_s,
          u"DeclarativeBaseNoMeta"_s,
          u"Mapped"_s,
          u"MappedAsDataclass"_s,
          u"Session"_s,
          u"aliased"_s,
          u"backref"_s,
          u"column_property"_s,
          u"composite"_s,
          u"declarative_base"_s,
          u"declarative_mixin"_s,
          u"declared_attr"_s,
          u"deferred"_s,
          u"foreign"_s,
          u"joinedload"_s,
          u"mapped_column"_s,
          u"registry"_s,
          u"relation"_s,
          u"relationship"_s,
          u"remote"_s,
          u"scoped_session"_s,
          u"selectinload"_s,
          u"sessionmaker"_s,
          u"subqueryload"_s,
          u"synonym"_s,
          u"validates"_s}},
        {u"sqlalchemy.ext.declarative"_s, {u"declarative_base"_s, u"declared_attr"_s, u"AbstractConcreteBase"_s}},
        {u"sqlmodel"_s, {u"Field"_s, u"Relationship"_s, u"SQLModel"_s}},
    };
    return names;
}

} // namespace

QString starOrigin(const QStringList &modules, const QString &name)
{
    QStringList others;
    for (const QString &module : modules) {
        const auto known = knownNames().constFind(module);
        if (known == knownNames().constEnd())
            others << module;
        else if (known->contains(name))
            return module;
    }
    others.removeDuplicates();
    const bool isSqlAlchemys = others.size() == 1
        && (others.front() == "sqlalchemy"_L1 || others.front() == "sqlalchemy.types"_L1
            || others.front().startsWith("sqlalchemy.dialects."_L1));
    return isSqlAlchemys ? others.front() : QString();
}

} // namespace engine::python
