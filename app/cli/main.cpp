#include "app/cli/program.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    // QtSql finds its drivers through it; only the keychain has an event loop, while it is waited for.
    const QCoreApplication application(argc, argv);
    return app::runProgram({argv + 1, argv + argc});
}
