# The user documentation, shown by Help and readable in the repository.
qt_add_resources(widgets athanor_help
    PREFIX "/"
    BASE "${CMAKE_SOURCE_DIR}/resources"
    FILES
        "${CMAKE_SOURCE_DIR}/resources/help/compare.md"
        "${CMAKE_SOURCE_DIR}/resources/help/environments.md"
        "${CMAKE_SOURCE_DIR}/resources/help/getting-started.md"
        "${CMAKE_SOURCE_DIR}/resources/help/keyboard.md"
        "${CMAKE_SOURCE_DIR}/resources/help/revisions.md"
        "${CMAKE_SOURCE_DIR}/resources/help/timeline.md"
        "${CMAKE_SOURCE_DIR}/resources/help/upgrade-downgrade.md")
