// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#include "core/report/planjsoncost.h"

using namespace Qt::StringLiterals;

namespace qm {
namespace {

void number(JsonWriter &json, const char *name, qint64 value)
{
    json.Key(name);
    json.Int64(value);
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

} // namespace

void writeJsonCost(JsonWriter &json, const PlanCost &cost)
{
    json.StartObject();
    hop(json, "fetch", cost.fetch);
    hop(json, "transit", cost.transit);
    hop(json, "distribute", cost.distribute);
    number(json, "layerBytes", cost.layerBytes);
    json.EndObject();
}

void writeJsonHostCost(JsonWriter &json, const HostCost &cost)
{
    json.StartObject();
    json.Key("host");
    writeJson(json, cost.name);
    number(json, "fetchedBytes", cost.fetchedBytes);
    number(json, "receivedBytes", cost.receivedBytes);
    number(json, "sentBytes", cost.sentBytes);
    number(json, "unknownSizes", cost.unknownSizes);
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
    json.EndObject();
}

} // namespace qm
