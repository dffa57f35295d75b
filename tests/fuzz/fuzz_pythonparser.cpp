#include "engine/python/outlinescanner.h"
#include "engine/python/parser.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::python;

namespace {

/// What must hold of every file, whatever is in it.
void require(bool isSo)
{
    if (!isSo)
        std::abort();
}

void checkError(const Error &error)
{
    require(error.kind == Error::Kind::Reading);
    require(!error.why.isEmpty() && error.where.line > 0 && error.where.column > 0);
}

/// Bodies that are parsed later say the same as those that are parsed at once.
void checkSkippedBodies(const QByteArray &source, bool isValid)
{
    Result<Module> outline = parseModule(source, u"a.py"_s, {.skipFunctionBodies = true});
    if (!outline) {
        checkError(outline.error());
        require(!isValid);
        return;
    }
    for (const Statement *statement : outline->body()) {
        const auto *function = std::get_if<FunctionDefinition>(&statement->node);
        const Result<Statements> body = function ? parseFunctionBody(*outline, *function) : Result<Statements>();
        if (function && !body)
            checkError(body.error());
        require(!isValid || body);
    }
}

/// What the scanner takes for a statement's beginning is not less than what the parser does.
void checkOutline(const Module &module)
{
    const QByteArrayView text = module.source();
    if (text.contains('\r') || text.contains('\f') || text.startsWith("\xef"))
        return;
    OutlineScanner scanner(text);
    std::vector<qsizetype> begins;
    while (const auto statement = scanner.next())
        begins.push_back(statement->line.begin() - text.begin());
    if (!scanner.isSound())
        return;
    for (const Statement *statement : module.body()) {
        const auto begin = qsizetype(statement->span.begin);
        const bool isFirst = begin == 0 || text.at(begin - 1) == '\n';
        require(!isFirst || std::ranges::binary_search(begins, begin));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray source(reinterpret_cast<const char *>(data), qsizetype(size));
    const Result<Module> module = parseModule(source, u"a.py"_s);
    if (module)
        checkOutline(*module);
    else
        checkError(module.error());
    checkSkippedBodies(source, module.has_value());
    return 0;
}
