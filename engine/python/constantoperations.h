#pragma once

#include "engine/python/ast.h"
#include "engine/python/value.h"

#include <tl/expected.hpp>

namespace engine::python {

/// The outcome of an operation on constants, or why only Python can do it.
using Computed = tl::expected<Value, QString>;

/// A number as the source writes it. Errors: an imaginary number; one beyond 64 bits that is not decimal.
[[nodiscard]] Computed numberFromSource(const Constant &constant);

/// Operations on values that are not symbolic, as Python does them. Errors: types that the operation does not know or
/// that are not worth doing here; an integer result beyond 64 bits; a very long result.
[[nodiscard]] Computed computeUnary(UnaryOperator operation, const Value &operand);
[[nodiscard]] Computed computeBinary(BinaryOperator operation, const Value &left, const Value &right);
[[nodiscard]] Computed computeComparison(ComparisonOperator operation, const Value &left, const Value &right);

/// `object[index]`. Errors: no such item, another type.
[[nodiscard]] Computed computeSubscript(const Value &object, const Value &index);

/// `object[lower:upper:step]`; an absent bound is None. Errors: bounds that are not integers, another type.
[[nodiscard]] Computed computeSlice(const Value &object, const Value &lower, const Value &upper, const Value &step);

/// `items` as a set or as the keys of a dict would hold them: equal ones once.
[[nodiscard]] Value makeSet(const QList<Value> &items);
void insertEntry(Dict &dict, const Value &key, const Value &value);

} // namespace engine::python
