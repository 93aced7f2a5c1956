// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/diagnostic.h"

#include <tl/expected.hpp>

namespace qm {

/// A value, or the reason why there is none. Errors are values here; nothing in core/ throws across a folder.
template<typename T = void>
using Result = tl::expected<T, Error>;

/// What a function returns that has nothing but an error to say: `return failure(u"code"_s, Message(…), at);`
[[nodiscard]] inline tl::unexpected<Error> failure(const QString &code, const Message &message, SourceLocation at = {})
{
    return tl::unexpected<Error>(Error{code, message, at});
}

} // namespace qm
