# SPDX-License-Identifier: Apache-2.0
# Headers that nearly every file reads, read once for each kind of target: a file of core/ compiles in about half the
# time, one of ui/ in a third. Every file includes what it needs all the same, and the release, which is built without,
# fails if it does not.

option(QM_PRECOMPILED_HEADERS "Precompile the headers of the standard library and of Qt (GCC)" OFF)

set(qm_core_headers
    <algorithm> <array> <atomic> <chrono> <functional> <map> <memory> <mutex> <optional> <string> <utility> <variant>
    <vector> <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QList>
    <QRegularExpression> <QSet> <QString> <QStringList> <QVariant>)
set(qm_widget_headers ${qm_core_headers}
    <QAction> <QHBoxLayout> <QLabel> <QPainter> <QSettings> <QToolButton> <QTreeView> <QWidget>)

# GCC takes precompiled headers only where macros and code model are those that they were made with.
function(qm_precompiled_headers kind position_independent qt)
    set(name qm_precompiled_${kind})
    file(WRITE "${PROJECT_BINARY_DIR}/${name}.cpp" "")
    add_library(${name} OBJECT "${PROJECT_BINARY_DIR}/${name}.cpp")
    target_link_libraries(${name} PRIVATE qm_options ${qt})
    target_precompile_headers(${name} PRIVATE ${ARGN})
    set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ${position_independent})
endfunction()

if(QM_PRECOMPILED_HEADERS)
    qm_precompiled_headers(core ${BUILD_SHARED_LIBS} Qt6::Core ${qm_core_headers})
    qm_precompiled_headers(widgets ${BUILD_SHARED_LIBS} Qt6::Widgets ${qm_widget_headers})
    qm_precompiled_headers(programs OFF Qt6::Core ${qm_core_headers})
endif()

# qm_precompile(<target> core|widgets|programs)
function(qm_precompile target kind)
    if(QM_PRECOMPILED_HEADERS)
        target_precompile_headers(${target} REUSE_FROM qm_precompiled_${kind})
    endif()
endfunction()
