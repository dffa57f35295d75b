#include "engine/revision/revisioncache.h"
#include "engine/revision/revisionreader.h"
#include "engine/revision/versionrows.h"
#include "tests/engine/revision/graphmaker.h"

#include <QFile>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

constexpr int GraphSize = 10'000;
constexpr int FileCount = 5'000;

std::vector<Revision> revisionsOf(bool isChain)
{
    const GraphShape shape{.size = GraphSize, .bases = 5, .branches = 5, .merges = 20, .labels = 1, .dependencies = 2};
    return isChain ? makeChain(GraphSize) : makeGraph(shape, 1);
}

void buildGraph(benchmark::State &state)
{
    const auto revisions = revisionsOf(state.range(0) != 0);
    for (auto _ : state)
        benchmark::DoNotOptimize(RevisionGraph(revisions).heads());
}

void newestFirst(benchmark::State &state)
{
    const RevisionGraph graph(revisionsOf(state.range(0) != 0));
    for (auto _ : state)
        benchmark::DoNotOptimize(graph.newestFirst());
}

void upgradePath(benchmark::State &state)
{
    const RevisionGraph graph(revisionsOf(state.range(0) != 0));
    for (auto _ : state)
        benchmark::DoNotOptimize(graph.upgradePath(u"heads"_s, {}));
}

void versionRows(benchmark::State &state)
{
    const RevisionGraph graph(revisionsOf(state.range(0) != 0));
    const auto path = graph.upgradePath(u"heads"_s, {}).value_or(QStringList());
    for (auto _ : state) {
        QStringList rows;
        for (const auto &id : path)
            benchmark::DoNotOptimize(versionRowChanges(graph, id, Direction::Upgrade, rows));
    }
}

/// A folder with a chain of files as Alembic's template writes them.
class FileChain
{
public:
    FileChain()
    {
        for (const auto &revision : makeChain(FileCount)) {
            const auto id = revision.id.toLatin1();
            const auto down = revision.downRevisions.join(u' ').toLatin1();
            QFile file(m_folder.filePath(revision.id + u"_add_column.py"_s));
            if (file.open(QIODevice::WriteOnly))
                file.write(textOf(id, down));
        }
    }

    [[nodiscard]] RevisionFolders folders() const { return {.directories = {m_folder.path()}}; }

private:
    static QByteArray textOf(const QByteArray &id, const QByteArray &down)
    {
        return "\"\"\"add column\n\nRevision ID: " + id + "\nRevises: " + down
            + "\nCreate Date: 2026-11-21 08:00:21.129439\n\n\"\"\"\nfrom typing import Sequence, Union\n\n"
              "from alembic import op\nimport sqlalchemy as sa\n\n\n# revision identifiers, used by Alembic.\n"
              "revision: str = '"
            + id + "'\ndown_revision: Union[str, Sequence[str], None] = " + (down.isEmpty() ? "None" : "'" + down + "'")
            + "\nbranch_labels: Union[str, Sequence[str], None] = None\n"
              "depends_on: Union[str, Sequence[str], None] = None\n\n\ndef upgrade() -> None:\n"
              "    \"\"\"Upgrade schema.\"\"\"\n"
              "    op.add_column('users', sa.Column('name', sa.String(length=50), nullable=True))\n"
              "    op.create_index(op.f('ix_users_name'), 'users', ['name'], unique=False)\n\n\n"
              "def downgrade() -> None:\n    \"\"\"Downgrade schema.\"\"\"\n"
              "    op.drop_index(op.f('ix_users_name'), table_name='users')\n    op.drop_column('users', 'name')\n";
    }

    QTemporaryDir m_folder;
};

void readFiles(benchmark::State &state)
{
    const FileChain files;
    for (auto _ : state)
        benchmark::DoNotOptimize(readRevisionGraph(files.folders()).heads());
}

void readFilesAgain(benchmark::State &state)
{
    const FileChain files;
    RevisionCache cache;
    (void)readRevisionGraph(files.folders(), &cache);
    for (auto _ : state)
        benchmark::DoNotOptimize(readRevisionGraph(files.folders(), &cache).heads());
}

} // namespace

BENCHMARK(buildGraph)->ArgName("chain")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond);
BENCHMARK(newestFirst)->ArgName("chain")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond);
BENCHMARK(upgradePath)->ArgName("chain")->Arg(1)->Arg(0)->Unit(benchmark::kMillisecond);
BENCHMARK(versionRows)->ArgName("chain")->Arg(1)->Unit(benchmark::kMillisecond);
BENCHMARK(readFiles)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(readFilesAgain)->Unit(benchmark::kMillisecond)->UseRealTime();

BENCHMARK_MAIN();
