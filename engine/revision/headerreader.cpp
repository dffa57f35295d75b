#include "engine/revision/headerreader.h"

#include "engine/python/moduleconstants.h"
#include "engine/revision/revisionreader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace engine {

namespace {

using python::ModuleConstants;
using python::Value;

QString fileName(const QString &file)
{
    return file.mid(file.lastIndexOf(u'/') + 1);
}

/// Old projects name a revision only by its file: `[a-f0-9]+.py`.
QString legacyId(const QString &file)
{
    const auto name = fileName(file);
    if (!name.endsWith(".py"_L1))
        return {};
    const auto id = name.chopped(3);
    const bool isHex = std::ranges::all_of(id, [](QChar character) {
        return (character >= u'0' && character <= u'9') || (character >= u'a' && character <= u'f');
    });
    return isHex ? id : QString();
}

Error computed(QStringView name, const QString &reason, const SourcePosition &where)
{
    return {.kind = Error::Kind::NeedsPython,
            .what = u"Only Python can tell the value of '%1'"_s.arg(name),
            .why = reason,
            .advice = u"Write the value itself, as text between quotes."_s,
            .where = where};
}

Error wrongType(QStringView name, const python::ModuleConstant &constant, const QString &expected)
{
    if (constant.value.hasSymbolicPart())
        return computed(name, u"It is computed: %1"_s.arg(python::repr(constant.value)), constant.where);
    return {.kind = Error::Kind::Reading,
            .what = u"The value of '%1' is %2 instead of %3"_s.arg(name, constant.value.typeName(), expected),
            .advice = u"Write it as Alembic's template does."_s,
            .where = constant.where};
}

/// None, a text, or several texts.
std::optional<QStringList> texts(const Value &value)
{
    if (value.isNone())
        return QStringList();
    if (const auto *text = value.string())
        return text->isEmpty() ? QStringList() : QStringList{*text};
    const auto *items = value.items();
    if (!items)
        return std::nullopt;
    QStringList result;
    for (const auto &item : *items) {
        if (!item.string())
            return std::nullopt;
        result.append(*item.string());
    }
    return result;
}

/// The file of a module that stands in a package around `file`; empty where there is none.
QString moduleFile(const QString &module, const QString &file)
{
    const QString path = QString(module).replace(u'.', u'/');
    QDir folder = QFileInfo(file).absoluteDir();
    do {
        for (const QString &ending : {u".py"_s, u"/__init__.py"_s}) {
            if (folder.exists(path + ending))
                return folder.filePath(path + ending);
        }
    } while (folder.cdUp());
    return {};
}

/// What `package.module.NAME` is where the module is one of the project's and binds the name to a constant. A change of
/// such a module is not noticed before the revision's own file changes.
std::optional<Value> importedConstant(const QString &qualifiedName, const QString &file)
{
    const qsizetype dot = qualifiedName.lastIndexOf(u'.');
    const QString path = dot > 0 ? moduleFile(qualifiedName.first(dot), file) : QString();
    QFile module(path);
    if (path.isEmpty() || !module.open(QIODevice::ReadOnly))
        return std::nullopt;
    const auto constants = python::readConstants(module.readAll(), path);
    const auto *constant = constants ? constants->find(qualifiedName.mid(dot + 1)) : nullptr;
    return constant ? std::optional(constant->value) : std::nullopt;
}

/// `value` with the constants of the project's other files in the places of their names.
Value resolved(const Value &value, const QString &file)
{
    if (const auto *reference = value.reference())
        return importedConstant(reference->name, file).value_or(value);
    if (!value.hasSymbolicPart() || !value.items())
        return value;
    python::List list;
    for (const Value &item : *value.items())
        list.items << resolved(item, file);
    return Value(list);
}

Result<QStringList> textsNamed(const ModuleConstants &constants, QStringView name, const QString &file)
{
    if (const auto *unreadable = constants.findUnreadable(name))
        return failure(computed(name, unreadable->reason, unreadable->where));
    const auto *constant = constants.find(name);
    if (!constant)
        return QStringList();
    if (auto list = texts(resolved(constant->value, file)))
        return *std::move(list);
    return failure(wrongType(name, *constant, u"None, a text or a list of texts"_s));
}

Result<QString> revisionId(const ModuleConstants &constants, const QString &file)
{
    if (const auto *unreadable = constants.findUnreadable(u"revision"))
        return failure(computed(u"revision", unreadable->reason, unreadable->where));
    const auto *constant = constants.find(u"revision");
    if (!constant) {
        if (auto id = legacyId(file); !id.isEmpty())
            return id;
        return failure(missingRevisionId(file));
    }
    const Value value = resolved(constant->value, file);
    if (const auto *id = value.string(); id && !id->isEmpty())
        return *id;
    return failure(wrongType(u"revision", *constant, u"a text"_s));
}

} // namespace

Error missingRevisionId(const QString &file)
{
    return {.kind = Error::Kind::Reading,
            .what = u"Could not determine revision id from filename %1. Be sure the 'revision' variable is declared "
                    "inside the script (please see 'Upgrading from Alembic 0.1 to 0.2' in the documentation)."_s.arg(
                        fileName(file)),
            .advice = u"Declare the revision id, or move the file out of the folder of revisions."_s,
            .where = {.file = file}};
}

void setDocumentation(Revision &revision, const QString &docstring)
{
    constexpr auto Label = "Create Date:"_L1;
    revision.documentation = docstring.trimmed();
    const QStringView text = revision.documentation;
    const auto label = text.indexOf(Label);
    if (label < 0)
        return;
    const auto begin = label + Label.size();
    const auto end = text.indexOf(u'\n', begin);
    revision.createDate = text.mid(begin, end < 0 ? -1 : end - begin).trimmed().toString();
}

Result<Revision> readPythonHeader(const QByteArray &text, const QString &file)
{
    const auto constants = python::readConstants(text, file);
    if (!constants)
        return failure(constants.error());
    Revision revision;
    revision.file = file;
    const auto id = revisionId(*constants, file);
    if (!id)
        return failure(id.error());
    revision.id = *id;
    if (!constants->find(u"down_revision") && !constants->findUnreadable(u"down_revision")) {
        return failure({.kind = Error::Kind::Reading,
                        .what = u"The file %1 has no 'down_revision'"_s.arg(fileName(file)),
                        .advice = u"Add \"down_revision = None\" if this is a first revision."_s,
                        .where = {.file = file}});
    }
    const std::pair<QStringView, QStringList &> lists[] = {{u"down_revision", revision.downRevisions},
                                                           {u"branch_labels", revision.branchLabels},
                                                           {u"depends_on", revision.dependsOn}};
    for (const auto &[name, list] : lists) {
        auto read = textsNamed(*constants, name, file);
        if (!read)
            return failure(read.error());
        list = *std::move(read);
    }
    setDocumentation(revision, constants->docstring.value_or(QString()));
    return revision;
}

Result<Revision> readRevisionHeader(const QByteArray &text, const QString &file)
{
    if (file.endsWith(".sql"_L1))
        return readSqlHeader(text, file);
    if (auto plain = readPlainHeader(text, file))
        return *std::move(plain);
    return readPythonHeader(text, file);
}

} // namespace engine
