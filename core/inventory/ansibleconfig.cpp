// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/inventory/ansibleconfig.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

QStringList listOf(const QString &value)
{
    QStringList items;
    for (const QString &item : value.split(u',')) {
        if (!item.trimmed().isEmpty())
            items.append(item.trimmed());
    }
    return items;
}

} // namespace

AnsibleConfig::AnsibleConfig()
    // ansible/constants.py, REJECT_EXTS, and config/base.yml, INVENTORY_IGNORE_EXTS
    : m_ignoredEnds{u".pyc"_s, u".pyo"_s, u".swp"_s,  u".bak"_s, u"~"_s,    u".rpm"_s,  u".md"_s,
                    u".txt"_s, u".rst"_s, u".orig"_s, u".ini"_s, u".cfg"_s, u".retry"_s}
{}

void AnsibleConfig::read(const QByteArray &text, const QString &file, Diagnostics &diagnostics)
{
    QString section;
    int number = 0;
    for (const QByteArray &bytes : text.split('\n')) {
        ++number;
        QString line = QString::fromUtf8(bytes);
        if (const qsizetype comment = line.indexOf(u" ;"_s); comment >= 0)
            line.truncate(comment);
        line = line.trimmed();
        if (line.isEmpty() || line.front() == u'#' || line.front() == u';')
            continue;
        if (line.front() == u'[' && line.back() == u']') {
            section = line.mid(1, line.size() - 2);
            continue;
        }
        const qsizetype equals = line.indexOf(u'=');
        const QString name = section + u'.' + line.left(equals).trimmed().toLower();
        const QString value = equals < 0 ? QString() : line.mid(equals + 1).trimmed();
        if (name == "defaults.inventory_ignore_extensions"_L1 || name == "inventory.ignore_extensions"_L1) {
            m_ignoredEnds = listOf(value);
        } else if (name == "defaults.inventory_ignore_patterns"_L1 || name == "inventory.ignore_patterns"_L1) {
            m_ignoredPatterns.clear();
            for (const QString &pattern : listOf(value))
                m_ignoredPatterns.append(QRegularExpression(pattern));
        } else if (name == "defaults.force_valid_group_names"_L1) {
            m_replacesGroupCharacters = value == "always"_L1 || value == "silently"_L1;
        } else if (name == "defaults.hash_behaviour"_L1 && value == "merge"_L1) {
            diagnostics.append({Severity::Error,
                                u"ansible-config"_s,
                                Message(QT_TRANSLATE_NOOP("Message",
                                                          "hash_behaviour = merge is not supported: dictionaries "
                                                          "are replaced as a whole, as Kubespray expects.")),
                                {},
                                SourceLocation(file, number)});
        }
    }
}

bool AnsibleConfig::ignores(const QString &name) const
{
    if (name.startsWith(u'.') || name == "host_vars"_L1 || name == "group_vars"_L1 || name == "vars_plugins"_L1)
        return true;
    return std::any_of(m_ignoredEnds.begin(), m_ignoredEnds.end(),
                       [&](const QString &end) { return name.endsWith(end); })
        || std::any_of(m_ignoredPatterns.begin(), m_ignoredPatterns.end(), [&](const QRegularExpression &pattern) {
               return pattern.isValid() && pattern.match(name).hasMatch();
           });
}

} // namespace qm
