// What a workspace knows of the databases of its project.
#include "models/workspace.h"

#include <algorithm>

namespace models {

QList<Environment> Workspace::environments() const
{
    if (!m_project.isOpen())
        return {};
    QList<Environment> all = m_stored;
    const auto own = projectEnvironment(*m_project.snapshot());
    if (own && isProjectEnvironment(own->name))
        all.prepend(*own);
    return all;
}

bool Workspace::isProjectEnvironment(const QString &name) const
{
    if (!m_project.isOpen() || std::ranges::find(m_stored, name, &Environment::name) != m_stored.end())
        return false;
    const auto own = projectEnvironment(*m_project.snapshot());
    return own && own->name == name;
}

void Workspace::setEnvironment(const QString &name)
{
    if (!m_project.isOpen())
        return;
    m_settings.setCurrentEnvironment(m_project.snapshot()->directory(), name);
    chooseEnvironment();
}

void Workspace::setEnvironments(QList<Environment> environments, const QString &chosen, bool keepPasswords)
{
    if (!m_project.isOpen())
        return;
    for (Environment &environment : environments) {
        if (const auto url = engine::parseDatabaseUrl(environment.url); url && !keychain::passwordIn(*url).isEmpty()) {
            m_passwords.learn(*url, keepPasswords);
            environment.url = engine::urlWithoutPassword(environment.url).value_or(environment.url);
        }
    }
    const QString directory = m_project.snapshot()->directory();
    if (const auto saved = engine::saveEnvironments(directory, environments, m_settings.environmentStore()); !saved) {
        reportProblem(saved.error());
        return;
    }
    m_stored = environments;
    m_settings.setCurrentEnvironment(directory, chosen);
    chooseEnvironment();
}

void Workspace::askForPassword()
{
    if (!m_project.isOpen())
        return;
    const auto address = addressOf(m_environment, *m_project.snapshot());
    if (!address) {
        reportProblem(address.error());
        return;
    }
    m_passwords.request({*address}, PasswordAccess::Asking::User, [this](const engine::Done &found) {
        if (!found && found.error().kind != engine::Error::Kind::Cancelled)
            reportProblem(found.error());
    });
}

void Workspace::chooseEnvironment()
{
    const QList<Environment> all = environments();
    const QString wanted = m_settings.currentEnvironment(m_project.snapshot()->directory());
    const auto found = std::ranges::find(all, wanted, &Environment::name);
    m_environment = found != all.end() ? *found : all.value(0);
    emit environmentChanged();
    refreshDatabase();
    if (m_factsDialect != dialectName()) {
        m_factsDialect = dialectName();
        m_project.readFacts(m_factsDialect);
    }
}

} // namespace models
