# Reading Qt's headers is a third of a build: they are compiled once, for everything below the windows and once more for
# the windows. What a source needs it includes itself all the same: the presets tidy and fuzz do without these.
function(athanor_precompiled_headers name)
    cmake_parse_arguments(HEADERS "" "" "LIBRARIES;INCLUDES" ${ARGN})
    file(CONFIGURE OUTPUT ${name}.cpp CONTENT "")
    add_library(${name} OBJECT "${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp")
    target_link_libraries(${name} PRIVATE ${HEADERS_LIBRARIES} athanor_flags)
    target_precompile_headers(${name} PRIVATE ${HEADERS_INCLUDES})
endfunction()

set(precompiled_for_the_engine
    <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <ranges> <stop_token> <string> <utility> <variant>
    <vector>
    <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QProcess>
    <QRegularExpression> <QSet> <QString> <QStringList> <QVariant>
    <tl/expected.hpp>)
athanor_precompiled_headers(engine_headers
    LIBRARIES Qt6::Core Qt6::Sql tl::expected
    INCLUDES ${precompiled_for_the_engine})

if(ATHANOR_DESKTOP)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Gui Widgets)
    athanor_precompiled_headers(window_headers
        LIBRARIES Qt6::Core Qt6::Sql Qt6::Widgets tl::expected
        INCLUDES
            ${precompiled_for_the_engine}
            <QAction> <QApplication> <QComboBox> <QDialog> <QEvent> <QHBoxLayout> <QLabel> <QLineEdit> <QMenu> <QPainter>
            <QPushButton> <QToolButton> <QTreeView> <QVBoxLayout> <QWidget>)
endif()
