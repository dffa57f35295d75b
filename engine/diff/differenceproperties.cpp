#include "engine/diff/differenceproperties.h"

#include "engine/overloaded.h"

using namespace Qt::StringLiterals;

namespace engine {

namespace {

/// Collects what each side says of each property; what neither side has is left out.
class Properties
{
public:
    template <typename Object, typename Value>
    void add(const QString &property, const Object *left, const Object *right, Value value)
    {
        const QString leftText = left ? value(*left) : QString();
        const QString rightText = right ? value(*right) : QString();
        if (!leftText.isEmpty() || !rightText.isEmpty())
            m_properties.push_back({.property = property, .left = leftText, .right = rightText});
    }

    [[nodiscard]] std::vector<PropertyDifference> take() { return std::move(m_properties); }

private:
    std::vector<PropertyDifference> m_properties;
};

QString yesOrNo(bool value)
{
    return value ? u"yes"_s : u"no"_s;
}

QString optionText(const QVariantMap &options, const QString &key)
{
    const QVariant value = options.value(key);
    if (!value.isValid())
        return {};
    return value.typeId() == QMetaType::Bool ? yesOrNo(value.toBool()) : value.toString();
}

QString computedText(const Column &column)
{
    if (!column.computed)
        return {};
    const std::optional<bool> persisted = column.computed->persisted;
    const QString kind = !persisted ? QString() : *persisted ? u" stored"_s : u" virtual"_s;
    return column.computed->expression + kind;
}

QString actionText(const Constraint &constraint, QString ForeignKey::*member)
{
    const auto *key = std::get_if<ForeignKey>(&constraint);
    return key ? key->*member : QString();
}

QString deferrabilityOf(const Constraint &constraint)
{
    const auto inText = [](const auto &value) {
        if (!value.deferrable)
            return QString();
        const QString start = value.initially.isEmpty() ? QString() : u", initially "_s + value.initially.toLower();
        return yesOrNo(*value.deferrable) + start;
    };
    return std::visit(Overloaded{
                          [](const PrimaryKey &) { return QString(); },
                          [](const CheckConstraint &) { return QString(); },
                          [&](const auto &value) { return inText(value); },
                      },
                      constraint);
}

QString saysProperty(const Constraint *constraint)
{
    switch (constraint ? kindOf(*constraint) : ConstraintKind::Unknown) {
    case ConstraintKind::Check:
        return u"condition"_s;
    case ConstraintKind::ForeignKey:
        return u"reference"_s;
    default:
        return u"columns"_s;
    }
}

} // namespace

std::vector<PropertyDifference> propertiesOf(const Table *left, const Table *right)
{
    Properties properties;
    properties.add(u"name"_s, left, right, [](const Table &table) { return table.name.text(); });
    properties.add(u"comment"_s, left, right, [](const Table &table) { return table.comment; });
    QVariantMap options = left ? left->options : QVariantMap();
    if (right)
        options.insert(right->options);
    for (auto option = options.cbegin(); option != options.cend(); ++option)
        properties.add(option.key(), left, right,
                       [&](const Table &table) { return optionText(table.options, option.key()); });
    return properties.take();
}

std::vector<PropertyDifference> propertiesOf(const Column *left, const Column *right)
{
    Properties properties;
    properties.add(u"name"_s, left, right, [](const Column &column) { return column.name; });
    properties.add(u"type"_s, left, right, [](const Column &column) { return text(column.type); });
    properties.add(u"nullable"_s, left, right, [](const Column &column) { return yesOrNo(column.nullable); });
    properties.add(u"default"_s, left, right,
                   [](const Column &column) { return column.serverDefault ? text(*column.serverDefault) : QString(); });
    properties.add(u"computed"_s, left, right, computedText);
    properties.add(u"identity"_s, left, right, [](const Column &column) {
        return !column.identity ? QString() : column.identity->always ? u"always"_s : u"by default"_s;
    });
    properties.add(u"comment"_s, left, right, [](const Column &column) { return column.comment; });
    return properties.take();
}

std::vector<PropertyDifference> propertiesOf(const Constraint *left, const Constraint *right)
{
    Properties properties;
    properties.add(u"name"_s, left, right, [](const Constraint &constraint) { return nameOf(constraint); });
    properties.add(saysProperty(left ? left : right), left, right,
                   [](const Constraint &constraint) { return text(constraint); });
    properties.add(u"on update"_s, left, right,
                   [](const Constraint &constraint) { return actionText(constraint, &ForeignKey::onUpdate); });
    properties.add(u"on delete"_s, left, right,
                   [](const Constraint &constraint) { return actionText(constraint, &ForeignKey::onDelete); });
    properties.add(u"match"_s, left, right,
                   [](const Constraint &constraint) { return actionText(constraint, &ForeignKey::match); });
    properties.add(u"deferrable"_s, left, right, deferrabilityOf);
    return properties.take();
}

std::vector<PropertyDifference> propertiesOf(const Index *left, const Index *right)
{
    Properties properties;
    properties.add(u"name"_s, left, right, [](const Index &index) { return index.name; });
    properties.add(u"terms"_s, left, right, [](const Index &index) {
        Index whole = index;
        whole.where.clear();
        return text(whole);
    });
    properties.add(u"unique"_s, left, right, [](const Index &index) { return yesOrNo(index.unique); });
    properties.add(u"where"_s, left, right, [](const Index &index) { return index.where; });
    return properties.take();
}

std::vector<PropertyDifference> propertiesOf(const View *left, const View *right)
{
    Properties properties;
    properties.add(u"definition"_s, left, right, scriptOf);
    return properties.take();
}

std::vector<PropertyDifference> propertiesOf(const Trigger *left, const Trigger *right)
{
    Properties properties;
    properties.add(u"definition"_s, left, right, [](const Trigger &trigger) { return trigger.definition; });
    return properties.take();
}

std::vector<PropertyDifference> propertiesOf(const EnumType *left, const EnumType *right)
{
    Properties properties;
    properties.add(u"values"_s, left, right, [](const EnumType &type) { return type.values.join(u", "_s); });
    return properties.take();
}

} // namespace engine
