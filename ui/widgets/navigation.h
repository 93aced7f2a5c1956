// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QListWidget>

namespace qm {

/// The list of pages at the left: icon, name, and a number where a page has one.
class Navigation final : public QListWidget
{
    Q_OBJECT

public:
    explicit Navigation(QWidget *parent = nullptr);

    void addEntry(const QString &id, const QString &title, const QString &description, const QString &iconName);
    void setTitle(const QString &id, const QString &title, const QString &description);
    void setBadge(const QString &id, const QString &text);
    void setCurrentEntry(const QString &id);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {48, 80}; }

Q_SIGNALS:
    void entryChosen(const QString &id);

private:
    [[nodiscard]] QListWidgetItem *entry(const QString &id) const;
};

} // namespace qm
