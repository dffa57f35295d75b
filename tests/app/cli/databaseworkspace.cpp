#include "databaseworkspace.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

void DatabaseWorkspace::addRows()
{
    QTest::addColumn<QString>("dialect");
    for (const char *dialect : {"sqlite", "postgresql", "mariadb"})
        QTest::newRow(dialect) << QString::fromLatin1(dialect);
}

void DatabaseWorkspace::begin(const QString &dialect)
{
    m_observer.reset();
    m_workspace = std::make_unique<Workspace>();
    m_workspace->initByAlembic();
    m_url = dialect == u"sqlite" ? engine::parseDatabaseUrl(u"sqlite:///"_s + m_workspace->path(u"app.db"_s)).value()
                                 : m_databases.create(dialect);
    m_observer = opened(m_url);
    if (dialect != u"sqlite")
        use(m_url);
}

void DatabaseWorkspace::use(const engine::DatabaseUrl &url) const
{
    static const QRegularExpression setting(u"^sqlalchemy\\.url = .*$"_s, QRegularExpression::MultilineOption);
    QString settings = m_workspace->read(u"alembic.ini"_s);
    const QRegularExpressionMatch match = setting.match(settings);
    const QString text = ServerDatabases::text(url).replace(u'%', u"%%"_s);
    settings.replace(match.capturedStart(), match.capturedLength(), u"sqlalchemy.url = "_s + text);
    m_workspace->write(u"alembic.ini"_s, settings);
}

void DatabaseWorkspace::run(const QString &script) const
{
    const auto statements = dialectOf(m_url).split(script).value();
    for (const auto &statement : statements)
        m_observer->execute(statement.sql).value();
}

bool DatabaseWorkspace::isThere(const QString &table) const
{
    return dialectOf(m_url).hasTable(*m_observer, {{}, table}).value();
}

void DatabaseWorkspace::addSettings(const QString &lines) const
{
    m_workspace->write(u"alembic.ini"_s, m_workspace->read(u"alembic.ini"_s) + u'\n' + lines);
}

ProgramResult DatabaseWorkspace::upgradeWith(const QString &body) const
{
    m_workspace->writeRevision(
        {.id = u"aaaa1111"_s, .upgrade = u"    op.create_table('earlier', sa.Column('id', sa.Integer()))\n"_s + body});
    return m_workspace->athanor({u"upgrade"_s, u"head"_s});
}

QByteArray said(const ProgramResult &result)
{
    return (result.output + result.errorOutput).toUtf8();
}
