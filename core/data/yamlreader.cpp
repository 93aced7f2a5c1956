// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/data/yamlreader.h"

#include "core/data/textencoding.h"
#include "core/data/yamlconstructor.h"

#include <yaml-cpp/yaml.h>

#include <sstream>

using namespace Qt::StringLiterals;

namespace qm {

using yaml::Constructor;

namespace {

Result<> read(const QByteArray &bytes, const QString &file, const ReadBudget &budget, Constructor *constructor)
{
    if (bytes.size() > budget.bytes) {
        return failure(u"data-too-large"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "The document is larger than %1 bytes."),
                               {QString::number(budget.bytes)}),
                       SourceLocation(file, 0));
    }
    const Result<QByteArray> text = checkedUtf8(bytes, file, true);
    if (!text)
        return tl::unexpected<Error>(text.error());
    try {
        std::istringstream stream(text->toStdString());
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(*constructor)) {}
    } catch (const Error &error) {
        return tl::unexpected<Error>(error);
    } catch (const YAML::Exception &exception) {
        return failure(u"yaml-syntax"_s,
                       Message(QT_TRANSLATE_NOOP("Message", "This is not valid YAML: %1"),
                               {QString::fromStdString(exception.msg)}),
                       SourceLocation(file, exception.mark.line + 1));
    }
    return {};
}

} // namespace

Result<ReadDocument> readYaml(const QByteArray &text, const QString &file, const VaultSecrets &secrets,
                              const ReadBudget &budget)
{
    Constructor constructor(file, Constructor::Documents::One, secrets, budget);
    if (const Result<> done = read(text, file, budget, &constructor); !done)
        return tl::unexpected<Error>(done.error());
    return constructor.takeDocument();
}

Result<Value::List> readYamlDocuments(const QByteArray &text, const QString &file, const ReadBudget &budget)
{
    const VaultSecrets none;
    Constructor constructor(file, Constructor::Documents::Any, none, budget);
    if (const Result<> done = read(text, file, budget, &constructor); !done)
        return tl::unexpected<Error>(done.error());
    return constructor.takeDocuments();
}

} // namespace qm
