# The user documentation, shown by Help and readable in the repository: the same pages in each language.
set(help_files)
foreach(language en it ru)
    foreach(page compare environments getting-started keyboard revisions timeline upgrade-downgrade)
        list(APPEND help_files "${CMAKE_SOURCE_DIR}/resources/help/${language}/${page}.md")
    endforeach()
endforeach()
qt_add_resources(widgets athanor_help
    PREFIX "/"
    BASE "${CMAKE_SOURCE_DIR}/resources"
    FILES ${help_files})
