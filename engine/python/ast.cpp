#include "engine/python/ast.h"

namespace engine::python {

std::string_view spelling(BinaryOperator operation)
{
    switch (operation) {
    case BinaryOperator::Add:
        return "+";
    case BinaryOperator::Subtract:
        return "-";
    case BinaryOperator::Multiply:
        return "*";
    case BinaryOperator::MatrixMultiply:
        return "@";
    case BinaryOperator::Divide:
        return "/";
    case BinaryOperator::FloorDivide:
        return "//";
    case BinaryOperator::Modulo:
        return "%";
    case BinaryOperator::Power:
        return "**";
    case BinaryOperator::LeftShift:
        return "<<";
    case BinaryOperator::RightShift:
        return ">>";
    case BinaryOperator::BitOr:
        return "|";
    case BinaryOperator::BitXor:
        return "^";
    case BinaryOperator::BitAnd:
        return "&";
    }
    Q_UNREACHABLE();
}

std::string_view spelling(UnaryOperator operation)
{
    switch (operation) {
    case UnaryOperator::Not:
        return "not";
    case UnaryOperator::Minus:
        return "-";
    case UnaryOperator::Plus:
        return "+";
    case UnaryOperator::Invert:
        return "~";
    }
    Q_UNREACHABLE();
}

std::string_view spelling(ComparisonOperator operation)
{
    switch (operation) {
    case ComparisonOperator::Equal:
        return "==";
    case ComparisonOperator::NotEqual:
        return "!=";
    case ComparisonOperator::Less:
        return "<";
    case ComparisonOperator::LessEqual:
        return "<=";
    case ComparisonOperator::Greater:
        return ">";
    case ComparisonOperator::GreaterEqual:
        return ">=";
    case ComparisonOperator::Is:
        return "is";
    case ComparisonOperator::IsNot:
        return "is not";
    case ComparisonOperator::In:
        return "in";
    case ComparisonOperator::NotIn:
        return "not in";
    }
    Q_UNREACHABLE();
}

} // namespace engine::python
