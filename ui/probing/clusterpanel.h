// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/transport/kubernetes/kubeconfig.h"
#include "ui/probing/clusterchoice.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSettings;
class QToolButton;

namespace qm {

class PathField;

/// Whether and how the cluster is asked what Kubernetes knows of its nodes, and how that went: a row and, where there
/// is something to say, a line below it.
class ClusterPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ClusterPanel(QWidget *parent = nullptr);

    [[nodiscard]] ClusterChoice choice() const;
    /// Whether what is chosen can be asked: a file is named, and whatever has to be decided is decided.
    [[nodiscard]] bool isReady() const;
    /// @param canAsk whether anybody may be asked, and nobody is being asked.
    void setStatus(const ClusterStatus &status, bool canAsk);

    /// What was chosen for an inventory; nothing if nothing was. That a certificate need not be checked is decided
    /// anew each time.
    void restore(const QSettings &settings, const QStringList &inventories);
    void save(QSettings &settings, const QStringList &inventories) const;

Q_SIGNALS:
    void changed();
    void askRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildRow();
    void readFile();
    void takeContents(const Result<KubeconfigContents> &contents);
    [[nodiscard]] bool isUnverified() const;
    void updateTexts();
    void updateColors();

    QComboBox *m_source;
    PathField *m_file;
    QComboBox *m_context;
    QCheckBox *m_unverified;
    QToolButton *m_ask;
    QLabel *m_warning;
    QLabel *m_line;
    KubeconfigContents m_contents;
    /// Remembered, and chosen once the file was read.
    QString m_wantedContext;
    int m_reads = 0;
    ClusterStatus m_status;
    bool m_canAsk = false;
    bool m_isRestoring = false;
};

} // namespace qm
