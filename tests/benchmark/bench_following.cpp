#include "models/comparesession.h"
#include "models/workspace.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <chrono>

using namespace Qt::StringLiterals;
using models::CompareSession;
using models::Workspace;

namespace {

/// Waits for a signal; there is nothing to measure without it.
template <typename Sender, typename Signal> void waitFor(Sender *sender, Signal signal)
{
    QEventLoop loop;
    QObject::connect(sender, signal, &loop, &QEventLoop::quit);
    loop.exec();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void save(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("the model file cannot be written");
}

/// From the save of a model file to the new differences, in the project that ATHANOR_BENCHMARK_PROJECT names.
void followASave(benchmark::State &state)
{
    const QString folder = qEnvironmentVariable("ATHANOR_BENCHMARK_PROJECT");
    const QString file = folder + u"/shop/part7.py"_s;
    const QByteArray text = contentOf(file);
    if (text.isEmpty()) {
        state.SkipWithError("ATHANOR_BENCHMARK_PROJECT names no project of ratios.py");
        return;
    }
    const QTemporaryDir own;
    models::Settings settings(own.filePath(u"settings.ini"_s));
    Workspace workspace(settings);
    CompareSession session(workspace);
    workspace.openProject(folder);
    waitFor(&workspace, &Workspace::databaseChanged);
    session.useDefaultSides();
    session.compare();
    QEventLoop compared;
    QObject::connect(&session, &CompareSession::finished, &compared, &QEventLoop::quit);
    QObject::connect(&session, &CompareSession::failed, &compared, &QEventLoop::quit);
    if (session.isRunning())
        compared.exec();
    if (!session.result()) {
        state.SkipWithError("the project cannot be compared");
        return;
    }
    int number = 0;
    for (auto _ : state) {
        const auto started = std::chrono::steady_clock::now();
        save(file, text + "    added" + QByteArray::number(++number) + " = Column(Integer)\n");
        waitFor(&session, &CompareSession::finished);
        state.SetIterationTime(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
    }
    save(file, text);
}

} // namespace

BENCHMARK(followASave)->Unit(benchmark::kMillisecond)->UseManualTime()->Iterations(10);

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
