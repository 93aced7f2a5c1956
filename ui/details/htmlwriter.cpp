// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "ui/details/htmlwriter.h"

#include "ui/details/detailswords.h"
#include "ui/models/valuetext.h"
#include "ui/theme/theme.h"

using namespace Qt::StringLiterals;

namespace qm {

HtmlWriter::HtmlWriter(const QPalette &palette)
    : m_palette(palette)
    , m_faint(palette.color(QPalette::PlaceholderText).name())
    , m_accent(palette.color(QPalette::Link).name())
    , m_monospace(monospaceFont().family())
{}

void HtmlWriter::addTitle(const QString &title, const QString &subtitle)
{
    m_document.html += u"<p style='font-size:large; font-weight:600; margin:0'>%1</p>"_s.arg(text(title));
    if (!subtitle.isEmpty())
        m_document.html += u"<p style='margin:2px 0 0 0'>%1</p>"_s.arg(faint(subtitle));
}

void HtmlWriter::addHeading(const QString &title)
{
    m_document.html += u"<p style='font-weight:600; margin:18px 0 4px 0'>%1</p>"_s.arg(text(title));
}

void HtmlWriter::addParagraph(const QString &html)
{
    m_document.html += u"<p style='margin:4px 0 0 0'>%1</p>"_s.arg(html);
}

void HtmlWriter::addEntry(const QString &html)
{
    m_document.html += u"<p style='margin:9px 0 0 0'>%1</p>"_s.arg(html);
}

void HtmlWriter::beginTable()
{
    m_document.html += u"<table cellspacing='0' cellpadding='0' width='100%'>"_s;
}

void HtmlWriter::addRow(const QString &label, const QString &html)
{
    if (html.isEmpty())
        return;
    m_document.html +=
        u"<tr><td style='padding:2px 12px 2px 0; white-space:nowrap'>%1</td><td width='100%' style='padding:2px 0'>%2</td></tr>"_s
            .arg(faint(label), html);
}

void HtmlWriter::endTable()
{
    m_document.html += u"</table>"_s;
}

QString HtmlWriter::strong(const QString &words) const
{
    return u"<span style='font-weight:600'>%1</span>"_s.arg(text(words));
}

QString HtmlWriter::faint(const QString &words) const
{
    return u"<span style='color:%1'>%2</span>"_s.arg(m_faint, text(words));
}

QString HtmlWriter::code(const QString &words) const
{
    return u"<span style='font-family:\"%1\"'>%2</span>"_s.arg(m_monospace, text(words).replace(u'\n', u"<br>"_s));
}

QString HtmlWriter::toned(Tone tone, const QString &words) const
{
    return u"<span style='color:%1'>%2&nbsp;%3</span>"_s.arg(toneColor(tone, m_palette).name(),
                                                             text(QString(toneGlyph(tone))), text(words));
}

QString HtmlWriter::link(const QString &target, const QString &words) const
{
    return u"<a href='%1' style='color:%2; text-decoration:none'>%3</a>"_s.arg(target, m_accent, text(words));
}

QString HtmlWriter::place(SourceLocation location)
{
    if (!location.isValid())
        return {};
    m_document.places.append(location);
    return link(u"place:%1"_s.arg(m_document.places.size() - 1), shortLocation(location));
}

QString HtmlWriter::copy(const QString &content)
{
    m_document.copies.append(content);
    return link(u"copy:%1"_s.arg(m_document.copies.size() - 1), DetailsWords::tr("copy"));
}

QString HtmlWriter::host(const QString &name)
{
    m_document.hosts.append(name);
    return link(u"host:%1"_s.arg(m_document.hosts.size() - 1), name);
}

DetailsDocument HtmlWriter::take()
{
    return std::move(m_document);
}

} // namespace qm
