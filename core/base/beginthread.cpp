// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/beginthread.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace qm {

Error threadLimitError(const std::system_error &why)
{
    return {u"thread-limit"_s,
            Message(QT_TRANSLATE_NOOP("Message", "this machine lets the program begin no more threads: %1"),
                    {qt_error_string(why.code().value())}),
            {}};
}

} // namespace qm
