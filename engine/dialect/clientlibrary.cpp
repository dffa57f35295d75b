#include "engine/dialect/clientlibrary.h"

#ifdef Q_OS_UNIX
#include <dlfcn.h>
#endif

using namespace Qt::StringLiterals;

namespace engine {

#ifdef Q_OS_UNIX

namespace {

/// "libpq.so.5" on most systems, "libpq.5.dylib" on Apple's.
QByteArray fileOf(const QString &library)
{
    const QString name = library.section(u'.', 0, 0);
    const QString version = library.section(u'.', 1);
#ifdef Q_OS_DARWIN
    return u"lib%1.%2.dylib"_s.arg(name, version).toUtf8();
#else
    return u"lib%1.so.%2"_s.arg(name, version).toUtf8();
#endif
}

} // namespace

QFunctionPointer clientFunction(const QStringList &libraries, const char *name)
{
    void *found = nullptr;
    for (const QString &library : libraries) {
        void *handle = dlopen(fileOf(library).constData(), RTLD_LAZY | RTLD_NOLOAD);
        if (handle && found)
            return nullptr;
        found = handle ? handle : found;
    }
    return found ? reinterpret_cast<QFunctionPointer>(dlsym(found, name)) : nullptr;
}

#else

QFunctionPointer clientFunction(const QStringList &, const char *)
{
    return nullptr;
}

#endif

} // namespace engine
