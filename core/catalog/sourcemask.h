// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/catalog/filesource.h"

#include <QList>

namespace qm {

/// Takes what is secret in a file's addresses out of texts of programs and servers that quote them: logs and reasons of
/// failures. A mask of nothing leaves texts as they are.
class SourceMask final
{
public:
    SourceMask() = default;
    explicit SourceMask(const FileSource &source);

    [[nodiscard]] bool isEmpty() const { return m_secrets.isEmpty(); }
    [[nodiscard]] QString masked(QString text) const;
    /// In English if there is something to be masked: that is what journals hold.
    [[nodiscard]] Error masked(const Error &error) const;

private:
    void addSecrets(const QString &url, const QString &planned);
    void add(const QString &secret);

    QStringList m_secrets; ///< as any of the texts may have them; the longest first
};

} // namespace qm
