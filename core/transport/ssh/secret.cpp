// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/transport/ssh/secret.h"

#include <sys/mman.h>

#include <cstring>
#include <string.h>

namespace qm {

/// Pages of its own: mlock() and madvise() work on pages, and would otherwise hit neighbours on the heap.
class Secret::Buffer final
{
public:
    explicit Buffer(QByteArrayView content)
        : m_size(content.size())
        , m_mapped((static_cast<size_t>(content.size()) + 4096) / 4096 * 4096)
    {
        void *memory = ::mmap(nullptr, m_mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            qFatal("out of memory");
        ::mlock(memory, m_mapped); // may fail by the limit on locked memory; core dumps are still kept clean
        ::madvise(memory, m_mapped, MADV_DONTDUMP);
        m_data = static_cast<char *>(memory);
        if (m_size > 0)
            std::memcpy(m_data, content.data(), static_cast<size_t>(m_size));
    }

    ~Buffer()
    {
        ::explicit_bzero(m_data, m_mapped);
        ::munmap(m_data, m_mapped);
    }

    Q_DISABLE_COPY_MOVE(Buffer)

    [[nodiscard]] const char *data() const { return m_data; }
    [[nodiscard]] qsizetype size() const { return m_size; }

private:
    char *m_data = nullptr;
    qsizetype m_size;
    size_t m_mapped;
};

Secret::Secret(QByteArrayView utf8) : m_buffer(std::make_shared<const Buffer>(utf8)) {}

Secret Secret::fromText(const QString &text)
{
    QByteArray utf8 = text.toUtf8();
    const Secret secret{QByteArrayView(utf8)};
    ::explicit_bzero(utf8.data(), static_cast<size_t>(utf8.size()));
    return secret;
}

qsizetype Secret::size() const
{
    return m_buffer ? m_buffer->size() : 0;
}

const char *Secret::data() const
{
    return m_buffer ? m_buffer->data() : "";
}

bool operator==(const Secret &a, const Secret &b)
{
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a.data()[i] ^ b.data()[i];
    return difference == 0;
}

} // namespace qm
