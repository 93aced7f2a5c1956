// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/delivery/engineimages.h"
#include "core/delivery/enginestate.h"

namespace qm {

/// One image on its way into one engine: what engineimages.h promises. Used once.
class EngineLoad final
{
public:
    /// @param name what the engine calls the image
    EngineLoad(Machine &machine, const ImageLoad &load, const Activity &activity, QString name)
        : m_machine(machine)
        , m_load(load)
        , m_activity(activity)
        , m_name(std::move(name))
        , m_expected{load.architecture, load.imageDigest, load.imageId, load.chainId}
    {}

    /// loadImage()
    [[nodiscard]] Result<Delivered> fromNode();
    /// loadThinImage()
    [[nodiscard]] Result<Delivered> fromThin(const QString &thin, const BringWhole &bring);
    /// streamImage()
    [[nodiscard]] Result<Delivered> fromHere();

private:
    Result<NodeAnswer> run(const QString &script, const QByteArrayList &parameters = {},
                           const Machine::Source &input = {});
    Result<> ask(const QString &archive, const QString &thin = {});
    Result<> checkArchive(const QString &archive, const NodeAnswer &answer);
    [[nodiscard]] bool isThere() const;
    Result<Delivered> settleIfThere();
    Result<Delivered> loadArchive();
    Result<Delivered> loadThin(const QString &thin);
    Result<Delivered> load(const QByteArray &archive, const Machine::Source &input, bool isLast = false);
    void drop(const QByteArrayList &files);
    void dropParts(const QStringList &archives);
    void log(const QString &line) const;
    Error notPinned(const NodeAnswer &answer) const;
    Error whyNot(const NodeAnswer &answer, const EngineState &after) const;
    Delivered delivered(const EngineState &state) const;

    Machine &m_machine;
    const ImageLoad &m_load;
    const Activity &m_activity;
    const QString m_name;
    ExpectedImage m_expected;
    EngineState m_before;
    bool m_archiveMissing = false;
    bool m_hasPart = false;
    qint64 m_thinSize = -1; ///< of the thin archive; -1 for none
};

} // namespace qm
