#include "engine/python/moduleconstants.h"
#include "engine/python/program.h"

#include <cstdint>

using namespace Qt::StringLiterals;
using namespace engine;
using namespace engine::python;

namespace {

/// Takes every call as it comes.
class SymbolicHost final : public Host
{
public:
    [[nodiscard]] Result<Value> call(const Construct &call) override { return Value(call); }
    [[nodiscard]] Result<Value> enter(const Value &context, const SourcePosition &) override { return context; }
    [[nodiscard]] Done leave(const Value &, const Value &, const SourcePosition &) override { return {}; }
    [[nodiscard]] bool seesModules() const override { return true; }
};

/// What others ask of the values: none of it may fail on any of them.
void look(const Environment &environment)
{
    for (const QString &name : environment.names.names()) {
        const Binding *binding = environment.names.find(name);
        if (!binding->value())
            continue;
        const Value value = frozen(*binding->value());
        (void)repr(value);
        (void)itemsOf(value);
        (void)(value == *binding->value());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray source(reinterpret_cast<const char *>(data), qsizetype(size));
    (void)readConstants(source, u"a.py"_s);
    SymbolicHost host;
    Program program(host, {.searchPath = {}, .variables = {{u"HOME"_s, u"/"_s}}, .maximumSteps = 5'000});
    const auto module = program.runText(source, u"a.py"_s, u"a"_s);
    if (!module)
        return 0;
    look(**module);
    for (const QString &name : {u"upgrade"_s, u"f"_s}) {
        const Binding *function = (*module)->names.find(name);
        if (function && function->value())
            (void)program.call(*function->value(), {}, {});
    }
    return 0;
}
