#include "app/cli/program.h"

#include <QCoreApplication>

int main(int argc, char *argv[])
{
    // QtSql finds its drivers through it; nothing here has an event loop.
    const QCoreApplication application(argc, argv);
    return app::runProgram({argv + 1, argv + argc});
}
