#include "engine/bridge/bridgemodels.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

TableName tableIn(const QJsonObject &object)
{
    return {object.value(u"schema"_s).toString(), object.value(u"name"_s).toString()};
}

BridgeModels modelsOf(const QJsonObject &message)
{
    BridgeModels models;
    for (const auto &value : message.value(u"statements"_s).toArray()) {
        const QJsonObject statement = value.toObject();
        models.statements.push_back({tableIn(statement), statement.value(u"sql"_s).toString()});
    }
    for (const auto &value : message.value(u"incomplete"_s).toArray())
        models.incomplete.push_back(tableIn(value.toObject()));
    for (const auto &value : message.value(u"warnings"_s).toArray())
        models.warnings << value.toString();
    return models;
}

} // namespace

Result<BridgeModels> readModelsThroughBridge(const BridgeProject &project, const QString &dialect,
                                             const std::stop_token &stop)
{
    const QString script = project.project.environmentScript();
    if (!project.project.hasEnvironmentScript()) {
        return failure({.kind = Error::Kind::Project,
                        .what = u"The project has no env.py that could name its models."_s,
                        .why = u"There is no file %1."_s.arg(script)});
    }
    auto process = BridgeProcess::start(project.settings, bridgeRequest(project, u"metadata"_s, dialect));
    if (!process)
        return failure(process.error());
    const auto message = (*process)->read(stop);
    if (!message)
        return failure(message.error());
    (*process)->finish();
    if (message->value(u"type"_s) == u"failed"_s)
        return failure(bridgeError(*message, u"Python could not read the models"_s, project, (*process)->output()));
    if (!message->value(u"found"_s).toBool()) {
        return failure({.kind = Error::Kind::Project,
                        .what = u"env.py gives no target_metadata to context.configure()."_s,
                        .advice = u"Set target_metadata in env.py to the metadata of the models."_s,
                        .where = {script}});
    }
    return modelsOf(*message);
}

} // namespace engine
