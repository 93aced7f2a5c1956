# SPDX-License-Identifier: Apache-2.0

# Builds what the sanitizers look at: the tests of the engine and of the window.
add_custom_target(sanitized_tests)

# qm_test(<name> SOURCES <files…> LINK <targets…> [TIMEOUT <seconds>] [LABELS <labels…>] [DEFINITIONS <NAME=value…>])
#
# One Qt Test program as one CTest test. Its label is the first folder below tests/ (unit, models, ui, cli,
# differential, …) unless LABELS says otherwise. Programs find their fixtures through the string literals
# QM_TEST_DATA (tests/data) and QM_KUBESPRAY_DATA (what Ansible computed; may be missing: QSKIP then). They run
# without a screen, in the C.UTF-8 locale and UTC, with a home of their own in the build tree.
function(qm_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS;DEFINITIONS" ${ARGN})
    if(ARG_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "qm_test(${name}): unknown arguments ${ARG_UNPARSED_ARGUMENTS}")
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    if(QM_SANITIZERS)
        math(EXPR ARG_TIMEOUT "${ARG_TIMEOUT} * 5")
    endif()
    if(NOT ARG_LABELS)
        file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}/tests" "${CMAKE_CURRENT_SOURCE_DIR}")
        string(REGEX REPLACE "/.*" "" ARG_LABELS "${folder}")
    endif()

    add_executable(${name} ${ARG_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE qm_options Qt6::Test ${ARG_LINK})
    qm_precompile(${name} programs)
    target_compile_definitions(${name} PRIVATE
        "QM_TEST_DATA=\"${PROJECT_SOURCE_DIR}/tests/data\"" "QM_KUBESPRAY_DATA=\"${QM_KUBESPRAY_DATA}\""
        ${ARG_DEFINITIONS})
    add_test(NAME ${name} COMMAND ${name})
    if(ARG_LABELS MATCHES "unit|differential|models|ui")
        add_dependencies(sanitized_tests ${name})
    endif()
    qm_test_environment(${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}")
endfunction()

# qm_test_environment(<test>): the same surroundings for tests of any kind.
function(qm_test_environment name)
    set(home "${PROJECT_BINARY_DIR}/home/${name}")
    file(MAKE_DIRECTORY "${home}/run")
    file(CHMOD "${home}/run" DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    set_tests_properties(${name} PROPERTIES ENVIRONMENT "\
QT_QPA_PLATFORM=offscreen;QT_LOGGING_TO_CONSOLE=1;LC_ALL=C.UTF-8;LANGUAGE=;TZ=UTC;HOME=${home};\
XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_CACHE_HOME=${home}/cache;\
XDG_STATE_HOME=${home}/state;XDG_RUNTIME_DIR=${home}/run;\
ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1;UBSAN_OPTIONS=print_stacktrace=1;\
LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0")
endfunction()
