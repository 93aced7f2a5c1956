// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planjsoncost.h"

#include "core/plan/diskoutlook.h"

using namespace Qt::StringLiterals;

namespace qm {
namespace {

void number(JsonWriter &json, const char *name, qint64 value)
{
    json.Key(name);
    json.Int64(value);
}

/// Null for what nobody knows.
void known(JsonWriter &json, const char *name, std::optional<qint64> value)
{
    json.Key(name);
    if (value)
        json.Int64(*value);
    else
        json.Null();
}

std::optional<qint64> unlessNegative(qint64 value)
{
    return value < 0 ? std::nullopt : std::optional(value);
}

void hop(JsonWriter &json, const char *name, const HopCost &cost)
{
    json.Key(name);
    json.StartObject();
    number(json, "transfers", cost.transfers);
    number(json, "bytes", cost.knownBytes);
    number(json, "unknownSizes", cost.unknownSizes);
    json.Key("busiest");
    writeJsonOrNull(json, cost.busiest);
    number(json, "busiestBytes", cost.busiestBytes);
    json.EndObject();
}

void times(JsonWriter &json, const PlanCost &cost)
{
    json.Key("times");
    json.StartArray();
    for (const qint64 rate : usualRates) {
        const HopTimes least = hopTimes(cost, rate);
        json.StartObject();
        number(json, "bytesPerSecond", rate);
        number(json, "fetchMs", least.fetch.count());
        number(json, "transitMs", least.transit.count());
        number(json, "distributeMs", least.distribute.count());
        json.EndObject();
    }
    json.EndArray();
}

void fileSystem(JsonWriter &json, const FileSystemOutlook &outlook)
{
    json.StartObject();
    json.Key("path");
    writeJsonOrNull(json, outlook.disk.path);
    json.Key("uses");
    json.StartArray();
    for (const DiskUse use : outlook.uses)
        writeJson(json, toString(use));
    json.EndArray();
    number(json, "exactBytes", outlook.cost.exactBytes);
    number(json, "estimatedBytes", outlook.cost.estimatedBytes);
    known(json, "freeBytes", unlessNegative(outlook.disk.freeBytes));
    known(json, "totalBytes", unlessNegative(outlook.disk.totalBytes));
    json.Key("fit");
    writeJson(json, toString(outlook.fit()));
    known(json, "usedPercent", outlook.usedPercentNow());
    known(json, "usedPercentAfter", outlook.usedPercentAfter());
    json.Key("crossesImageGc");
    if (const std::optional<bool> crosses = outlook.crossesImageGc())
        json.Bool(*crosses);
    else
        json.Null();
    json.EndObject();
}

} // namespace

void writeJsonCost(JsonWriter &json, const PlanCost &cost)
{
    json.StartObject();
    hop(json, "fetch", cost.fetch);
    hop(json, "transit", cost.transit);
    hop(json, "distribute", cost.distribute);
    number(json, "layerBytes", cost.layerBytes);
    number(json, "layersOfImages", cost.layersOfImages);
    number(json, "sharedLayers", cost.sharedLayers);
    times(json, cost);
    json.EndObject();
}

void writeJsonHostCost(JsonWriter &json, const HostCost &cost, const QList<HostDisk> &disks)
{
    json.StartObject();
    json.Key("host");
    writeJson(json, cost.name);
    number(json, "fetchedBytes", cost.fetchedBytes);
    number(json, "receivedBytes", cost.receivedBytes);
    number(json, "sentBytes", cost.sentBytes);
    number(json, "unknownSizes", cost.unknownSizes);
    number(json, "repeatedLayerBytes", cost.repeatedLayerBytes);
    json.Key("room");
    json.StartArray();
    for (size_t i = 0; i < cost.disks.size(); ++i) {
        const DiskCost &disk = cost.disks.at(i);
        if (disk == DiskCost())
            continue;
        json.StartObject();
        json.Key("use");
        writeJson(json, toString(static_cast<DiskUse>(i)));
        number(json, "exactBytes", disk.exactBytes);
        number(json, "estimatedBytes", disk.estimatedBytes);
        number(json, "estimatedInodes", disk.inodes);
        json.EndObject();
    }
    json.EndArray();
    json.Key("fileSystems");
    json.StartArray();
    for (const FileSystemOutlook &outlook : diskOutlook(disks, cost))
        fileSystem(json, outlook);
    json.EndArray();
    json.EndObject();
}

} // namespace qm
