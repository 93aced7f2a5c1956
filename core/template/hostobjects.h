// SPDX-FileCopyrightText: 2026 The Quaymaster developers
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/template/objects.h"

namespace qm::jinja {

/// group_names: a list; asking whether a group is in it reads no more than that.
class GroupNames final : public Object
{
public:
    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] std::optional<Value> data(Engine &engine) const override;
    [[nodiscard]] std::optional<bool> contains(Engine &engine, const Value &value) const override;
};

/// ansible_facts, or a dictionary in it: reads what is asked for.
class Facts final : public Object
{
public:
    explicit Facts(QString path) : m_path(std::move(path)) {}

    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] std::optional<Value> data(Engine &engine) const override;
    [[nodiscard]] std::optional<Value> item(Engine &engine, const Value &key) const override;
    [[nodiscard]] std::optional<bool> contains(Engine &engine, const Value &value) const override;
    [[nodiscard]] bool isMapping() const override { return true; }

private:
    [[nodiscard]] QString pathTo(const QString &key) const;

    QString m_path;
};

/// hostvars (ansible/vars/hostvars.py, HostVars)
class HostVars final : public Object
{
public:
    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] std::optional<Value> item(Engine &engine, const Value &key) const override;
    [[nodiscard]] std::optional<bool> contains(Engine &engine, const Value &value) const override;
    [[nodiscard]] std::optional<Value> items(Engine &engine) const override;
    [[nodiscard]] bool isMapping() const override { return true; }
};

/// hostvars[host] (HostVarsVars): no role variables; what is undefined stays a template.
class HostVarsOf final : public Object
{
public:
    explicit HostVarsOf(quint32 host) : m_host(host) {}

    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] std::optional<Value> item(Engine &engine, const Value &key) const override;
    [[nodiscard]] std::optional<bool> contains(Engine &engine, const Value &value) const override;
    [[nodiscard]] std::optional<Value> items(Engine &engine) const override;
    [[nodiscard]] bool isMapping() const override { return true; }
    [[nodiscard]] bool equals(const Opaque &other) const override;
    [[nodiscard]] size_t hash(size_t seed) const noexcept override;

private:
    quint32 m_host;
};

/// vars: the variables as they were written.
class RawVariables final : public Object
{
public:
    [[nodiscard]] QString typeName() const override;
    [[nodiscard]] std::optional<Value> item(Engine &engine, const Value &key) const override;
    [[nodiscard]] std::optional<bool> contains(Engine &engine, const Value &value) const override;
    [[nodiscard]] bool isMapping() const override { return true; }
};

} // namespace qm::jinja
