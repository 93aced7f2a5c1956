// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0

/// Stands in for libFuzzer where the compiler has none: runs a fuzz target once over every file of a folder.

#include <QDirIterator>
#include <QFile>
#include <QTextStream>

using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    QTextStream err(stderr);
    int inputs = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator it(QString::fromLocal8Bit(argv[i]), QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (!file.open(QIODevice::ReadOnly)) {
                err << u"%1: %2\n"_s.arg(file.fileName(), file.errorString());
                return 1;
            }
            const QByteArray content = file.readAll();
            // A copy of the exact size on the heap, so that a sanitizer sees a read past its end.
            const std::vector<uint8_t> input(content.begin(), content.end());
            LLVMFuzzerTestOneInput(input.data(), input.size());
            ++inputs;
        }
    }
    if (inputs == 0) {
        err << u"no inputs\n"_s;
        return 1;
    }
    return 0;
}
