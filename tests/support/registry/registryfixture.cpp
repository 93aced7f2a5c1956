// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/registry/registryfixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

using namespace Qt::StringLiterals;

namespace qm::test {

namespace {

constexpr int patienceMs = 30'000;
// bcrypt of RegistryFixture::password, the only kind that the registry takes
constexpr auto passwords = "carol:$2b$05$abcdefghijklmnopqrstuuTvmw3qcMpAvEgQGhbFMhqjD3R/evDDW\n";

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// Standard output; nothing if the program failed.
std::optional<QByteArray> run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(patienceMs) || process.exitCode() != 0) {
        qWarning("%s: %s", qPrintable(program), process.readAllStandardError().constData());
        return {};
    }
    return process.readAllStandardOutput();
}

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port");
    return server.serverPort();
}

} // namespace

QString RegistryFixture::missing()
{
    QStringList missing;
    for (const QString &program : {u"docker-registry"_s, u"skopeo"_s, u"python3"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            missing += program;
    }
    return missing.join(u", "_s);
}

RegistryFixture::RegistryFixture(const Options &options) : m_options(options), m_port(freePort())
{
    write(m_folder.filePath(u"config.yml"_s), configuration());
    write(m_folder.filePath(u"passwords"_s), passwords);
    if (m_options.tls) {
        write(m_folder.filePath(u"tls.crt"_s), m_options.tls->certificate);
        write(m_folder.filePath(u"tls.key"_s), m_options.tls->key);
    }
    m_process.setStandardErrorFile(m_folder.filePath(u"log"_s));
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.start(u"docker-registry"_s, {u"serve"_s, m_folder.filePath(u"config.yml"_s)});
    QElapsedTimer timer;
    timer.start();
    for (QTcpSocket socket; timer.elapsed() < patienceMs; QThread::msleep(10)) {
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        if (socket.waitForConnected(patienceMs))
            return;
    }
    qFatal("docker-registry does not start");
}

RegistryFixture::~RegistryFixture()
{
    stop();
}

void RegistryFixture::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

QByteArray RegistryFixture::configuration() const
{
    QString text = u"version: 0.1\nlog: {level: warn}\n"
                   "storage: {filesystem: {rootdirectory: '%1/data'}}\nhttp:\n  addr: 127.0.0.1:%2\n"_s.arg(
                       m_folder.path(), QString::number(m_port));
    if (m_options.tls)
        text += u"  tls: {certificate: '%1/tls.crt', key: '%1/tls.key'}\n"_s.arg(m_folder.path());
    if (m_options.login)
        text += u"auth: {htpasswd: {realm: test, path: '%1/passwords'}}\n"_s.arg(m_folder.path());
    return text.toUtf8();
}

QString RegistryFixture::host() const
{
    return u"127.0.0.1:"_s + QString::number(m_port);
}

QString RegistryFixture::push(const QString &repository, const QString &tag, const QStringList &platforms, qint64 size)
{
    const QString layout = m_folder.filePath(u"layout%1"_s.arg(m_layouts++));
    const QString script = QStringLiteral(QM_TEST_REGISTRY "/ocilayout.py");
    const QString name = repository.section(u'/', -1) + tag;
    const auto digest =
        run(u"python3"_s, QStringList{script, u"--size"_s, QString::number(size), layout, name} + platforms);
    if (!digest)
        return {};
    QStringList arguments{u"--insecure-policy"_s, u"copy"_s, u"--all"_s, u"-q"_s, u"--dest-tls-verify=false"_s};
    if (m_options.login)
        arguments += {u"--dest-creds"_s, u"%1:%2"_s.arg(QLatin1StringView(userName), QLatin1StringView(password))};
    arguments += {u"oci:"_s + layout + u":it"_s, u"docker://%1/%2:%3"_s.arg(host(), repository, tag)};
    return run(u"skopeo"_s, arguments) ? QString::fromLatin1(digest->trimmed()) : QString();
}

} // namespace qm::test
