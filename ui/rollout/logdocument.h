// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>
#include <QObject>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace qm {

/// A log file of any size, by lines: its index is made in the background and follows the file while it grows; only
/// lines that are looked at are read. A search goes over the whole file, and on as it grows.
class LogDocument final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype longestLine = 4000; ///< characters that are shown of a line
    static constexpr size_t mostHits = 1'000'000;

    explicit LogDocument(QObject *parent = nullptr);
    /// Waits for what runs, which ends soon.
    ~LogDocument() override;

    /// @param path of a file that may not exist yet; empty for nothing.
    void open(const QString &path);
    [[nodiscard]] const QString &path() const { return m_path; }
    /// Whether the file is looked at for growth.
    void setWatched(bool watched);

    /// Lines that are known by now; the last may not be complete.
    [[nodiscard]] qint64 lineCount() const { return m_index.lines + (m_hasRest ? 1 : 0); }
    [[nodiscard]] bool isIndexing() const { return m_isIndexing; }
    /// At most @p count from @p first on, harmless to show: without control characters, tabs as spaces.
    [[nodiscard]] QStringList lines(qint64 first, int count);

    /// Looks for lines in which all words of @p text occur; empty ends it.
    void search(const QString &text);
    [[nodiscard]] const QStringList &words() const { return m_words; }
    /// Numbers of lines, ascending.
    [[nodiscard]] const std::vector<qint64> &hits() const { return m_hits; }
    [[nodiscard]] bool isSearching() const { return m_isSearching; }

Q_SIGNALS:
    /// Another file, or it was cut.
    void restarted();
    void grown();
    void hitsChanged();

private:
    /// Where every blockLines-th line begins.
    struct Index final
    {
        std::vector<qint64> blocks{0};
        qint64 lines = 0; ///< that are complete
        qint64 end = 0;   ///< behind the last of them
    };
    struct Found final
    {
        std::vector<qint64> hits;
        qint64 lines = 0;
        qint64 end = 0;
    };
    using Stop = std::shared_ptr<std::atomic_bool>;

    void restart();
    void look();
    void indexMore();
    void take(const Index &more);
    void searchMore();
    [[nodiscard]] static Index indexFrom(const QString &path, const Index &from, const Stop &stop);
    [[nodiscard]] static Found searchIn(const QString &path, const QStringList &words, const Found &from, qint64 end,
                                        const Stop &stop);

    QString m_path;
    QFile m_file;
    QThreadPool m_background;
    QTimer m_watch;
    Index m_index;
    bool m_hasRest = false;
    qint64 m_restSize = -1; ///< of the file, when nothing but a line without an end was left
    bool m_isIndexing = false;
    bool m_isSearching = false;
    QStringList m_words;
    std::vector<qint64> m_hits;
    Found m_searched;                                              ///< how far the search is
    Stop m_stop = std::make_shared<std::atomic_bool>(false);       ///< of the file
    Stop m_stopSearch = std::make_shared<std::atomic_bool>(false); ///< of the words
};

} // namespace qm
