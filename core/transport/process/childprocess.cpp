// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/process/childprocess.h"

#include "core/base/beginthread.h"
#include "core/base/descriptors.h"
#include "core/base/writetoend.h"

#include <QFile>
#include <QStandardPaths>

#include <cerrno>
#include <climits>
#include <csignal>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace qm {

namespace {

/// For a program that was killed, or has nobody left to talk to.
constexpr int patienceMs = 2000;

struct Pipe final
{
    UniqueFd read;
    UniqueFd write;

    [[nodiscard]] bool isValid() const { return read.isValid() && write.isValid(); }
};

/// Everything that the child needs, made before it is there: between fork and exec it may not allocate.
struct Launch final
{
    QByteArray program;
    QByteArray directory;
    std::vector<QByteArray> words;
    std::vector<QByteArray> variables;
    std::vector<char *> arguments;
    std::vector<char *> environment;
    UniqueFd input;
    UniqueFd feed; ///< the other end of input, if that is a pipe
    Pipe output;
    Pipe errors;
    Pipe status; ///< closed by a successful exec, else says what failed
};

Pipe makePipe()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return {};
    return {UniqueFd(ends[0]), UniqueFd(ends[1])};
}

/// A file in memory and not a pipe: nobody has to feed it, and a program that does not read it breaks nothing.
UniqueFd inputFile(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return UniqueFd(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    UniqueFd file(::memfd_create("input", MFD_CLOEXEC));
    if (!file.isValid() || !writeToEnd(file.get(), bytes))
        return {};
    ::lseek(file.get(), 0, SEEK_SET);
    return file;
}

std::vector<char *> pointersTo(std::vector<QByteArray> &words)
{
    std::vector<char *> pointers;
    for (QByteArray &word : words)
        pointers.push_back(word.data());
    pointers.push_back(nullptr);
    return pointers;
}

tl::unexpected<Error> notStarted(const QString &program, int error)
{
    return failure(u"process-start"_s,
                   Message(QT_TRANSLATE_NOOP("Message", "%1 could not be started on this machine: %2"),
                           {program, qt_error_string(error)}));
}

Result<QString> findProgram(const ProcessCommand &command, const QProcessEnvironment &environment)
{
    if (command.program.contains(u'/'))
        return command.program;
    const QStringList path = environment.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts);
    const QString found = path.isEmpty() ? QString() : QStandardPaths::findExecutable(command.program, path);
    if (!found.isEmpty())
        return found;
    return failure(u"process-missing"_s,
                   Message(QT_TRANSLATE_NOOP("Message",
                                             "There is no program “%1” on this machine; install it, or put "
                                             "its directory into PATH"),
                           {command.program}));
}

Result<std::unique_ptr<Launch>> prepare(const ProcessCommand &command, ChildProcess::Input input)
{
    const QProcessEnvironment environment =
        command.environment.inheritsFromParent() ? QProcessEnvironment::systemEnvironment() : command.environment;
    const Result<QString> program = findProgram(command, environment);
    if (!program)
        return tl::unexpected(program.error());
    auto launch = std::make_unique<Launch>();
    launch->program = QFile::encodeName(*program);
    launch->directory = QFile::encodeName(command.directory);
    launch->words.push_back(command.program.toLocal8Bit());
    for (const QString &argument : command.arguments)
        launch->words.push_back(argument.toLocal8Bit());
    for (const QString &variable : environment.toStringList())
        launch->variables.push_back(variable.toLocal8Bit());
    for (const QByteArray &word : launch->words) {
        if (word.contains('\0')) // it would be cut there
            return notStarted(*program, EINVAL);
    }
    launch->arguments = pointersTo(launch->words);
    launch->environment = pointersTo(launch->variables);
    if (input == ChildProcess::Input::Pipe) {
        Pipe pipe = makePipe();
        launch->input = std::move(pipe.read);
        launch->feed = std::move(pipe.write);
    } else {
        launch->input = inputFile(command.input);
    }
    launch->output = makePipe();
    launch->errors = makePipe();
    launch->status = makePipe();
    if (!launch->input.isValid() || !launch->output.isValid() || !launch->errors.isValid()
        || !launch->status.isValid()) {
        return notStarted(*program, errno);
    }
    return launch;
}

void defaultSignals()
{
    struct sigaction action = {};
    action.sa_handler = SIG_DFL;
    for (int number = 1; number < NSIG; ++number)
        ::sigaction(number, &action, nullptr); // fails for those that cannot be changed
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// In the child, where only what is async-signal-safe may be called: other threads may have held any lock.
[[noreturn]] void becomeProgram(const Launch &launch, pid_t parent)
{
    ::setsid();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) // it went before it could be watched
        ::_exit(127);
    defaultSignals();
    const bool isConnected = ::dup2(launch.input.get(), STDIN_FILENO) >= 0
        && ::dup2(launch.output.write.get(), STDOUT_FILENO) >= 0
        && ::dup2(launch.errors.write.get(), STDERR_FILENO) >= 0
        && (launch.directory.isEmpty() || ::chdir(launch.directory.constData()) == 0);
    if (isConnected) {
        restoreDescriptorLimit();
        ::close_range(STDERR_FILENO + 1, UINT_MAX, CLOSE_RANGE_CLOEXEC);
        ::execve(launch.program.constData(), launch.arguments.data(), launch.environment.data());
    }
    const int error = errno;
    if (::write(launch.status.write.get(), &error, sizeof error) != sizeof error)
        ::_exit(126);
    ::_exit(127);
}

/// 0 once the program runs.
int startError(int status)
{
    int error = 0;
    ssize_t count = 0;
    do
        count = ::read(status, &error, sizeof error);
    while (count < 0 && errno == EINTR);
    return count == sizeof error ? error : 0;
}

} // namespace

ChildProcess::ChildProcess(pid_t pid, UniqueFd input, UniqueFd output, UniqueFd errors, UniqueFd end)
    : m_pid(pid)
    , m_input(std::move(input))
    , m_output(std::move(output))
    , m_errors(std::move(errors))
    , m_end(std::move(end))
{
    ::fcntl(m_input.get(), F_SETFL, O_NONBLOCK);
    ::fcntl(m_output.get(), F_SETFL, O_NONBLOCK);
    ::fcntl(m_errors.get(), F_SETFL, O_NONBLOCK);
}

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const ProcessCommand &command, Input input)
{
    Result<std::unique_ptr<Launch>> prepared = prepare(command, input);
    if (!prepared)
        return tl::unexpected(prepared.error());
    Launch &launch = **prepared;
    const pid_t self = ::getpid();
    const pid_t pid = ::fork();
    if (pid == 0)
        becomeProgram(launch, self);
    if (pid < 0)
        return notStarted(command.program, errno);
    launch.status.write = UniqueFd();
    const int failed = startError(launch.status.read.get());
    std::unique_ptr<ChildProcess> child(new ChildProcess(pid, std::move(launch.feed), std::move(launch.output.read),
                                                         std::move(launch.errors.read),
                                                         UniqueFd(int(::syscall(SYS_pidfd_open, pid, 0)))));
    if (failed != 0)
        return notStarted(command.program, failed);
    if (!child->m_end.isValid())
        return notStarted(command.program, errno);
    return child;
}

ChildProcess::~ChildProcess()
{
    if (m_pid <= 0)
        return;
    m_input = UniqueFd(); // what cannot be killed ends when nobody listens
    m_output = UniqueFd();
    m_errors = UniqueFd();
    signalGroup(SIGKILL);
    pollfd end = {m_end.get(), POLLIN, 0};
    if (m_end.isValid() && ::poll(&end, 1, patienceMs) == 0) {
        if (Result<std::jthread> waiting = beginThread([pid = m_pid] { ::waitpid(pid, nullptr, 0); }); waiting)
            waiting->detach(); // without one, its number stays taken until this program ends
        return;
    }
    ProcessResult nobodysResult;
    reap(nobodysResult);
}

bool ChildProcess::signalGroup(int signal) const
{
    return ::kill(-m_pid, signal) == 0;
}

void ChildProcess::reap(ProcessResult &result)
{
    // Before it is waited for: until then, its number can be nobody else's.
    signalGroup(SIGKILL);
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {}
    m_pid = -1;
    if (WIFEXITED(status)) {
        result.end = ProcessResult::End::Exited;
        result.exitCode = WEXITSTATUS(status);
    } else if (WIFSIGNALED(status)) {
        result.end = ProcessResult::End::Signalled;
        result.signal = WTERMSIG(status);
    }
}

} // namespace qm
