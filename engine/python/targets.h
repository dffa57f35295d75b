#pragma once

#include "engine/python/ast.h"
#include "engine/python/value.h"

#include <QList>
#include <QString>

#include <tl/expected.hpp>

#include <utility>

namespace engine::python {

/// A name that an assignment binds, with its value.
struct TargetBinding
{
    const Expression *target = nullptr;
    QString name;
    Value value;
};

/// The names that `target = value` binds, lists and tuples taken apart, one star allowed. Errors in words: a target
/// that is no name; a value that cannot be taken apart, or has another number of items.
[[nodiscard]] tl::expected<QList<TargetBinding>, QString> takeApart(const Expression &target, const Value &value);

} // namespace engine::python
