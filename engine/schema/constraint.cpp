#include "engine/schema/constraint.h"

#include "engine/overloaded.h"

using namespace Qt::StringLiterals;

namespace engine {

ConstraintKind kindOf(const Constraint &constraint)
{
    return std::visit(Overloaded{
                          [](const PrimaryKey &) { return ConstraintKind::PrimaryKey; },
                          [](const ForeignKey &) { return ConstraintKind::ForeignKey; },
                          [](const UniqueConstraint &) { return ConstraintKind::Unique; },
                          [](const CheckConstraint &) { return ConstraintKind::Check; },
                          [](const ExcludeConstraint &) { return ConstraintKind::Exclude; },
                      },
                      constraint);
}

QString nameOf(const Constraint &constraint)
{
    return std::visit([](const auto &value) { return value.name; }, constraint);
}

QStringList columnsOf(const Constraint &constraint)
{
    return std::visit(Overloaded{
                          [](const PrimaryKey &key) { return key.columns; },
                          [](const ForeignKey &key) { return key.columns; },
                          [](const UniqueConstraint &unique) { return unique.columns; },
                          [](const CheckConstraint &) { return QStringList(); },
                          [](const ExcludeConstraint &) { return QStringList(); },
                      },
                      constraint);
}

QString text(const Constraint &constraint)
{
    const auto list = [](const QStringList &columns) { return u'(' + columns.join(u", "_s) + u')'; };
    return std::visit(Overloaded{
                          [&](const ForeignKey &key) {
                              const QString target = key.referredTable.text();
                              return list(key.columns) + u" -> "_s
                                  + (key.referredColumns.isEmpty() ? target
                                                                   : target + u' ' + list(key.referredColumns));
                          },
                          [](const CheckConstraint &check) { return u'(' + check.expression + u')'; },
                          [&](const ExcludeConstraint &exclude) {
                              QStringList elements;
                              for (const auto &[expression, comparison] : exclude.elements)
                                  elements << expression + u" with "_s + comparison;
                              return list(elements);
                          },
                          [&](const auto &keyed) { return list(keyed.columns); },
                      },
                      constraint);
}

QString inWords(ConstraintKind kind)
{
    switch (kind) {
    case ConstraintKind::PrimaryKey:
        return u"primary key"_s;
    case ConstraintKind::ForeignKey:
        return u"foreign key"_s;
    case ConstraintKind::Unique:
        return u"unique constraint"_s;
    case ConstraintKind::Check:
        return u"check"_s;
    case ConstraintKind::Exclude:
        return u"exclusion"_s;
    case ConstraintKind::Unknown:
        break;
    }
    return u"constraint"_s;
}

QString alembicName(ConstraintKind kind)
{
    switch (kind) {
    case ConstraintKind::PrimaryKey:
        return u"primary"_s;
    case ConstraintKind::ForeignKey:
        return u"foreignkey"_s;
    case ConstraintKind::Unique:
        return u"unique"_s;
    case ConstraintKind::Check:
        return u"check"_s;
    case ConstraintKind::Exclude:
        return u"exclude"_s;
    case ConstraintKind::Unknown:
        break;
    }
    return {};
}

std::optional<ConstraintKind> constraintKindFromAlembic(const QString &word)
{
    for (const ConstraintKind kind : {ConstraintKind::PrimaryKey, ConstraintKind::ForeignKey, ConstraintKind::Unique,
                                      ConstraintKind::Check, ConstraintKind::Exclude}) {
        if (word == alembicName(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace engine
