#include "engine/project/modelreader.h"

#include <benchmark/benchmark.h>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

/// The reading alone, of the project whose folder the variable ATHANOR_BENCHMARK_PROJECT names; ratios.py makes one.
void readProjectModels(benchmark::State &state)
{
    const auto project = openProject({.startFolder = qEnvironmentVariable("ATHANOR_BENCHMARK_PROJECT")});
    if (!project) {
        state.SkipWithError("ATHANOR_BENCHMARK_PROJECT names no project");
        return;
    }
    for (auto _ : state) {
        const auto reading = readModels(*project, u"sqlite"_s, {});
        if (!reading || !reading->notes.isEmpty() || reading->schema.tables.empty()) {
            state.SkipWithError("the models cannot be read");
            break;
        }
    }
}

} // namespace

BENCHMARK(readProjectModels)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
