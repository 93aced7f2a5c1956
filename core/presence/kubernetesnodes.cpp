// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/presence/kubernetesnodes.h"

#include "core/data/jsonreader.h"
#include "core/data/valuepath.h"
#include "core/presence/nodematching.h"
#include "core/presence/saidarchitecture.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// What a kubelet lists of the names of one image (MaxNamesPerImageInNodeStatus).
constexpr size_t namesPerImage = 5;
constexpr QStringView none = u"<none>";
/// A shorter list than this is taken for all that there is: nobody has fewer listed.
constexpr size_t shortestCutList = 20;
/// Images of sandboxes have 0.2 to 0.8 MB; nothing else that a cluster needs is as small.
constexpr qint64 smallestBytes = 1'000'000;

/// "containerd://2.1.4" → containerd, 2.1.4; in the words of `container_manager`.
void readEngine(const QString &runtime, HostPresence *host)
{
    const qsizetype separator = runtime.indexOf(u"://"_s);
    host->engine = separator < 0 ? runtime : runtime.first(separator);
    if (separator >= 0)
        host->engineVersion = runtime.sliced(separator + 3);
    if (host->engine == u"cri-o")
        host->engine = u"crio"_s;
}

/// A name with a digest ("repository@sha256:…") and one with a tag are two entries of the list; what belongs together
/// is told by the repository.
struct ImageNames final
{
    QStringList tagged;
    QStringList digested;

    explicit ImageNames(const Value &names)
    {
        for (const Value &name : names.toList()) {
            const QString &text = name.toString();
            if (text.isEmpty() || text.contains(none))
                continue;
            (text.contains(u'@') ? digested : tagged).append(text);
        }
    }

    [[nodiscard]] QStringList digestsOf(const QString &taggedName) const
    {
        const qsizetype colon = taggedName.lastIndexOf(u':');
        const bool hasTag = colon > taggedName.lastIndexOf(u'/');
        const QString prefix = (hasTag ? taggedName.first(colon) : taggedName) + u'@';
        QStringList digests;
        for (const QString &name : digested) {
            if (name.startsWith(prefix))
                digests += name.sliced(prefix.size());
        }
        return digests;
    }
};

void readImage(const Value &item, HostPresence *host)
{
    const ImageNames names(valueAt(item, {u"names"}));
    const Value &size = valueAt(item, {u"sizeBytes"});
    const auto add = [&](const QString &name, const QString &digest) {
        PresentImage image;
        image.name = name;
        image.digest = digest;
        image.size = size.isInt() && size.toInt() >= 0 ? size.toInt() : -1;
        host->images.append(image);
    };
    QStringList told;
    for (const QString &name : names.tagged) {
        const QStringList digests = names.digestsOf(name);
        // Several digests of one repository: the tag stands for one of them, and nobody says for which.
        for (const QString &digest : digests.isEmpty() ? QStringList{QString()} : digests)
            add(name, digest);
        told += digests;
    }
    for (const QString &name : names.digested) {
        const QString digest = name.section(u'@', 1);
        if (!told.contains(digest))
            add(name, digest);
    }
}

const Value *condition(const Value &node, QStringView type)
{
    for (const Value &item : valueAt(node, {u"status", u"conditions"}).toList()) {
        if (textAt(item, {u"type"}) == type)
            return &item;
    }
    return nullptr;
}

const Value::List &imagesOf(const Value &node)
{
    return valueAt(node, {u"status", u"images"}).toList();
}

/// Kubelets list the largest images first, and cut the list where they were told to list fewer than usual; nothing in
/// the API says so. But an image as small as this is the last in every list that is whole: that of the sandbox (pause),
/// which every node has.
bool listsTheSmallest(const Value::List &images)
{
    return std::any_of(images.begin(), images.end(), [](const Value &image) {
        const Value &size = valueAt(image, {u"sizeBytes"});
        return size.isInt() && size.toInt() > 0 && size.toInt() <= smallestBytes;
    });
}

/// One node as the presence of one host.
class NodeReader final
{
public:
    NodeReader(const Value &node, const QString &host, const QDateTime &at, Diagnostics *diagnostics)
        : m_node(node)
        , m_name(textAt(node, {u"metadata", u"name"}))
        , m_diagnostics(diagnostics)
    {
        m_host.name = host;
        m_host.at = at.toUTC();
        m_host.source = u"kubernetes"_s;
    }

    [[nodiscard]] std::shared_ptr<const HostPresence> read(int statusImages)
    {
        m_host.architecture = textAt(m_node, {u"status", u"nodeInfo", u"architecture"});
        forgetStrangeArchitecture(&m_host, m_diagnostics);
        readEngine(textAt(m_node, {u"status", u"nodeInfo", u"containerRuntimeVersion"}), &m_host);
        readReadiness();
        readImages(statusImages);
        return std::make_shared<const HostPresence>(std::move(m_host));
    }

private:
    void readReadiness()
    {
        const Value *ready = condition(m_node, u"Ready");
        m_isReady = ready && textAt(*ready, {u"status"}) == u"True";
        if (m_isReady)
            return;
        const QString heartbeat = ready ? textAt(*ready, {u"lastHeartbeatTime"}) : QString();
        const QDateTime last = QDateTime::fromString(heartbeat, Qt::ISODate).toUTC();
        if (last.isValid() && last < m_host.at)
            m_host.at = last;
        note(u"kubernetes-not-ready"_s,
             Message(QT_TRANSLATE_NOOP("Message",
                                       "The node %1 is not ready: what Kubernetes says of it is of %2, and nothing "
                                       "more is known"),
                     {m_name, last.isValid() ? last.toString(Qt::ISODate) : u"?"_s}));
    }

    void readImages(int statusImages)
    {
        const Value::List &images = imagesOf(m_node);
        bool namesCut = false;
        for (const Value &item : images) {
            readImage(item, &m_host);
            namesCut = namesCut || valueAt(item, {u"names"}).toList().size() >= namesPerImage;
        }
        const bool cut = statusImages >= 0 && images.size() >= static_cast<size_t>(statusImages);
        const bool maybeCut = statusImages >= 0 && images.size() >= shortestCutList && !listsTheSmallest(images);
        m_host.imagesComplete = m_isReady && !images.empty() && !cut && !maybeCut && !namesCut;
        if (cut) {
            note(u"kubernetes-images-cut"_s,
                 Message(QT_TRANSLATE_NOOP("Message",
                                           "The node %1 lists %2 images, and Kubernetes lists no more than that: the "
                                           "small ones may be missing from the list. Ask the node itself, or raise "
                                           "the kubelet's nodeStatusMaxImages"),
                         {m_name, QString::number(images.size())}));
        } else if (maybeCut) {
            note(u"kubernetes-images-cut"_s,
                 Message(QT_TRANSLATE_NOOP("Message",
                                           "The node %1 lists %2 images, and none as small as the one that every pod "
                                           "begins with (pause): the kubelet's nodeStatusMaxImages may be no more "
                                           "than that, and small images may be missing from the list"),
                         {m_name, QString::number(images.size())}));
        } else if (namesCut) {
            note(u"kubernetes-names-cut"_s,
                 Message(QT_TRANSLATE_NOOP("Message",
                                           "The node %1 lists an image with five names, and Kubernetes lists no more "
                                           "than that: tags may be missing from the list"),
                         {m_name}));
        }
    }

    void note(const QString &code, const Message &message)
    {
        m_diagnostics->append({Severity::Note, code, message, m_host.name, {}});
    }

    const Value &m_node;
    QString m_name;
    HostPresence m_host;
    bool m_isReady = false;
    Diagnostics *m_diagnostics;
};

} // namespace

PresenceDocument NodePresence::document() const
{
    PresenceDocument document;
    for (const std::shared_ptr<const HostPresence> &host : hosts)
        document.insert(host);
    document.diagnostics = diagnostics;
    return document;
}

Result<Value::List> readNodeList(const QByteArray &json, const QString &file)
{
    const Result<Value> value = readJson(json, file);
    if (!value)
        return tl::unexpected<Error>(value.error());
    const QString kind = textAt(*value, {u"kind"});
    const Value &items = valueAt(*value, {u"items"});
    // An empty list is written as null by some versions of the API.
    if ((kind == u"NodeList" || kind == u"List") && (items.isList() || items.isNone()))
        return items.toList();
    return failure(u"kubernetes-answer"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "This is no list of nodes as the Kubernetes API and “kubectl "
                                             "get nodes -o json” give it")),
                   SourceLocation(file, 0));
}

NodePresence presenceOfNodes(const Value::List &nodes, const QList<NodeIdentity> &hosts, const QDateTime &at,
                             int statusImages)
{
    NodePresence presence;
    const std::vector<const Value *> matched = matchNodes(nodes, hosts, &presence.diagnostics);
    for (qsizetype i = 0; i < hosts.size(); ++i) {
        const Value *node = matched[static_cast<size_t>(i)];
        if (node)
            presence.hosts.append(NodeReader(*node, hosts.at(i).host, at, &presence.diagnostics).read(statusImages));
    }
    return presence;
}

} // namespace qm
