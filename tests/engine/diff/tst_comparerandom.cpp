#include "engine/diff/compare.h"
#include "engine/diff/differencetree.h"
#include "engine/operation/apply.h"

#include "tests/engine/dialect/sqlitefixture.h"
#include "tests/engine/diff/normalised.h"
#include "tests/engine/schemabuilding.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace engine;

namespace {

/// Random schemas over few names, so that two of them share much and differ in much. The same seed gives the same.
class RandomSchema
{
public:
    explicit RandomSchema(quint32 seed)
        : m_random(seed)
    {
    }

    QString script()
    {
        QString sql;
        for (const QString &name : some({u"ta"_s, u"tb"_s, u"tc"_s, u"td"_s}))
            sql += table(name);
        return sql;
    }

private:
    bool maybe(int percent) { return m_random.bounded(100) < percent; }

    QStringList some(const QStringList &all)
    {
        QStringList chosen;
        for (const QString &each : all) {
            if (maybe(65))
                chosen << each;
        }
        return chosen;
    }

    QString one(const QStringList &all) { return all.at(m_random.bounded(int(all.size()))); }

    QString column(const QString &name)
    {
        QString sql =
            name + u' ' + one({u"INTEGER"_s, u"TEXT"_s, u"VARCHAR(20)"_s, u"VARCHAR(40)"_s, u"NUMERIC(8, 2)"_s});
        if (maybe(25))
            sql += u" DEFAULT "_s + one({u"1"_s, u"'x'"_s, u"CURRENT_TIMESTAMP"_s, u"(1 + 1)"_s});
        if (maybe(30))
            sql += u" NOT NULL"_s;
        return sql;
    }

    QString table(const QString &name)
    {
        const QStringList columns = some({u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s});
        QStringList parts{u"id INTEGER NOT NULL PRIMARY KEY"_s};
        for (const QString &each : columns)
            parts << column(each);
        QString indexes;
        if (!columns.isEmpty()) {
            parts << constraints(name, columns);
            if (maybe(40))
                indexes += u"CREATE INDEX ix_%1 ON %1 (%2);"_s.arg(name, one(columns));
            if (maybe(30))
                indexes += u"CREATE UNIQUE INDEX iy_%1 ON %1 (%2) WHERE %3 IS NOT NULL;"_s.arg(name, one(columns),
                                                                                               one(columns));
        }
        return u"CREATE TABLE %1 (%2);"_s.arg(name, parts.join(u", "_s)) + indexes;
    }

    QStringList constraints(const QString &name, const QStringList &columns)
    {
        QStringList parts;
        if (maybe(40))
            parts << u"CONSTRAINT uq_%1 UNIQUE (%2)"_s.arg(name, one(columns));
        if (maybe(30))
            parts << u"CONSTRAINT ck_%1 CHECK (%2 <> %3)"_s.arg(name, one(columns), one({u"1"_s, u"2"_s}));
        if (maybe(20))
            parts << u"CHECK (%1 > 0)"_s.arg(one(columns));
        if (maybe(50))
            parts << u"CONSTRAINT fk_%1 FOREIGN KEY (%2) REFERENCES %3 (id)%4"_s.arg(
                name, one(columns), one({u"ta"_s, u"tb"_s, u"tc"_s, u"td"_s}),
                maybe(30) ? u" ON DELETE CASCADE"_s : u""_s);
        return parts;
    }

    QRandomGenerator m_random;
};

} // namespace

/// The law of tst_comparesqlite on schemas that nobody thought of.
class TestCompareRandom : public QObject
{
    Q_OBJECT

private slots:
    void law_data();
    void law();
    void choiceRuns_data();
    void choiceRuns();

private:
    static void seeds(quint32 count);
    static Schema schemaOf(quint32 seed);
};

void TestCompareRandom::seeds(quint32 count)
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= count; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

Schema TestCompareRandom::schemaOf(quint32 seed)
{
    SqliteFixture fixture;
    const QString error = fixture.run(RandomSchema(seed).script());
    return error.isEmpty() ? fixture.schema() : Schema();
}

void TestCompareRandom::law_data()
{
    seeds(60);
}

void TestCompareRandom::law()
{
    QFETCH(quint32, seed);
    SqliteFixture database;
    SqliteFixture model;
    QCOMPARE(database.run(RandomSchema(seed * 2).script()), QString());
    QCOMPARE(model.run(RandomSchema(seed * 2 + 1).script()), QString());
    const Schema actual = database.schema();
    const Schema desired = model.schema();
    QVERIFY(compare(actual, actual).operations.empty());

    const Comparison comparison = compare(actual, desired);
    Schema imagined = actual;
    for (const Operation &operation : comparison.operations) {
        const Done done = engine::apply(operation, imagined);
        VERIFY_RESULT(done);
    }
    QCOMPARE(building::summaries(compare(imagined, desired).operations), QStringList());

    QCOMPARE(database.apply(comparison.operations), QString());
    QVERIFY(normalised(database.schema()) == normalised(desired));
    const auto back = reversed(comparison.operations);
    VERIFY_RESULT(back);
    QCOMPARE(database.apply(*back), QString());
    QVERIFY(normalised(database.schema()) == normalised(actual));
}

void TestCompareRandom::choiceRuns_data()
{
    seeds(30);
}

/// Leaving out one operation, and those that need it, must leave a list that runs; so must one with its needs alone.
void TestCompareRandom::choiceRuns()
{
    QFETCH(quint32, seed);
    const Schema actual = schemaOf(seed * 2);
    const Comparison comparison = compare(actual, schemaOf(seed * 2 + 1));
    const std::vector<std::vector<size_t>> needs = needsOfAll(comparison);
    const auto runs = [&](const std::set<size_t> &chosen) {
        Schema changed = actual;
        for (const Operation &operation : chosenOperations(comparison, chosen)) {
            const Done done = engine::apply(operation, changed);
            QVERIFY2(done, done ? "" : qPrintable(describe(done.error())));
        }
    };
    for (size_t operation = 0; operation < needs.size(); ++operation) {
        std::set<size_t> alone(needs[operation].begin(), needs[operation].end());
        alone.insert(operation);
        runs(alone);
        std::set<size_t> without;
        for (size_t other = 0; other < needs.size(); ++other) {
            if (other != operation && !std::ranges::binary_search(needs[other], operation))
                without.insert(other);
        }
        runs(without);
    }
}

QTEST_GUILESS_MAIN(TestCompareRandom)
#include "tst_comparerandom.moc"
