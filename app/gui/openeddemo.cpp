// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/gui/openeddemo.h"

#include "app/cli/console.h"
#include "app/cli/options.h"
#include "app/demo/example.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QGuiApplication>
#include <QProgressDialog>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <thread>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// Says what happens, from any thread, and hears of the wish to stop.
class StartDialog final
{
public:
    StartDialog()
    {
        // The window that the program ends with is another one.
        QGuiApplication::setQuitOnLastWindowClosed(false);
        m_dialog.setWindowTitle(QCoreApplication::translate("Window", "Demo"));
        m_dialog.setRange(0, 0);
        m_dialog.setMinimumDuration(0);
        m_dialog.setMinimumWidth(m_dialog.fontMetrics().averageCharWidth() * 64);
        QObject::connect(&m_dialog, &QProgressDialog::canceled, &m_loop, [this] {
            m_stop.request_stop();
            m_dialog.setLabelText(QCoreApplication::translate("Window", "Ending the nodes…"));
            m_dialog.show(); // it hides itself when it is cancelled, and this takes a moment
        });
        m_dialog.show();
    }
    ~StartDialog() { QGuiApplication::setQuitOnLastWindowClosed(true); }
    Q_DISABLE_COPY_MOVE(StartDialog)

    /// Runs @p work in a thread, and the event loop until that is done.
    template<typename Work>
    void run(Work work)
    {
        const std::jthread thread([&] {
            work();
            QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
        });
        m_loop.exec();
    }

    void tell(const Message &what)
    {
        cli::say(what.text());
        QMetaObject::invokeMethod(&m_dialog, [this, what] { m_dialog.setLabelText(what.text() + u'…'); });
    }

    [[nodiscard]] std::stop_token stop() const { return m_stop.get_token(); }

private:
    QEventLoop m_loop;
    QProgressDialog m_dialog;
    std::stop_source m_stop;
};

} // namespace

OpenedDemo::OpenedDemo() = default;
OpenedDemo::~OpenedDemo() = default;

Result<> OpenedDemo::check(const QStringList &arguments)
{
    for (const QString &argument : arguments) {
        if (argument != u"--example")
            return cli::wrongUsage(Message(QT_TRANSLATE_NOOP("Message", "unexpected “%1”"), {argument}));
    }
    return {};
}

Result<std::optional<PlanRequest>> OpenedDemo::open(const QStringList &arguments)
{
    if (const Result<> sense = check(arguments); !sense)
        return tl::unexpected<Error>(sense.error());
    return arguments.isEmpty() ? openCluster() : openExample();
}

Result<std::optional<PlanRequest>> OpenedDemo::openExample()
{
    m_example = std::make_unique<QTemporaryDir>();
    if (!m_example->isValid()) {
        return failure(
            u"write-failed"_s,
            Message(QT_TRANSLATE_NOOP("Message", "cannot make a temporary folder: %1"), {m_example->errorString()}));
    }
    if (const Result<> extracted = extractExample(m_example->path()); !extracted)
        return tl::unexpected<Error>(extracted.error());
    return std::optional(exampleRequest(m_example->path()));
}

Result<std::optional<PlanRequest>> OpenedDemo::openCluster()
{
    StartDialog dialog;
    DemoSetup setup = DemoSetup::standard();
    setup.progress = [&dialog](const Message &what) { dialog.tell(what); };
    std::optional<Result<std::unique_ptr<DemoCluster>>> cluster;
    dialog.run([&] { cluster = DemoCluster::start(setup, dialog.stop()); });
    if (!*cluster) {
        if (cluster->error().code == u"demo-requirements") {
            cli::say(Message(QT_TRANSLATE_NOOP("Message",
                                               "Without nodes: quaymaster demo --example opens the window on an "
                                               "example that needs none."))
                         .text());
        }
        return tl::unexpected<Error>(cluster->error());
    }
    m_cluster = std::move(**cluster);
    return std::optional(m_cluster->places().request());
}

QString OpenedDemo::introduction() const
{
    if (!m_cluster) {
        return QCoreApplication::translate("Window",
                                           "This is the embedded example: no machine in it exists, and nothing is "
                                           "contacted.");
    }
    QStringList sentences{QCoreApplication::translate(
        "Window", "These nodes are real and run on this machine, for as long as this window is open.")};
    for (const Message &note : m_cluster->notes())
        sentences += note.text() + u'.';
    return sentences.join(u' ');
}

ProbeFiles OpenedDemo::probeFiles() const
{
    if (!m_cluster)
        return ProbeFiles::standard();
    return {m_cluster->places().knownHosts(), m_cluster->places().workspace() + u"/hashes.json"_s};
}

RolloutSurroundings OpenedDemo::rolloutSurroundings() const
{
    RolloutSurroundings surroundings;
    surroundings.knownHostsFile = probeFiles().knownHosts;
    if (m_cluster) {
        surroundings.workspace = m_cluster->places().workspace();
        // Made a moment ago, by this program, on this machine: there is nobody who could vouch for it.
        surroundings.insecureRegistries = {m_cluster->places().registry};
        surroundings.useSshConfig = false;
    } else {
        surroundings.workspace =
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/quaymaster/workspace"_s;
    }
    return surroundings;
}

} // namespace qm
