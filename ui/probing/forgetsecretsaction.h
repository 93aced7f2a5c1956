// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAction>

class QWidget;

namespace qm {

class KeptSecrets;

/// Shows what the keyring keeps for this program, and removes it there if that is wanted.
class ForgetSecretsAction final : public QAction
{
    Q_OBJECT

public:
    /// @param kept outlives it. @param window what the question is shown above; owns it.
    ForgetSecretsAction(KeptSecrets &kept, QWidget *window);

private:
    void ask();

    KeptSecrets &m_kept;
    QWidget *m_window;
};

} // namespace qm
