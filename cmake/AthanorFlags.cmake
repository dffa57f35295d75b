# One interface target carries the language, the warnings and Qt's strictness; every target links it.
add_library(athanor_flags INTERFACE)
target_compile_features(athanor_flags INTERFACE cxx_std_20)
target_include_directories(athanor_flags INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(athanor_flags INTERFACE
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_CAST_TO_ASCII
    QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_STRICT_ITERATORS)
target_compile_options(athanor_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    -Wno-missing-field-initializers # designated initializers leave the rest at its default on purpose
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>) # GCC 12 is wrong about the members of std::variant

# A hundred test programs are linked; LLVM's linker takes a fraction of the time.
find_program(LLD_PROGRAM NAMES ld.lld)
if(LLD_PROGRAM)
    target_link_options(athanor_flags INTERFACE -fuse-ld=lld)
endif()

option(ATHANOR_SANITIZE "Build with the address and undefined behaviour sanitizers" OFF)
if(ATHANOR_SANITIZE)
    target_compile_options(athanor_flags INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(athanor_flags INTERFACE -fsanitize=address,undefined)
endif()
