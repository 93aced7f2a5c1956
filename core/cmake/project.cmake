# SPDX-License-Identifier: Apache-2.0
# What every target of this project shares: language level, warnings, sanitizers, the layering helpers.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(BUILD_TESTING "Build the tests" ON)
# The program is one file. Hundreds of test programs, each with all of its code in it, are forty gigabytes.
option(BUILD_SHARED_LIBS "Build the folders of the program as shared libraries, for builds with tests" OFF)
option(QM_WERROR "Treat warnings as errors" ON)
option(QM_FUZZERS "Build the libFuzzer targets (needs clang)" OFF)
set(QM_SANITIZERS "" CACHE STRING "Sanitizers to build with, for example address,undefined")
set(QM_KUBESPRAY_DATA "${PROJECT_SOURCE_DIR}/../shared/kubespray" CACHE PATH
    "Kubespray releases with the results that Ansible computed for them; tests that need them skip where it is missing")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Without this it does not keep what was compiled with precompiled headers.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${CCACHE_PROGRAM}")
endif()

add_library(qm_options INTERFACE)
target_include_directories(qm_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(qm_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_NO_KEYWORDS QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
target_compile_options(qm_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Woverloaded-virtual
    -Wnon-virtual-dtor -Wcast-qual -Werror=switch
    $<$<CXX_COMPILER_ID:GNU>:-Wduplicated-cond -Wlogical-op>)
# GCC 12 takes the members of moved std::variant and std::optional for uninitialized once it optimizes.
target_compile_options(qm_options INTERFACE
    "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<NOT:$<CONFIG:Debug>>>:-Wno-maybe-uninitialized>")
if(QM_WERROR)
    target_compile_options(qm_options INTERFACE -Werror)
endif()
# A library that uses what it does not link is a breach of the layers, whoever else would have brought it.
add_link_options($<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,SHARED_LIBRARY>:LINKER:-z,defs>)
if(QM_SANITIZERS)
    # RapidJSON 1.1 compares against a null pointer with an offset while its stack is empty: harmless, and not ours.
    add_compile_options(-fsanitize=${QM_SANITIZERS} -fno-sanitize=pointer-overflow -fno-omit-frame-pointer
        -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${QM_SANITIZERS})
endif()
if(QM_FUZZERS)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        message(FATAL_ERROR "QM_FUZZERS needs clang: cmake --preset fuzz")
    endif()
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# qm_core_library(<folder> SOURCES <files…> [LINK <targets…>])
# One folder under core/ as one library, linked to what it may use and to nothing else.
function(qm_core_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK" ${ARGN})
    add_library(qm_${name} ${ARG_SOURCES})
    target_link_libraries(qm_${name} PUBLIC qm_options ${ARG_LINK})
    qm_precompile(qm_${name} core)
endfunction()
