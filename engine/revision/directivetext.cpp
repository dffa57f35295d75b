#include "engine/revision/directivetext.h"

#include "engine/python/stringrepr.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace engine {

DirectiveText &DirectiveText::argument(const QString &text)
{
    m_arguments << text;
    return *this;
}

DirectiveText &DirectiveText::table(const TableName &table)
{
    return m_context.inBatch ? *this : argument(python::stringRepr(table.name));
}

DirectiveText &DirectiveText::keyword(const QString &name, const QString &text)
{
    return text.isEmpty() ? *this : argument(name + u'=' + text);
}

DirectiveText &DirectiveText::flag(const QString &name, bool value)
{
    return value ? argument(name + u"=True"_s) : *this;
}

DirectiveText &DirectiveText::schema(const TableName &table)
{
    if (m_context.inBatch || table.schema.isEmpty())
        return *this;
    return keyword(u"schema"_s, python::stringRepr(table.schema));
}

DirectiveText &DirectiveText::keywords(const Result<QStringList> &texts)
{
    if (texts)
        m_arguments << *texts;
    else if (!m_error)
        m_error = texts.error();
    return *this;
}

Result<QString> DirectiveText::text(const QString &separator) const
{
    if (m_error)
        return failure(*m_error);
    return m_name + u'(' + m_arguments.join(separator) + u')';
}

QString renderExecute(const QString &sql)
{
    // `:name` would be a bind parameter.
    static const QRegularExpression bind(uR"((?<![:\w\\]):(?=\w+(?!:)))"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    return u"op.execute("_s + python::stringRepr(QString(sql).replace(bind, u"\\:"_s)) + u')';
}

} // namespace engine
