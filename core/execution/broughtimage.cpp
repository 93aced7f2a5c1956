// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/execution/broughtimage.h"

#include "core/delivery/engineimages.h"
#include "core/delivery/putfile.h"

using namespace Qt::StringLiterals;

namespace qm {

namespace {

class Bringing final
{
public:
    Bringing(Machine &machine, const BroughtImage &image, ThinArchives &archives, const Activity &activity)
        : m_machine(machine)
        , m_image(image)
        , m_archives(archives)
        , m_activity(activity)
    {}

    Result<Delivered> run()
    {
        QStringList layers;
        for (const ImageBlob &layer : m_image.whole.layers)
            layers.append(layer.digest);
        layers.removeDuplicates();
        const Result<EngineContent> content = engineContent(m_machine, m_image.load, layers, m_activity);
        if (content && content->isThere)
            return wasThere();
        if (!content)
            goesWhole(u"nobody knows what the engine has"_s, content.error());
        if (const auto thin = content && m_image.isThin ? thinFile(content->blobs, layers) : nullptr) {
            Result<Delivered> brought = send(thin->path(), thin->sha256(), thinPath(m_image.place.path));
            if (brought)
                brought->savedBytes = thin->savedBytes();
            const bool isRefused = !brought && m_image.isStream && isAboutArchive(brought.error());
            if (!isRefused)
                return brought;
            goesWhole(u"without the layers that were there it cannot be loaded"_s, brought.error());
        }
        return send(m_image.archive, m_image.whole.sha256, m_image.place.path);
    }

private:
    Result<Delivered> wasThere() const
    {
        Delivered there;
        there.size = m_image.whole.size;
        there.wasThere = true;
        return there;
    }

    void log(const QString &line) const
    {
        if (m_activity.log)
            m_activity.log(line);
    }

    void goesWhole(const QString &why, const Error &error) const
    {
        log(u"The whole image goes, for %1: %2"_s.arg(why, toString(error)));
    }

    /// Null where the whole archive is to go.
    std::shared_ptr<const ThinFile> thinFile(const QSet<QString> &there, const QStringList &layers) const
    {
        Result<std::shared_ptr<const ThinFile>> thin =
            m_archives.without(m_image.archive, m_image.whole, there, m_activity.stop);
        if (!thin) {
            goesWhole(u"it cannot be written without the layers that are there"_s, thin.error());
            return nullptr;
        }
        if (*thin) {
            log(u"%1 of %2 layers are there already, and %3 of %4 bytes go: without %5"_s.arg((*thin)->leftOut().size())
                    .arg(layers.size())
                    .arg((*thin)->size())
                    .arg(m_image.whole.size)
                    .arg((*thin)->leftOut().join(u", "_s)));
        }
        return *std::move(thin);
    }

    Result<Delivered> send(const QString &archive, const QByteArray &sha256, const QString &path) const
    {
        if (!m_image.isStream)
            return putFile(m_machine, archive, sha256, {path, m_image.place.owner, m_image.place.mode}, m_activity);
        ImageLoad load = m_image.load;
        load.archive = archive;
        return streamImage(m_machine, load, m_activity);
    }

    Machine &m_machine;
    const BroughtImage &m_image;
    ThinArchives &m_archives;
    const Activity &m_activity;
};

} // namespace

QString thinPath(const QString &path)
{
    return path + u".thin"_s;
}

Result<Delivered> bringImage(Machine &machine, const BroughtImage &image, ThinArchives &archives,
                             const Activity &activity)
{
    return Bringing(machine, image, archives, activity).run();
}

} // namespace qm
