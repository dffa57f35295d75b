#include "engine/dialect/postgresql/names.h"

#include "engine/dialect/postgresql/typenames.h"
#include "engine/operation/newnames.h"
#include "engine/overloaded.h"

using namespace Qt::StringLiterals;

namespace engine::postgresql {

namespace {

tl::unexpected<Error> tooLong(const QString &subject, const QString &name)
{
    return failure(
        {.kind = Error::Kind::Unsupported,
         .what =
             u"%1 %2 is longer than the %3 bytes that PostgreSQL keeps of one."_s.arg(subject, name).arg(LongestName),
         .advice = u"Give it a shorter name; in UTF-8 a letter that is not English takes two bytes or more."_s});
}

bool isTooLong(const QString &name)
{
    return name.toUtf8().size() > LongestName;
}

/// The types that columns need to be there.
std::vector<DataType> enumsOf(const Operation &operation)
{
    std::vector<DataType> types;
    const auto add = [&types](const DataType &type) {
        if (const DataType *needed = enumToCreate(type); needed)
            types.push_back(*needed);
    };
    std::visit(Overloaded{
                   [&](const CreateTable &create) {
                       for (const Column &column : create.table.columns)
                           add(column.type);
                   },
                   [&](const AddColumn &added) { add(added.column.type); },
                   [&](const AlterColumn &alter) {
                       if (alter.type)
                           add(*alter.type);
                   },
                   [](const auto &) {},
               },
               operation);
    return types;
}

/// The values that an enum type gets: the server cuts its name, and refuses a longer value only when it is made.
QStringList newValues(const Operation &operation)
{
    if (const auto *create = std::get_if<CreateEnumType>(&operation))
        return create->type.values;
    const auto *alter = std::get_if<AlterEnumType>(&operation);
    return alter ? alter->values : QStringList();
}

} // namespace

Done namesFit(const Operation &operation)
{
    for (const QString &name : newNames(operation)) {
        if (isTooLong(name))
            return tooLong(u"The name"_s, name);
    }
    QStringList values = newValues(operation);
    for (const DataType &type : enumsOf(operation)) {
        if (isTooLong(type.typeName))
            return tooLong(u"The name"_s, type.typeName);
        values << type.values;
    }
    for (const QString &value : values) {
        if (isTooLong(value))
            return tooLong(u"The value"_s, value);
    }
    return {};
}

} // namespace engine::postgresql
