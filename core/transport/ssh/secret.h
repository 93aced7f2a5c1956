// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

#include <memory>

namespace qm {

/// A password, passphrase or one-time code: never printed, and wiped when its last copy goes.
///
/// The memory is kept out of core dumps and, where the system allows it, out of swap. There is no operator<<, no
/// conversion to QString and no QMetaType, so that a secret reaches a log only on purpose.
class Secret final
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView utf8);
    /// From a variable of an inventory, whose own text cannot be wiped.
    [[nodiscard]] static Secret fromText(const QString &text);

    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    [[nodiscard]] qsizetype size() const;
    /// UTF-8, followed by a zero byte. Valid as long as this object.
    [[nodiscard]] const char *data() const;

    /// In time that does not depend on where they differ.
    friend bool operator==(const Secret &, const Secret &);

private:
    class Buffer;
    std::shared_ptr<const Buffer> m_buffer;
};

} // namespace qm
