// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "app/demo/helper/serve.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace qm::demo {

namespace {

constexpr size_t longestRequest = 16'384;
constexpr int patienceSeconds = 60;

struct Request final
{
    bool head = false;
    std::string path;
    std::string range; ///< as the header has it
};

bool sendAll(int connection, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t sent = ::send(connection, text.data(), text.size(), 0);
        if (sent <= 0)
            return false;
        text.remove_prefix(static_cast<size_t>(sent));
    }
    return true;
}

/// The lines up to the empty one; nothing at the end of the connection.
std::optional<std::string> readHead(int connection, std::string *buffered)
{
    for (;;) {
        const size_t end = buffered->find("\r\n\r\n");
        if (end != std::string::npos) {
            const std::string head = buffered->substr(0, end + 2);
            buffered->erase(0, end + 4);
            return head;
        }
        std::array<char, 4096> buffer{};
        const ssize_t got = ::recv(connection, buffer.data(), buffer.size(), 0);
        if (got <= 0 || buffered->size() > longestRequest)
            return {};
        buffered->append(buffer.data(), static_cast<size_t>(got));
    }
}

std::optional<Request> parse(const std::string &head)
{
    Request request;
    request.head = head.starts_with("HEAD ");
    if (!request.head && !head.starts_with("GET "))
        return {};
    const size_t begin = head.find(' ') + 1;
    request.path = head.substr(begin, head.find_first_of(" ?\r", begin) - begin);
    // What is served has plain names only, so that nothing is to be decoded.
    if (!request.path.starts_with('/') || request.path.find("..") != std::string::npos)
        return {};
    std::string lower = head;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const std::string_view name = "\r\nrange: bytes=";
    if (const size_t at = lower.find(name); at != std::string::npos)
        request.range = lower.substr(at + name.size(), lower.find('\r', at + 2) - at - name.size());
    return request;
}

struct Span final
{
    off_t begin = 0;
    off_t end = 0; ///< behind the last byte
};

/// "5-", "5-9" or "-5"; anything else is the whole file, as RFC 9110 has it for ranges that nobody understands.
std::optional<Span> spanOf(const std::string &range, off_t size)
{
    const size_t dash = range.find('-');
    if (dash == std::string::npos)
        return Span{0, size};
    off_t first = -1;
    off_t last = -1;
    const char *text = range.data();
    std::from_chars(text, text + dash, first);
    std::from_chars(text + dash + 1, text + range.size(), last);
    const Span span = first < 0 ? Span{std::max<off_t>(0, size - last), size}
                                : Span{first, last < 0 ? size : std::min(last + 1, size)};
    if (span.begin >= span.end)
        return {};
    return span;
}

bool refuse(int connection, const char *status)
{
    return sendAll(connection, std::string("HTTP/1.1 ") + status + "\r\nContent-Length: 0\r\n\r\n");
}

/// @return whether the connection can be used on.
bool answer(int connection, int directory, const Request &request)
{
    const int file = ::openat(directory, request.path.c_str() + 1, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    struct stat status = {};
    if (file < 0 || ::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
        if (file >= 0)
            ::close(file);
        return refuse(connection, "404 Not Found");
    }
    const std::optional<Span> span = spanOf(request.range, status.st_size);
    if (!span) {
        ::close(file);
        return refuse(connection, "416 Range Not Satisfiable");
    }
    const bool part = !request.range.empty();
    std::string head = part ? "HTTP/1.1 206 Partial Content\r\n" : "HTTP/1.1 200 OK\r\n";
    head += "Content-Type: application/octet-stream\r\nAccept-Ranges: bytes\r\nETag: \"" + std::to_string(status.st_ino)
        + "\"\r\nContent-Length: " + std::to_string(span->end - span->begin) + "\r\n";
    if (part) {
        head += "Content-Range: bytes " + std::to_string(span->begin) + "-" + std::to_string(span->end - 1) + "/"
            + std::to_string(status.st_size) + "\r\n";
    }
    bool good = sendAll(connection, head + "\r\n");
    off_t at = span->begin;
    while (good && !request.head && at < span->end)
        good = ::sendfile(connection, file, &at, static_cast<size_t>(span->end - at)) > 0;
    ::close(file);
    return good;
}

void converse(int connection, int directory)
{
    const timeval patience{patienceSeconds, 0};
    ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    std::string buffered;
    for (;;) {
        const std::optional<std::string> head = readHead(connection, &buffered);
        if (!head)
            break;
        const std::optional<Request> request = parse(*head);
        if (!(request ? answer(connection, directory, *request) : refuse(connection, "400 Bad Request")))
            break;
    }
    ::close(connection);
}

} // namespace

int serve(const char *directory, const char *address, const char *port)
{
    std::signal(SIGPIPE, SIG_IGN);
    sockaddr_in place = {};
    unsigned short number = 0;
    std::from_chars(port, port + std::strlen(port), number);
    place.sin_family = AF_INET;
    place.sin_port = htons(number);
    const int root = ::open(directory, O_PATH | O_DIRECTORY | O_CLOEXEC);
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr plain = {};
    const bool parsed = ::inet_pton(AF_INET, address, &place.sin_addr) == 1;
    std::memcpy(&plain, &place, sizeof plain);
    if (root < 0 || listener < 0 || !parsed || ::bind(listener, &plain, sizeof plain) != 0
        || ::listen(listener, SOMAXCONN) != 0) {
        std::fprintf(stderr, "cannot serve %s on %s port %s: %s\n", directory, address, port, std::strerror(errno));
        return 1;
    }
    for (;;) {
        const int connection = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection >= 0)
            std::thread(converse, connection, root).detach();
        else if (errno != EINTR && errno != ECONNABORTED)
            ::usleep(100'000); // out of descriptors: connections that end make room
    }
}

} // namespace qm::demo
