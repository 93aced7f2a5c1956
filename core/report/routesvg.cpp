// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/routesvg.h"

#include "core/report/reporttext.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace qm {
namespace {

constexpr qreal margin = 1;       // for half a line's width
constexpr qreal titleHeight = 26; // of the columns' titles
constexpr qreal padding = 10;     // inside a box
// There are no font metrics without a GUI: these widths are of a wide font (DejaVu Sans), per pixel of its size.
constexpr qreal nameSize = 11.5;
constexpr qreal quietSize = 10;
constexpr qreal widthPerPixel = 0.62;

QString number(qreal value)
{
    // Two decimals are finer than any printer; fixed, as an exponent is no SVG 1.1 number everywhere.
    return QString::number(std::round(value * 100) / 100);
}

QString escaped(const QString &text)
{
    return inert(text).toHtmlEscaped();
}

/// Keeps beginning and end: host names differ in one, images in the other.
QString fitted(const QString &text, qreal width, qreal fontSize)
{
    const auto room = static_cast<qsizetype>(width / (fontSize * widthPerPixel));
    if (text.size() <= room || room < 3)
        return text;
    const qsizetype head = room / 2;
    return text.first(head) + u'…' + text.last(room - head - 1);
}

QString amountText(const RouteAmount &amount)
{
    QStringList parts;
    if (amount.files > 0) {
        parts.append(
            counted(amount.files, QT_TRANSLATE_NOOP("Message", "%1 file"), QT_TRANSLATE_NOOP("Message", "%1 files")));
    }
    if (amount.images > 0) {
        parts.append(counted(amount.images, QT_TRANSLATE_NOOP("Message", "%1 image"),
                             QT_TRANSLATE_NOOP("Message", "%1 images")));
    }
    return parts.join(u", "_s);
}

QString columnTitle(RouteRole role)
{
    switch (role) {
    case RouteRole::Source:
        return phrase(QT_TRANSLATE_NOOP("Message", "Sources"));
    case RouteRole::Downloader:
        return phrase(QT_TRANSLATE_NOOP("Message", "Downloaders"));
    case RouteRole::Controller:
        return phrase(QT_TRANSLATE_NOOP("Message", "Controller"));
    case RouteRole::Node:
        return phrase(QT_TRANSLATE_NOOP("Message", "Nodes"));
    }
    Q_UNREACHABLE();
}

QString memberCount(const RouteVertex &vertex)
{
    switch (vertex.role) {
    case RouteRole::Source:
        return counted(vertex.members, QT_TRANSLATE_NOOP("Message", "%1 source"),
                       QT_TRANSLATE_NOOP("Message", "%1 sources"));
    case RouteRole::Downloader:
        return counted(vertex.members, QT_TRANSLATE_NOOP("Message", "%1 downloader"),
                       QT_TRANSLATE_NOOP("Message", "%1 downloaders"));
    case RouteRole::Controller:
    case RouteRole::Node:
        return counted(vertex.members, QT_TRANSLATE_NOOP("Message", "%1 node"),
                       QT_TRANSLATE_NOOP("Message", "%1 nodes"));
    }
    Q_UNREACHABLE();
}

QString vertexTitle(const RouteVertex &vertex)
{
    const QString names = vertex.lastName.isEmpty() ? vertex.name : vertex.name + u" – "_s + vertex.lastName;
    switch (vertex.grouping) {
    case RouteGrouping::Single:
    case RouteGrouping::Range:
        return names;
    case RouteGrouping::Server:
    case RouteGrouping::Needs:
        return names.isEmpty() ? memberCount(vertex)
                               : phrase(QT_TRANSLATE_NOOP("Message", "%1 of %2"), {memberCount(vertex), names});
    case RouteGrouping::Itself:
    case RouteGrouping::Rest:
        return memberCount(vertex);
    }
    Q_UNREACHABLE();
}

QString vertexDetail(const RouteVertex &vertex)
{
    QStringList parts;
    if (vertex.grouping == RouteGrouping::Range)
        parts.append(memberCount(vertex));
    if (vertex.grouping == RouteGrouping::Itself)
        parts.append(phrase(QT_TRANSLATE_NOOP("Message", "each for itself")));
    if (vertex.role == RouteRole::Node && !vertex.architecture.isEmpty())
        parts.append(vertex.architecture);
    const QString amount = amountText(vertex.received);
    if (!amount.isEmpty() && vertex.role != RouteRole::Node) // the boxes of nodes are too narrow for both
        parts.append(amount);
    return parts.join(u" · "_s);
}

class RouteDrawing final
{
public:
    RouteDrawing(const Plan &plan, const RouteGraph &graph, const RouteLayout &layout)
        : m_plan(plan)
        , m_graph(graph)
        , m_layout(layout)
    {}

    [[nodiscard]] QByteArray svg();

private:
    void add(const QString &text) { m_svg += text.toUtf8(); }
    void addText(const char *cssClass, const QPointF &at, const QString &text);
    void addRect(const char *cssClass, const QRectF &rect, const char *look);
    void addColumnTitles();
    void addClusters();
    void addEdge(size_t index);
    void addBox(size_t index);

    const Plan &m_plan;
    const RouteGraph &m_graph;
    const RouteLayout &m_layout;
    QByteArray m_svg;
};

void RouteDrawing::addText(const char *cssClass, const QPointF &at, const QString &text)
{
    const bool quiet = QLatin1StringView(cssClass) == "qm-quiet"_L1;
    add(u"<text class=\"%1\" x=\"%2\" y=\"%3\" font-size=\"%4\" %5>%6</text>\n"_s.arg(
        QLatin1StringView(cssClass), number(at.x()), number(at.y()), number(quiet ? quietSize : nameSize),
        quiet ? u"fill=\"#5F6773\""_s : u"font-weight=\"bold\" fill=\"#1D232B\""_s, escaped(text)));
}

void RouteDrawing::addRect(const char *cssClass, const QRectF &rect, const char *look)
{
    add(u"<rect class=\"%1\" x=\"%2\" y=\"%3\" width=\"%4\" height=\"%5\" rx=\"4\" %6/>\n"_s.arg(
        QLatin1StringView(cssClass), number(rect.x()), number(rect.y()), number(rect.width()), number(rect.height()),
        QLatin1StringView(look)));
}

void RouteDrawing::addColumnTitles()
{
    for (int role = 0; role < routeRoleCount; ++role) {
        const QRectF &column = m_layout.columns.at(static_cast<size_t>(role));
        if (!column.isNull())
            addText("qm-quiet", {column.left(), -12}, columnTitle(static_cast<RouteRole>(role)));
    }
}

void RouteDrawing::addClusters()
{
    for (size_t i = 0; i < m_layout.clusters.size(); ++i) {
        const QRectF &frame = m_layout.clusters.at(i);
        addRect("qm-frame", frame, "fill=\"none\" stroke=\"#A7AFBA\" stroke-dasharray=\"3 3\"");
        const QString title = vertexTitle(m_graph.clusters.at(i).group);
        addText("qm-quiet", {frame.left() + padding, frame.top() + 16},
                fitted(title, frame.width() - 2 * padding, quietSize));
    }
}

void RouteDrawing::addEdge(size_t index)
{
    const RoutePath &path = m_layout.paths.at(index);
    const RouteEdge &edge = m_graph.edges.at(index);
    const auto point = [](const QPointF &p) { return number(p.x()) + u' ' + number(p.y()); };
    QString way = u"M "_s + point(path.start);
    for (const RouteCurve &curve : path.curves)
        way += u" C "_s + point(curve.control1) + u", "_s + point(curve.control2) + u", "_s + point(curve.end);
    add(u"<path class=\"qm-edge\" d=\"%1\" fill=\"none\" stroke=\"#1460B8\" stroke-opacity=\"0.35\" "
        "stroke-width=\"%2\"><title>%3 → %4: %5</title></path>\n"_s.arg(
            way, number(path.thickness), escaped(vertexTitle(m_graph.vertices.at(edge.from))),
            escaped(vertexTitle(m_graph.vertices.at(edge.to))), escaped(amountText(edge.amount))));
}

void RouteDrawing::addBox(size_t index)
{
    const QRectF &box = m_layout.boxes.at(index);
    const RouteVertex &vertex = m_graph.vertices.at(index);
    const QString title = vertexTitle(vertex);
    const QString detail = vertexDetail(vertex);
    add(u"<g><title>%1</title>\n"_s.arg(escaped(detail.isEmpty() ? title : title + u": "_s + detail)));
    if (vertex.isGroup()) { // a second sheet behind it: there are several
        addRect("qm-group", box.translated(3, 3).intersected(m_layout.bounds.adjusted(0, 0, 3, 3)),
                "fill=\"#FFFFFF\" stroke=\"#A7AFBA\"");
    }
    addRect("qm-box", box, "fill=\"#FFFFFF\" stroke=\"#5F6773\"");
    const qreal room = box.width() - 2 * padding;
    const qreal left = box.left() + padding;
    if (box.height() < 2 * (nameSize + quietSize) || detail.isEmpty()) {
        addText("qm-name", {left, box.center().y() + nameSize * 0.36}, fitted(title, room, nameSize));
    } else {
        addText("qm-name", {left, box.center().y() - 4}, fitted(title, room, nameSize));
        addText("qm-quiet", {left, box.center().y() + 12}, fitted(detail, room, quietSize));
    }
    add(u"</g>\n"_s);
}

QByteArray RouteDrawing::svg()
{
    const QSizeF size = routeSvgSize(m_layout);
    add(u"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1\" height=\"%2\" viewBox=\"0 0 %1 %2\" "
        "font-family=\"sans-serif\">\n<g transform=\"translate(%3 %4)\">\n"_s.arg(
            number(size.width()), number(size.height()), number(margin), number(titleHeight + margin)));
    addColumnTitles();
    addClusters();
    for (size_t i = 0; i < m_graph.edges.size(); ++i)
        addEdge(i);
    for (size_t i = 0; i < m_graph.vertices.size(); ++i)
        addBox(i);
    if (m_graph.idleHosts > 0) {
        addText("qm-quiet", {0, m_layout.bounds.bottom() + 18},
                counted(m_graph.idleHosts, QT_TRANSLATE_NOOP("Message", "%1 node takes no part: it misses nothing."),
                        QT_TRANSLATE_NOOP("Message", "%1 nodes take no part: they miss nothing.")));
    }
    add(u"</g>\n</svg>\n"_s);
    return m_svg;
}

} // namespace

QByteArray routeSvg(const Plan &plan, const RouteGraph &graph, const RouteLayout &layout)
{
    return RouteDrawing(plan, graph, layout).svg();
}

QSizeF routeSvgSize(const RouteLayout &layout)
{
    return {layout.bounds.width() + 2 * margin + 3, layout.bounds.height() + titleHeight + 2 * margin + 22};
}

} // namespace qm
