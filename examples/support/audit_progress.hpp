// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// How far an audit is, for who waits: a bar on a terminal, elsewhere a line now and then.
#pragma once

#include "duration.hpp"
#include "output.hpp"
#include "terminal.hpp"

#include <sansaws/s3tables/audit.hpp>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <utility>

namespace examples {

/// "1 table", "2 tables"
inline std::string counted(std::uint64_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

/// "120 of 500 tables, 118/s, 3 throttled, 4 s left"
inline std::string in_words(const sansaws::s3tables::audit_progress& at) {
  std::string text = std::to_string(at.done) + " of " + std::to_string(at.found) +
                     (at.listed ? "" : "+") + " tables, " +
                     std::to_string(static_cast<std::uint64_t>(at.rate + 0.5)) + "/s";
  if (at.throttled != 0) text += ", " + std::to_string(at.throttled) + " throttled";
  if (at.left && at.left->count() != 0) text += ", " + in_words(*at.left) + " left";
  return text;
}

/// "[#####-----]", where all of `width` columns are used.
inline std::string bar(std::size_t done, std::size_t of, std::size_t width) {
  const std::size_t inside = width - 2;
  const std::size_t full = of == 0 ? 0 : std::min(done, of) * inside / of;
  return "[" + std::string(full, '#') + std::string(inside - full, '-') + "]";
}

/// Shows progress on standard error.
class audit_progress_display {
 public:
  using clock = std::chrono::steady_clock;

  explicit audit_progress_display(bool quiet)
      : quiet_(quiet), width_(bar_wanted() ? terminal_width(STDERR_FILENO) : std::nullopt) {}
  ~audit_progress_display() { clear(); }
  audit_progress_display(const audit_progress_display&) = delete;
  audit_progress_display& operator=(const audit_progress_display&) = delete;

  /// Whether it is time to `show`.
  bool due() const { return !quiet_ && clock::now() >= next_; }

  /// What stands before all else that is said of an audit, such as "bucket 2 of 5: ".
  void set_place(std::string place) { place_ = std::move(place); }

  void show(const sansaws::s3tables::audit_progress& at) {
    std::string line = place_ + in_words(at);
    const std::size_t room = line_width();
    if (line.size() + 12 <= room) {
      line = bar(at.done, at.found, std::min<std::size_t>(room - line.size() - 1, 40)) + " " + line;
    }
    show(std::move(line));
  }

  void show(std::string line) {
    const auto now = clock::now();
    if (!width_) {
      tell(line);
      next_ = now + std::chrono::seconds(now - begin_ < std::chrono::seconds(10) ? 1 : 10);
      return;
    }
    next_ = now + std::chrono::milliseconds(100);
    line.resize(std::min(line.size(), line_width()));
    static_cast<void>(std::fprintf(stderr, "\r%s\x1b[K", line.c_str()));
    shown_ = true;
  }

  /// Takes the bar away.
  void clear() {
    if (shown_) static_cast<void>(std::fputs("\r\x1b[K", stderr));
    shown_ = false;
  }

  /// Says what it was all for, with the time that it took.
  void finish(const sansaws::s3tables::audit_progress& at) {
    clear();
    if (quiet_) return;
    const auto span = std::chrono::round<std::chrono::milliseconds>(clock::now() - begin_);
    const auto tenths = (span.count() + 50) / 100;
    tell(place_ + std::to_string(at.done) + " of " + counted(at.found, "table") + " in " +
         std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) +
         " s: " + counted(at.requests, "request") +
         (at.throttled == 0 ? "" : ", " + std::to_string(at.throttled) + " throttled"));
  }

 private:
  static bool bar_wanted() {
    const auto terminal = environment("TERM");
    return terminal && terminal != "dumb";
  }

  /// The last column stays free: some terminals begin a new line behind it. 0 where there is none.
  std::size_t line_width() const { return width_ ? *width_ - 1 : 0; }

  bool quiet_;
  std::optional<std::size_t> width_;
  std::string place_;
  clock::time_point begin_ = clock::now();
  clock::time_point next_ = begin_ + (width_ ? clock::duration() : std::chrono::seconds(1));
  bool shown_ = false;
};

}  // namespace examples
