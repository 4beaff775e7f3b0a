// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Audits in a file: there is always a whole one, also where the program is killed.
#pragma once

#include "output.hpp"

#include <sansaws/core/printable.hpp>
#include <sansaws/json/decode.hpp>
#include <sansaws/s3tables/audit_state.hpp>

#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <system_error>

namespace examples {

/// The file that `--state` names.
class audit_state_file {
 public:
  /// Ends the program where that is something else than a file: it would be replaced.
  explicit audit_state_file(std::string name) : name_(std::move(name)) {
    if (name_.empty()) refuse("--state wants the name of a file");
    std::error_code ignored;
    const auto status = std::filesystem::status(name_, ignored);
    if (exists(status) && !is_regular_file(status)) refuse(subject() + " is no regular file");
  }

  const std::string& name() const noexcept { return name_; }

  /// What the file holds; nothing where there is none. Ends the program where it cannot be read.
  template <class State>
  std::optional<State> read(const std::string& of_what) const {
    const stream file(std::fopen(name_.c_str(), "rbe"), std::fclose);
    if (!file && errno == ENOENT) return std::nullopt;
    std::string text;
    char buffer[65536];
    while (file && std::feof(file.get()) == 0 && std::ferror(file.get()) == 0) {
      text.append(buffer, std::fread(buffer, 1, sizeof buffer, file.get()));
    }
    if (!file || std::ferror(file.get()) != 0) refuse("cannot read " + subject() + ": " + cause());
    auto state = sansaws::json::decode<State>(text, sansaws::s3tables::audit_state_limits);
    if (!state) {
      refuse(subject() + " is not the state of " + of_what + ": " + to_string(state.error()));
    }
    return *std::move(state);
  }

  /// Replaces the file at once, by another one in the same folder. Returns why that fails, or an
  /// empty text.
  std::string write(const std::string& text) const {
    const std::string draft = name_ + ".new";
    // A new one: what stands there may be a link, or a pipe that nobody reads.
    unlink(draft.c_str());
    stream file(std::fopen(draft.c_str(), "wbex"), std::fclose);
    const bool written =
        file && std::fwrite(text.data(), 1, text.size(), file.get()) == text.size();
    const bool closed = file && std::fclose(file.release()) == 0;
    if (written && closed && std::rename(draft.c_str(), name_.c_str()) == 0) return {};
    return "cannot write " + subject() + ": " + cause();
  }

 private:
  using stream = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

  static std::string cause() { return std::generic_category().message(errno); }
  std::string subject() const { return "the file '" + sansaws::printable(name_) + "' of --state"; }

  std::string name_;
};

}  // namespace examples
