// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QWidget>

class QToolButton;

namespace qm {

/// The hosts and artifacts to which a list was narrowed: a button each for what is narrowed, which takes that back.
class FilterTags final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterTags(QWidget *parent = nullptr);

    void setHosts(const QStringList &hosts);
    void setArtifacts(const QStringList &artifacts);
    [[nodiscard]] const QStringList &hosts() const { return m_hosts; }
    [[nodiscard]] const QStringList &artifacts() const { return m_artifacts; }

Q_SIGNALS:
    /// The user took something back.
    void tagRemoved();

private:
    QToolButton *addTag(const QString &name);
    /// @param tip what its button does; the names follow. @param one names the only one. @param many says how many.
    void showTag(QToolButton *tag, const QString &tip, const QStringList &names, const QString &one,
                 const QString &many);

    QStringList m_hosts;
    QStringList m_artifacts;
    QToolButton *m_hostTag;
    QToolButton *m_artifactTag;
};

} // namespace qm
