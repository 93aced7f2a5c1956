// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/heldprocess.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

constexpr int lockDescriptor = 3; // as the helper knows it
constexpr auto prefix = "quaymaster-demo-"_L1;

/// @return the locked file; -1 if somebody else has it, or it is not there.
int lockIn(const QString &folder, int flags)
{
    const QByteArray path = QFile::encodeName(folder + u"/lock"_s);
    const int lock = ::open(path.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, S_IRUSR | S_IWUSR);
    if (lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return -1;
    }
    return lock;
}

bool isOurs(const QString &folder)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(folder).constData(), &status) == 0 && S_ISDIR(status.st_mode)
        && status.st_uid == ::geteuid();
}

/// Both ends closed in whatever this program starts elsewhere.
struct Pipe final
{
    std::array<int, 2> ends{-1, -1};

    bool open() { return ::pipe2(ends.data(), O_CLOEXEC) == 0; }
    void closeEnd(size_t end) { ::close(std::exchange(ends.at(end), -1)); }
};

/// Nothing of this program's surroundings reaches the cluster: proxies, or the settings of engines.
std::array<const char *, 4> surroundings()
{
    return {"PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "LC_ALL=C.UTF-8", nullptr};
}

int spawn(pid_t *process, std::vector<QByteArray> words, int input, int output, int lock, const QByteArray &log)
{
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    auto environment = surroundings();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, lock, lockDescriptor);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, log.constData(), O_WRONLY | O_CREAT | O_APPEND,
                                     S_IRUSR | S_IWUSR);
    const int error = ::posix_spawn(process, arguments[0], &actions, nullptr, arguments.data(),
                                    const_cast<char **>(environment.data())); // the old type of environments
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

} // namespace

Result<HeldFolder> HeldFolder::make()
{
    QByteArray path = QFile::encodeName(QDir::tempPath() + u'/' + prefix + u"XXXXXX"_s);
    const bool made = ::mkdtemp(path.data()) != nullptr;
    const int lock = made ? lockIn(QFile::decodeName(path), O_CREAT | O_EXCL) : -1;
    if (lock < 0) {
        return failure(u"write-failed"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "cannot make a temporary folder: %1"), {qt_error_string()}),
                       SourceLocation(QFile::decodeName(path), 0));
    }
    return HeldFolder(QFile::decodeName(path), lock);
}

QStringList HeldFolder::abandoned()
{
    QStringList folders;
    const QDir temporary = QDir::temp();
    for (const QString &name : temporary.entryList({prefix + u"??????"_s}, QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = temporary.filePath(name);
        const int lock = isOurs(folder) ? lockIn(folder, 0) : -1;
        if (lock < 0)
            continue;
        ::close(lock);
        folders += folder;
    }
    return folders;
}

HeldFolder::HeldFolder(HeldFolder &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_lock(std::exchange(other.m_lock, -1))
{}

HeldFolder::~HeldFolder()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

HeldProcess::HeldProcess(pid_t process, int input, int output, QString folder)
    : m_process(process)
    , m_input(input)
    , m_output(output)
    , m_folder(std::move(folder))
{}

Result<std::unique_ptr<HeldProcess>> HeldProcess::start(const QString &helper, HeldFolder folder,
                                                        const QStringList &command)
{
    Pipe input;
    Pipe output;
    pid_t process = -1;
    int error = EMFILE;
    if (input.open() && output.open()) {
        std::vector<QByteArray> words{QFile::encodeName(helper), "hold", QFile::encodeName(folder.path())};
        for (const QString &word : command)
            words.push_back(QFile::encodeName(word));
        error = spawn(&process, std::move(words), input.ends[0], output.ends[1], folder.lock(),
                      QFile::encodeName(folder.path() + u"/helper.log"_s));
    }
    input.closeEnd(0);
    output.closeEnd(1);
    if (error != 0) {
        input.closeEnd(1);
        output.closeEnd(0);
        return failure(
            u"demo-start"_s,
            Message(QT_TRANSLATE_NOOP("Message", "%1 cannot be started: %2"), {helper, qt_error_string(error)}));
    }
    return std::unique_ptr<HeldProcess>(new HeldProcess(process, input.ends[1], output.ends[0], folder.path()));
}

HeldProcess::~HeldProcess()
{
    ::close(m_input);
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {}
    ::close(m_output);
}

bool HeldProcess::isRunning() const
{
    // Readable: the command ended by itself. Hung up: the helper did.
    pollfd output{m_output, POLLIN, 0};
    return ::poll(&output, 1, 0) == 0;
}

} // namespace qm
