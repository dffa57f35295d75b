#pragma once

#include "engine/python/module.h"

#include <QString>

/// A syntax tree as text, for comparing it whole: a line a statement, blocks indented by two, expressions as nested
/// parentheses. reference_tree.py writes the same from Python's own parser.
[[nodiscard]] QString treeText(const engine::python::Module &module);
[[nodiscard]] QString treeText(engine::python::Statements statements);
