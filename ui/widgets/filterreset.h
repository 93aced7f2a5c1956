// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolButton>

#include <functional>
#include <vector>

class QAbstractButton;
class QComboBox;

namespace qm {

class SearchField;

/// Says that filters leave out a part of what there is, and takes them all away. Seen only while that is so: filters
/// come back at the next start, and nobody shall take the part for the whole then.
class FilterReset final : public QToolButton
{
    Q_OBJECT

public:
    explicit FilterReset(QWidget *parent = nullptr);

    void watch(SearchField *field);
    /// The first entry shows everything.
    void watch(QComboBox *box);
    /// @param all whether everything is shown while it is checked
    void watch(QAbstractButton *button, bool all);
    /// @param narrows whether @p control leaves something out, asked when refresh() is called
    /// @param widen makes it show everything
    void watch(QObject *control, const std::function<bool()> &narrows, const std::function<void()> &widen);

    void refresh();
    /// What a click does.
    void clear();

Q_SIGNALS:
    /// All controls show everything now, and told nobody: once is enough.
    void cleared();

private:
    struct Watched final
    {
        QObject *control; ///< kept from telling; null if it needs not be
        std::function<bool()> narrows;
        std::function<void()> widen;
    };

    std::vector<Watched> m_watched;
};

} // namespace qm
