// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/base/saturated.h"
#include "core/template/methods.h"
#include "core/template/operators.h"
#include "core/template/registry.h"
#include "core/template/text.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace qm::jinja {
namespace {

// ansible/plugins/filter/core.py

Value splitText(Call &call)
{
    requireDefined(call.subject);
    const Value value = plain(call.engine, call.subject);
    if (!value.isString())
        failType(u"descriptor 'split' for 'str' objects doesn't apply to a '%1' object"_s.arg(typeName(value)));
    Arguments arguments{call.rest(), call.restNamed()};
    return jinja::call(call.engine, *method(call.engine, value, u"split"_s), std::move(arguments));
}

Value quote(Call &call)
{
    // shlex.quote()
    const QString text = call.subject.isNone() ? QString() : call.subjectText();
    static const QRegularExpression unsafe(uR"([^a-zA-Z0-9_@%+=:,./-])"_s);
    if (!text.isEmpty() && !text.contains(unsafe))
        return Value(text);
    return Value(u'\'' + QString(text).replace(u"'"_s, u"'\"'\"'"_s) + u'\'');
}

// os.path (posixpath.py)

constexpr QStringView notAPath = u"expected str, bytes or os.PathLike object, not %1";

QString baseName(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/') + 1);
}

QString dirName(const QString &path)
{
    QString head = path.left(path.lastIndexOf(u'/') + 1);
    if (head.count(u'/') != head.size()) {
        while (head.endsWith(u'/'))
            head.chop(1);
    }
    return head;
}

Value basename(Call &call)
{
    return Value(baseName(call.textSubject(notAPath)));
}
Value dirname(Call &call)
{
    return Value(dirName(call.textSubject(notAPath)));
}

Value splitext(Call &call)
{
    const QString path = call.textSubject(notAPath);
    const qsizetype name = path.lastIndexOf(u'/') + 1;
    const qsizetype dot = path.lastIndexOf(u'.');
    qsizetype first = name;
    while (first < path.size() && path.at(first) == u'.')
        ++first;
    const qsizetype cut = dot > first ? dot : path.size(); // leading dots are no extension
    return Value(Value::List{Value(path.left(cut)), Value(path.mid(cut))}, true);
}

Value pathJoin(Call &call)
{
    requireDefined(call.subject);
    const Value paths = plain(call.engine, call.subject);
    if (paths.isString())
        return paths;
    if (!paths.isList())
        failRefused(u"|path_join expects string or sequence, got <class '%1'> instead."_s.arg(typeName(paths)));
    if (paths.toList().empty())
        failType(u"join() missing 1 required positional argument: 'a'"_s);
    QString result;
    bool first = true;
    for (const Value &part : paths.toList()) {
        if (!part.isString())
            failType(u"join() argument must be str, bytes, or os.PathLike object, not '%1'"_s.arg(typeName(part)));
        const QString &text = part.toString();
        if (std::exchange(first, false) || text.startsWith(u'/'))
            result = text;
        else
            result += (result.isEmpty() || result.endsWith(u'/') ? QString() : u"/"_s) + text;
        call.engine.chargeItems(result.size());
    }
    return Value(result);
}

/// os.path.normpath()
QString normalized(const QString &path)
{
    if (path.isEmpty())
        return u"."_s;
    const bool isDouble = path.startsWith(u"//"_s) && !path.startsWith(u"///"_s);
    const QString root = isDouble ? u"//"_s : path.startsWith(u'/') ? u"/"_s : QString();
    QStringList parts;
    for (const QString &part : path.split(u'/', Qt::SkipEmptyParts)) {
        if (part == u".")
            continue;
        if (part != u".." || (root.isEmpty() && parts.isEmpty()) || (!parts.isEmpty() && parts.constLast() == u".."))
            parts.append(part);
        else if (!parts.isEmpty())
            parts.removeLast();
    }
    const QString result = root + parts.join(u'/');
    return result.isEmpty() ? u"."_s : result;
}

Value normpath(Call &call)
{
    return Value(normalized(call.textSubject(notAPath)));
}

/// os.path.commonpath()
Value commonpath(Call &call)
{
    const Value paths = plain(call.engine, call.subject);
    if (!paths.isList())
        failRefused(u"|commonpath expects sequence, got %1 instead."_s.arg(typeName(paths)));
    if (paths.toList().empty())
        failType(u"commonpath() arg is an empty sequence"_s);
    QStringList common;
    bool isFirst = true;
    const bool isAbsolute = str(call.engine, paths.toList().front()).startsWith(u'/');
    for (const Value &item : paths.toList()) {
        const QString path = str(call.engine, item);
        call.engine.charge(path.size());
        if (path.startsWith(u'/') != isAbsolute)
            failType(u"Can't mix absolute and relative paths"_s);
        QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
        parts.removeAll(u"."_s);
        if (std::exchange(isFirst, false))
            common = parts;
        qsizetype same = 0;
        while (same < std::min(common.size(), parts.size()) && common.at(same) == parts.at(same))
            ++same;
        common.resize(same);
    }
    return Value((isAbsolute ? u"/"_s : QString()) + common.join(u'/'));
}

Value relpath(Call &call)
{
    const QString path = call.textSubject(notAPath);
    const QString start = call.text(0);
    if (!path.startsWith(u'/') || !start.startsWith(u'/'))
        failUnsupported(Message(QT_TRANSLATE_NOOP("Message", "The filter %1 is supported for absolute paths only."),
                                {u"relpath"_s}));
    const QStringList to = normalized(path).split(u'/', Qt::SkipEmptyParts);
    const QStringList from = normalized(start).split(u'/', Qt::SkipEmptyParts);
    qsizetype common = 0;
    while (common < std::min(to.size(), from.size()) && to.at(common) == from.at(common))
        ++common;
    QStringList parts(from.size() - common, u".."_s);
    parts += to.mid(common);
    return Value(parts.isEmpty() ? u"."_s : parts.join(u'/'));
}

/// ntpath.splitdrive(): how long the drive is, "C:" or a share as in "\\\\host\\share".
qsizetype driveLength(const QString &path)
{
    const QString normal = QString(path).replace(u'/', u'\\');
    if (normal.startsWith(u"\\\\"_s)) {
        const bool isLongName = normal.startsWith(u"\\\\?\\UNC\\"_s, Qt::CaseInsensitive);
        const qsizetype host = normal.indexOf(u'\\', isLongName ? 8 : 2);
        const qsizetype share = host < 0 ? -1 : normal.indexOf(u'\\', host + 1);
        return share < 0 ? normal.size() : share;
    }
    return path.size() >= 2 && path.at(1) == u':' ? 2 : 0;
}

/// ntpath.split(): where the last name begins.
qsizetype windowsNameStart(const QString &path)
{
    const qsizetype drive = driveLength(path);
    qsizetype start = path.size();
    while (start > drive && path.at(start - 1) != u'\\' && path.at(start - 1) != u'/')
        --start;
    return start;
}

Value winBasename(Call &call)
{
    const QString path = call.textSubject(notAPath);
    return Value(path.mid(windowsNameStart(path)));
}

Value winDirname(Call &call)
{
    static const QString separators = u"\\/"_s;
    const QString path = call.textSubject(notAPath);
    const qsizetype drive = driveLength(path);
    const QString folders = path.mid(drive, windowsNameStart(path) - drive);
    const QString withoutEnd = stripped(folders, &separators, false, true);
    return Value(path.left(drive) + (withoutEnd.isEmpty() ? folders : withoutEnd));
}

Value winSplitDrive(Call &call)
{
    const QString path = call.textSubject(notAPath);
    const qsizetype drive = driveLength(path);
    return Value(Value::List{Value(path.left(drive)), Value(path.mid(drive))}, true);
}

/// Filters that look at the machine that runs Ansible.
Value ofMachine(Call &)
{
    failUnsupported(Message(QT_TRANSLATE_NOOP("Message",
                                              "Filters that look at the files of the machine that runs "
                                              "Ansible are not supported.")));
}

Value comment(Call &call)
{
    const QString style = call.text(0, u"plain"_s);
    QHash<QString, QString> options = {
        {u"newline"_s, u"\n"_s}, {u"prefix_count"_s, u"1"_s}, {u"postfix_count"_s, u"1"_s}};
    static const QHash<QString, QStringList> styles = {
        {u"plain"_s, {QString(), u"# "_s, QString()}}, {u"erlang"_s, {QString(), u"% "_s, QString()}},
        {u"c"_s, {QString(), u"// "_s, QString()}},    {u"cblock"_s, {u"/*"_s, u" * "_s, u" */"_s}},
        {u"xml"_s, {u"<!--"_s, u" - "_s, u"-->"_s}},
    };
    if (!styles.contains(style))
        failRefused(u"'%1'"_s.arg(style));
    options.insert(u"beginning"_s, styles[style].at(0));
    options.insert(u"decoration"_s, styles[style].at(1));
    options.insert(u"end"_s, styles[style].at(2));
    for (const auto &[name, value] : call.restNamed()) {
        if (name == u"decoration")
            options.insert(name, str(call.engine, value));
    }
    const QString fix = stripped(options[u"decoration"_s], nullptr, false, true);
    options.insert(u"prefix"_s, fix);
    options.insert(u"postfix"_s, fix);
    for (const auto &[name, value] : call.restNamed())
        options.insert(name, str(call.engine, value));
    const QString newline = options[u"newline"_s];
    const auto repeated = [&](const QString &text, const QString &count) {
        const qint64 times = std::max<qint64>(count.toLongLong(), 0);
        call.engine.chargeItems(saturatedProduct(text.size(), times));
        return text.repeated(times);
    };
    const QString beginning = options[u"beginning"_s].isEmpty() ? QString() : options[u"beginning"_s] + newline;
    const QString prefix = options[u"prefix"_s];
    const QString prefixes = prefix.isEmpty()
        ? QString()
        : repeated(prefix == newline ? newline : prefix + newline, options[u"prefix_count"_s]);
    const QString decoration = options[u"decoration"_s];
    const QString fixedEnd = stripped(decoration, nullptr, false, true); // no blanks at the end of an empty line
    QString text = decoration
        + replaced(call.engine, call.textSubject(u"'%1' object has no attribute 'replace'"), newline,
                   newline + decoration, -1);
    text = replaced(call.engine, text, decoration + newline, fixedEnd + newline, -1);
    const QString postfixes = repeated(newline + options[u"postfix"_s], options[u"postfix_count"_s]);
    const QString end = options[u"end"_s].isEmpty() ? QString() : newline + options[u"end"_s];
    return Value(beginning + prefixes + text + postfixes + end);
}

constexpr Entry entries[] = {
    {u"split", u"= * **", splitText},      {u"quote", u"", quote},
    {u"basename", u"", basename},          {u"dirname", u"", dirname},
    {u"splitext", u"", splitext},          {u"path_join", u"", pathJoin},
    {u"relpath", u"start", relpath},       {u"win_basename", u"", winBasename},
    {u"win_dirname", u"", winDirname},     {u"win_splitdrive", u"", winSplitDrive},
    {u"comment", u"= style **", comment},  {u"realpath", u"= * **", ofMachine},
    {u"expanduser", u"= * **", ofMachine}, {u"expandvars", u"= * **", ofMachine},
    {u"fileglob", u"= * **", ofMachine},   {u"normpath", u"", normpath},
    {u"commonpath", u"", commonpath},
};

} // namespace

Entries ansibleTextFilters()
{
    return entries;
}

} // namespace qm::jinja
